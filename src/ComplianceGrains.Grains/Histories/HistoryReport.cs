namespace ComplianceGrains.Grains.Histories;

/// <summary>What was checked, what could not be, and what is wrong.</summary>
/// <param name="Logs">Each log.</param>
/// <param name="Actors">Actors with a history.</param>
/// <param name="Decisions">Decisions of all of them.</param>
/// <param name="Commands">Commands that caused them.</param>
/// <param name="WaitingEffects">Effects in the outbox.</param>
/// <param name="Values">Sealed values that opened and are what the logs commit to.</param>
/// <param name="Shredded">Sealed values that are gone because a tombstone says so.</param>
/// <param name="BeingDestroyed">Sealed values whose destruction has begun.</param>
/// <param name="Keys">Wrapped keys looked at.</param>
/// <param name="Files">Stored files whose digest was computed.</param>
/// <param name="Unchecked">What could not be checked and why, one sentence each.</param>
/// <param name="Faults">In the order found.</param>
public sealed record HistoryReport(
    IReadOnlyList<CheckedLog> Logs, long Actors, long Decisions, long Commands, long WaitingEffects, long Values, long Shredded, long BeingDestroyed,
    long Keys, long Files, IReadOnlyList<string> Unchecked, IReadOnlyList<Fault> Faults)
{
    /// <summary>Whether nothing is wrong with what was checked.</summary>
    public bool IsValid => Faults.Count == 0;
}
