using ComplianceGrains.Storage.Agendas;

namespace ComplianceGrains.Storage.Journals;

/// <summary>
/// What a verdict may hold at most, whatever it is written to: an entity group transaction of Azure Table storage takes 100
/// entities and 4 MiB, and the store adds some of its own.
/// </summary>
public static class VerdictBounds
{
    /// <summary>Most decisions.</summary>
    public const int Decisions = 20;

    /// <summary>Most rows: decisions, values of persons, drafts, receipts, effects, four for a deadline that is set and two for one that is cleared.</summary>
    public const int Rows = 90;

    /// <summary>Most bytes of a draft.</summary>
    public const int DraftBytes = 64 * 1024;

    /// <summary>Most bytes of a decision's sealed values, a person's and the others each for themselves.</summary>
    public const int SealedBytes = 900 * 1024;

    /// <summary>Most bytes of drafts, sealed values and receipts together.</summary>
    public const int Bytes = 3 * 1024 * 1024;

    /// <summary>Refuses a verdict that is too large.</summary>
    /// <exception cref="VerdictTooLargeException">It exceeds a bound.</exception>
    public static void Check(JournalCommit commit)
    {
        if (commit.Decisions.Count > Decisions)
            throw new VerdictTooLargeException(commit.Actor, $"{commit.Decisions.Count} decisions, and {Decisions} are the most");
        var rows = commit.Decisions.Sum(RowsOf) + commit.Effects.Count + commit.Deadlines.Sum(RowsOf);
        if (rows > Rows)
            throw new VerdictTooLargeException(commit.Actor, $"{rows} rows, and {Rows} are the most");
        foreach (var draft in commit.Decisions.SelectMany(decision => decision.Drafts).Where(draft => draft.Bytes.Length > DraftBytes))
            throw new VerdictTooLargeException(commit.Actor, $"a draft of {draft.Bytes.Length} bytes for {draft.Log}, and {DraftBytes} are the most");
        foreach (var sealedBytes in commit.Decisions.SelectMany(decision => decision.Sealed.GroupBy(one => one.IsPersonal)).Select(one => one.Sum(value => value.Bytes.Length)).Where(sum => sum > SealedBytes))
            throw new VerdictTooLargeException(commit.Actor, $"sealed values of {sealedBytes} bytes in one decision, and {SealedBytes} are the most");
        var bytes = commit.Decisions.Sum(BytesOf);
        if (bytes > Bytes)
            throw new VerdictTooLargeException(commit.Actor, $"{bytes} bytes, and {Bytes} are the most");
    }

    private static int RowsOf(NewDecision decision) =>
        1 + (decision.Sealed.Any(compartment => compartment.IsPersonal) ? 1 : 0) + decision.Drafts.Sum(draft => draft.Receipt is null ? 1 : 2);

    private static int RowsOf(DeadlineChange change) => change is DeadlineChange.Set ? 4 : 2;

    private static long BytesOf(NewDecision decision) =>
        decision.Sealed.Sum(compartment => (long)compartment.Bytes.Length) + decision.Drafts.Sum(draft => draft.Bytes.Length + (long)(draft.Receipt?.Length ?? 0));
}
