namespace ComplianceGrains.Cli.Histories;

/// <summary>What was checked, and what is wrong with it.</summary>
/// <param name="Logs">Each log.</param>
/// <param name="Actors">Actors with a history.</param>
/// <param name="Decisions">Decisions of all of them.</param>
/// <param name="Commands">Commands that caused them.</param>
/// <param name="WaitingEffects">Effects in the outbox.</param>
/// <param name="Faults">In the order found.</param>
/// <param name="History">The history asked for, or null.</param>
internal sealed record HistoryReport(
    IReadOnlyList<CheckedLog> Logs, long Actors, long Decisions, long Commands, long WaitingEffects, IReadOnlyList<Fault> Faults, IReadOnlyList<HistoryLine>? History)
{
    public bool IsValid => Faults.Count == 0;
}
