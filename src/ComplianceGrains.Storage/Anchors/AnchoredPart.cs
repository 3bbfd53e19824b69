namespace ComplianceGrains.Storage.Anchors;

/// <summary>A signed head of a log and what it adds to the one before.</summary>
/// <param name="Log">The log's name.</param>
/// <param name="Entries">Those under this head and not under the one before, in order.</param>
/// <param name="Head">The head.</param>
public sealed record AnchoredPart(string Log, IReadOnlyList<AnchoredEntry> Entries, AnchoredHead Head);
