using Orleans;

namespace ComplianceGrains.Contracts.Exports;

/// <summary>Which entries of one jurisdiction's decisions log an export opens.</summary>
/// <param name="Jurisdiction">Whose log.</param>
/// <param name="Log">The log's name.</param>
/// <param name="Size">Of the head that the export states.</param>
/// <param name="From">Exclusive, in milliseconds.</param>
/// <param name="To">Inclusive, in milliseconds.</param>
/// <param name="Kinds">Sorted; null for all.</param>
/// <param name="Pseudonyms">Of the actors, sorted; null for all.</param>
[GenerateSerializer, Immutable, Alias("cg.ExportFrame")]
public sealed record ExportFrame(
    [property: Id(0)] string Jurisdiction,
    [property: Id(1)] string Log,
    [property: Id(2)] long Size,
    [property: Id(3)] long From,
    [property: Id(4)] long To,
    [property: Id(5)] IReadOnlyList<string>? Kinds,
    [property: Id(6)] IReadOnlyList<string>? Pseudonyms);
