using System.Text;
using ComplianceGrains.Storage.Agendas;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Storage.Outboxes;

namespace ComplianceGrains.Storage.Tests;

/// <summary>Builds verdicts that are as small as a test allows.</summary>
internal static class Verdicts
{
    public const string Log = "evidence.example.com/eu/decisions";

    public static JournalCommit Of(string actor, long expected, string command, int decisions = 1) => new(
        actor, expected, new NewCommand(command, [1, 2, 3], 201),
        [.. Enumerable.Range(1, decisions).Select(n => Decision(expected + n))], [], []);

    public static JournalCommit With(this JournalCommit commit, params NewEffect[] effects) => commit with { Effects = effects };

    public static JournalCommit With(this JournalCommit commit, params DeadlineChange[] deadlines) => commit with { Deadlines = deadlines };

    /// <summary>A receipt of the first decision.</summary>
    public static JournalCommit WithReceipt(this JournalCommit commit, string note) =>
        commit with { Decisions = [commit.Decisions[0] with { Drafts = [.. commit.Decisions[0].Drafts.Select(draft => draft with { Receipt = note })] }, .. commit.Decisions.Skip(1)] };

    private static NewDecision Decision(long sequence) => new(
        sequence, "test.decided/1", 1000 + sequence, 900 + sequence, null,
        [new("d1", "k-1", [0xd1, (byte)sequence]), new("p1", "k-2", [0xb1, (byte)sequence])],
        [new(Log, sequence - 1, Encoding.UTF8.GetBytes($"draft {sequence - 1}"))]);
}
