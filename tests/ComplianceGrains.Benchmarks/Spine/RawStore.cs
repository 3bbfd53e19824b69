using System.Diagnostics;
using System.Security.Cryptography;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Storage.Sqlite;

namespace ComplianceGrains.Benchmarks.Spine;

/// <summary>The same store with verdicts of the same shape and random bytes: no actor, no rules, no cryptography.</summary>
internal static class RawStore
{
    public static async Task<double> MeasureAsync(string folder, int decisions)
    {
        using var store = SqliteStore.Open(folder);
        var (next, watch) = (0, Stopwatch.StartNew());
        await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(async () =>
        {
            // As onboarding does it: a verdict of two decisions, then one of three.
            for (var i = Interlocked.Increment(ref next); i <= decisions / 5; i = Interlocked.Increment(ref next))
            {
                await store.Journal.CommitAsync(Verdict($"customer/raw-{i}", 0, 2));
                await store.Journal.CommitAsync(Verdict($"customer/raw-{i}", 2, 3));
            }
        })));
        return decisions / watch.Elapsed.TotalSeconds;
    }

    private static JournalCommit Verdict(string actor, long expected, int decisions) => new(
        actor, expected, new NewCommand($"c{expected}", new byte[32], 200), [.. Enumerable.Range(1, decisions).Select(n => Decision(expected + n))], [], []);

    private static NewDecision Decision(long sequence) => new(
        sequence, "customer.screened/1", 1, 1, null,
        [new("d1", "k-0123456789abcdef01234567", RandomNumberGenerator.GetBytes(900)), new("s1", "k-0123456789abcdef01234567", RandomNumberGenerator.GetBytes(120))],
        [new NewDraft("evidence.example.com/eu/decisions", sequence - 1, RandomNumberGenerator.GetBytes(520))]);
}
