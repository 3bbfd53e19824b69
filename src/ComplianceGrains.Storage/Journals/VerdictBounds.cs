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
        var (rows, bytes) = (commit.Effects.Count, 0L);
        foreach (var change in commit.Deadlines)
            rows += change is DeadlineChange.Set ? 4 : 2;
        foreach (var decision in commit.Decisions)
        {
            var (personal, others) = SealedOf(commit.Actor, decision);
            rows += personal > 0 ? 2 : 1;
            bytes += personal + others;
            foreach (var draft in decision.Drafts)
            {
                if (draft.Bytes.Length > DraftBytes)
                    throw new VerdictTooLargeException(commit.Actor, $"a draft of {draft.Bytes.Length} bytes for {draft.Log}, and {DraftBytes} are the most");
                rows += draft.Receipt is null ? 1 : 2;
                bytes += draft.Bytes.Length + (draft.Receipt?.Length ?? 0);
            }
        }

        if (rows > Rows)
            throw new VerdictTooLargeException(commit.Actor, $"{rows} rows, and {Rows} are the most");
        if (bytes > Bytes)
            throw new VerdictTooLargeException(commit.Actor, $"{bytes} bytes, and {Bytes} are the most");
    }

    /// <summary>How many bytes of a decision are a person's own, and how many are not.</summary>
    private static (long Personal, long Others) SealedOf(string actor, NewDecision decision)
    {
        var (personal, others) = (0L, 0L);
        foreach (var compartment in decision.Sealed)
            if (compartment.IsPersonal)
                personal += compartment.Bytes.Length;
            else
                others += compartment.Bytes.Length;
        return Math.Max(personal, others) is var most && most > SealedBytes
            ? throw new VerdictTooLargeException(actor, $"sealed values of {most} bytes in one decision, and {SealedBytes} are the most")
            : (personal, others);
    }
}
