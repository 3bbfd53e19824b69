namespace ComplianceGrains.Drills.Load;

/// <summary>An answer that a client holds in its hands: from then on it must never be untrue.</summary>
/// <param name="Key">Idempotency key.</param>
/// <param name="Sequence">The customer's sequence after the command.</param>
public sealed record Acknowledged(string Customer, string Path, string Body, string Key, int Status, long Sequence, IReadOnlyList<AcknowledgedDecision> Decisions);
