using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Host.Health;
using ComplianceGrains.Screening.Fetching;

namespace ComplianceGrains.Host.Lists;

/// <summary>
/// Asks the publishers of the configured lists, conditionally. Not modified confirms the version in force; new files go the
/// way of an upload; a failure changes nothing, and the list's age shows.
/// </summary>
internal sealed partial class ListFetching(
    IReadOnlyDictionary<string, ListSchedule> schedules, IListFetcher fetcher, ListUpload upload, Readiness readiness, ILogger<ListFetching> logger) : BackgroundService
{
    private readonly Dictionary<Uri, (FetchValidators Validators, byte[] Bytes)> _last = [];

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(schedules.Select(schedule => LoopAsync(schedule.Key, schedule.Value, stoppingToken)));

    private async Task LoopAsync(string list, ListSchedule schedule, CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(schedule.EveryMinutes));
        try
        {
            while (readiness.WaitingFor is not null)
                await Task.Delay(TimeSpan.FromMilliseconds(100), stopping);
            do
                await FetchAsync(list, schedule, stopping);
            while (await timer.WaitForNextTickAsync(stopping));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task FetchAsync(string list, ListSchedule schedule, CancellationToken stopping)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var (name, url) in schedule.Files)
        {
            var known = _last.TryGetValue(url, out var last);
            switch (await fetcher.FetchAsync(url, known ? last.Validators : null, stopping))
            {
                case ListFetch.Arrived arrived:
                    files[name] = arrived.Bytes.ToArray();
                    _last[url] = (arrived.Validators, files[name]);
                    break;
                case ListFetch.NotModified:
                    files[name] = last.Bytes;
                    break;
                case ListFetch.Failed failed:
                    LogFailed(list, name, failed.Reason);
                    return;
            }
        }

        // The same bytes have the same digest: the actor confirms the version in force instead of accepting a new one.
        var outcome = await upload.AcceptAsync(list, files, confirmed: false, new Envelope($"fetch/{Guid.NewGuid():N}", [], Principal.System), stopping);
        if (outcome.Reply.Refusal is { } refusal)
            LogFailed(list, "all files", refusal.Title);
    }

    [LoggerMessage(LogLevel.Warning, "List {List} was not renewed ({File}): {Reason}. The version in force stays, and its age shows.")]
    private partial void LogFailed(string list, string file, string reason);
}
