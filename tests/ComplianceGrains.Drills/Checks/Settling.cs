using ComplianceGrains.Drills.Hosting;
using ComplianceGrains.Storage.Sqlite;

namespace ComplianceGrains.Drills.Checks;

/// <summary>Waits until nothing is under way: no effect waits for delivery, no draft for its place, no entry for a signature.</summary>
public static class Settling
{
    public static async Task WaitAsync(RunningHost host, TimeSpan atMost)
    {
        var last = "";
        await Eventually.TrueAsync(async () => (last = await UnderWayAsync(host.Data)).Length == 0, atMost, () => $"The host has not come to rest: {last}\n{host.Output}");
    }

    private static async Task<string> UnderWayAsync(string data)
    {
        using var history = SqliteHistory.Open(data);
        if (await history.Audit.WaitingEffectsAsync() is { Count: > 0 } effects)
            return $"{effects.Count} effects wait.";
        foreach (var log in await history.Ledger.LogsAsync())
        {
            if ((await history.Ledger.PendingAsync(log, "", 1000)).Count is > 0 and var drafts)
                return $"{drafts} drafts wait in {log}.";
            var (size, signed) = ((await history.Ledger.HeadAsync(log)).Size, (await history.Ledger.SignedHeadAsync(log))?.Size ?? 0);
            if (signed < size)
                return $"{log} is signed up to {signed} of {size}.";
        }

        return "";
    }
}
