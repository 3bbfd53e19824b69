using ComplianceGrains.Evidence.Notes;

namespace ComplianceGrains.Evidence.Exports.Writing;

/// <summary>What an export takes of one jurisdiction.</summary>
/// <param name="Label">The jurisdiction in lower case.</param>
/// <param name="Scope">The logs, with their filters, exactly as <c>export.produced/1</c> states them.</param>
/// <param name="Lifecycle">A signed checkpoint that covers this export's <c>export.produced/1</c>.</param>
/// <param name="Decisions">The signed checkpoint that <c>export.produced/1</c> states; null if not in scope.</param>
/// <param name="R">Likewise for <c>r</c>.</param>
public sealed record JurisdictionExport(string Label, ExportScope Scope, SignedNote Lifecycle, SignedNote? Decisions, SignedNote? R)
{
    /// <summary>Sizes of <c>decisions</c> that somebody outside may hold a checkpoint of: the package leads from each to its own.</summary>
    public IReadOnlyList<long> KnownSizes { get; init; } = [];

    /// <summary>RFC 3161 responses over the file of a checkpoint, by the log's short name.</summary>
    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Tokens { get; init; } = new Dictionary<string, ReadOnlyMemory<byte>>();
}
