using ComplianceGrains.Drills.Hosting;
using ComplianceGrains.Storage.Histories;
using ComplianceGrains.Storage.Sqlite;

namespace ComplianceGrains.Drills.Checks;

/// <summary>Waits until nothing is under way: no effect waits for delivery, no draft for its place, no entry for a signature.</summary>
public static class Settling
{
    public static Task WaitAsync(RunningHost host, TimeSpan atMost) => WaitAsync(() => SqliteHistory.Open(host.Data), atMost, () => host.Output);

    public static async Task WaitAsync(Func<IHistorySnapshot> open, TimeSpan atMost, Func<string> output)
    {
        var last = "";
        await Eventually.TrueAsync(async () => (last = await UnderWayAsync(open)).Length == 0, atMost, () => $"It has not come to rest: {last}\n{output()}");
    }

    private static async Task<string> UnderWayAsync(Func<IHistorySnapshot> open)
    {
        using var history = open();
        if (await history.Audit.WaitingEffectsAsync() is { Count: > 0 } effects)
            return $"{effects.Count} effects wait.";
        foreach (var log in await history.Logs.NamesAsync())
        {
            if ((await history.Drafts.PendingAsync(log, "", 1000)).Count is > 0 and var drafts)
                return $"{drafts} drafts wait in {log}.";
            var (size, signed) = ((await history.Logs.HeadAsync(log)).Size, (await history.Logs.SignedHeadAsync(log))?.Size ?? 0);
            if (signed < size)
                return $"{log} is signed up to {signed} of {size}.";
        }

        return "";
    }
}
