using NodaTime;
using Orleans;

namespace ComplianceGrains.Contracts.Exports;

/// <summary>What can be asked of an export.</summary>
[GenerateSerializer, Alias("cg.ExportCommand")]
public abstract record ExportCommand;

/// <summary>Asks for the period (From, To] of one jurisdiction.</summary>
/// <param name="Jurisdiction">Whose logs.</param>
/// <param name="From">Exclusive.</param>
/// <param name="To">Inclusive.</param>
/// <param name="Recipient">Who gets it.</param>
/// <param name="Purpose">What for.</param>
/// <param name="LegalBasis">On what basis.</param>
/// <param name="HeldSizes">Sizes of checkpoints of the decisions log that the recipient holds.</param>
[GenerateSerializer, Immutable, Alias("cg.RequestExport")]
public sealed record RequestExport(
    [property: Id(0)] string Jurisdiction,
    [property: Id(1)] Instant From,
    [property: Id(2)] Instant To,
    [property: Id(3)] string Recipient,
    [property: Id(4)] string Purpose,
    [property: Id(5)] string LegalBasis,
    [property: Id(6)] IReadOnlyList<long> HeldSizes) : ExportCommand;

/// <summary>Another person decides.</summary>
[GenerateSerializer, Immutable, Alias("cg.DecideExport")]
public sealed record DecideExport([property: Id(0)] bool Approved, [property: Id(1)] string Reason) : ExportCommand;

/// <summary>Somebody fetched the package.</summary>
[GenerateSerializer, Immutable, Alias("cg.RecordDownload")]
public sealed record RecordDownload : ExportCommand;
