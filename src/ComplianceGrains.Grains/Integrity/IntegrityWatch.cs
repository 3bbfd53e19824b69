using ComplianceGrains.Contracts.Ledgers;
using ComplianceGrains.Grains.Histories;
using ComplianceGrains.Grains.Ledgers;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace ComplianceGrains.Grains.Integrity;

/// <summary>
/// Checks everything that this host has stored, again and again and slowly, and acts on what it finds: the agenda and lost
/// notices are put right, damage becomes an incident, and all of it is counted.
/// </summary>
public sealed partial class IntegrityWatch(
    IGrainFactory grains, Inspection inspection, LedgerStart start, OutsideCopy copy, FaultDesk desk, IntegrityStatus status, IntegrityPace pace,
    IClock clock, ILogger<IntegrityWatch> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // What keeps a host from starting is said by the start alone, and what is wrong with a whole log by the one who takes it up.
        await start.Done.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        for (var first = true; !stoppingToken.IsCancellationRequested; first = false)
        {
            try
            {
                await PassAsync(pace.Resting(first, stoppingToken), stoppingToken);
                await Task.Delay(pace.Between, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // a check that stops finds nothing any more: whatever happened is said, and the next pass tries again
            catch (Exception failure)
#pragma warning restore CA1031
            {
                status.Fail(failure.Message);
                LogUnreadable(failure.Message);
                await Task.Delay(TimeSpan.FromSeconds(10), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Each part of another snapshot: a long one would keep the store from forgetting what it overwrites.</summary>
    private async Task PassAsync(Func<Task> rest, CancellationToken cancellation)
    {
        var found = new Tally();
        await PartAsync(found, rest, check => check.KeysAsync(cancellation), cancellation);
        foreach (var log in await LogsAsync(cancellation))
        {
            await GiveHeadsBackAsync(log, rest, cancellation);
            await PartAsync(found, rest, check => check.LogAsync(log, cancellation), cancellation);
        }

        for (var after = (string?)""; after is { } position;)
            await PartAsync(found, rest, async check =>
            {
                after = await check.ActorsAsync(position, cancellation);
                await check.EffectsAsync(cancellation);
            }, cancellation);
        await PartAsync(found, rest, check => check.FilesAsync(cancellation), cancellation);
        status.Complete(new IntegrityPass(clock.GetCurrentInstant(), found.Actors, found.Values, found.Faults, found.Unowned, found.Open));
        if (found.Faults.Count > 0)
            LogFound(string.Join(", ", found.Faults.Select(fault => $"{fault.Key}: {fault.Value}")), status.Repaired);
    }

    private async Task PartAsync(Tally found, Func<Task> rest, Func<HistoryCheck, Task> work, CancellationToken cancellation)
    {
        HistoryCheck check;
        using (var stores = inspection.Snapshot())
        {
            check = await inspection.BeginAsync(stores, rest, cancellation);
            await work(check);
        }

        found.Add(check);
        status.Repair(await desk.ActAsync(check, cancellation));
        await rest();
    }

    /// <summary>The start compares the newest head with the copy outside; the older ones are compared here.</summary>
    private async Task GiveHeadsBackAsync(string log, Func<Task> rest, CancellationToken cancellation)
    {
        long newest;
        HashSet<long> stored;
        using (var stores = inspection.Snapshot())
        {
            newest = (await stores.Logs.StatedHeadAsync(log, cancellation))?.Size ?? 0;
            stored = [.. (await stores.Audit.SignedHeadsAsync(log, cancellation)).Select(head => head.Size)];
        }

        var lost = await copy.LostHeadsAsync(log, newest, stored, rest, cancellation);
        if (lost.Count > 0)
            await grains.GetGrain<ILedgerGrain>(log).GiveBackAsync([.. lost.Select(head => new CopiedHead(head.Size, head.Root, head.Note))], cancellation);
    }

    private async Task<IReadOnlyList<string>> LogsAsync(CancellationToken cancellation)
    {
        using var stores = inspection.Snapshot();
        return await stores.Logs.NamesAsync(cancellation);
    }

    [LoggerMessage(LogLevel.Critical, "The check of stored data found faults ({Areas}); {Repaired} rows and notices were put right since the start. 'compliance history verify' names each.")]
    private partial void LogFound(string areas, long repaired);

    [LoggerMessage(LogLevel.Critical, "Stored data could not be checked: {Reason}")]
    private partial void LogUnreadable(string reason);

    private sealed class Tally
    {
        public long Actors { get; private set; }

        public long Values { get; private set; }

        public long Unowned { get; private set; }

        public OpenSubjects Open { get; } = new();

        public SortedDictionary<string, long> Faults { get; } = new(StringComparer.Ordinal);

        public void Add(HistoryCheck check)
        {
            var report = check.Report;
            (Actors, Values, Unowned) = (Actors + report.Actors, Values + report.Values, Unowned + check.Unowned);
            Open.Add(check.Open);
            foreach (var area in report.Faults.Select(fault => fault.Area.ToString().ToLowerInvariant()))
                Faults[area] = Faults.GetValueOrDefault(area) + 1;
        }
    }
}
