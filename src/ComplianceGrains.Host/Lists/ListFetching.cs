using ComplianceGrains.Api.Lists;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Host.Health;
using ComplianceGrains.Screening.Fetching;
using NodaTime;
using Polly;
using Polly.Timeout;

namespace ComplianceGrains.Host.Lists;

/// <summary>
/// Asks the publishers of the configured lists, conditionally. Not modified confirms the version in force; new files go the
/// way of an upload; a failure changes nothing, the list's age shows and so does the reason.
/// </summary>
internal sealed partial class ListFetching(
    IReadOnlyDictionary<string, ListSchedule> schedules, IListFetcher fetcher, ListUpload upload, ListTurns turns, Readiness readiness, IClock clock, ILogger<ListFetching> logger)
    : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(schedules.Select(schedule => LoopAsync(schedule.Key, schedule.Value, stoppingToken)));

    private async Task LoopAsync(string list, ListSchedule schedule, CancellationToken stopping)
    {
        var last = new Dictionary<Uri, ListFetch.Arrived>();
        using var timer = new PeriodicTimer(turns.PauseOf(schedule));
        try
        {
            while (readiness.WaitingFor is not null)
                await Task.Delay(TimeSpan.FromMilliseconds(100), stopping);
            do
                await TurnAsync(list, schedule, last, stopping);
            while (await timer.WaitForNextTickAsync(stopping));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task TurnAsync(string list, ListSchedule schedule, Dictionary<Uri, ListFetch.Arrived> last, CancellationToken stopping)
    {
        try
        {
            if (await turns.TakeAsync(list, schedule, stopping))
                await turns.RecordAsync(list, await AttemptAsync(list, schedule, last, stopping), stopping);
        }
#pragma warning disable CA1031 // whatever keeps the cluster from saying whose turn it is, it is asked again
        catch (Exception failure) when (!stopping.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogNoTurn(list, failure);
        }
    }

    private async Task<ListAttempt> AttemptAsync(string list, ListSchedule schedule, Dictionary<Uri, ListFetch.Arrived> last, CancellationToken stopping)
    {
        try
        {
            return await FilesAsync(schedule, last, stopping) is { } failure
                ? Failed(list, failure)
                : await AcceptAsync(list, schedule, last, stopping);
        }
#pragma warning disable CA1031 // one attempt that fails, in whatever way, must end neither the schedule nor the host
        catch (Exception failure) when (!stopping.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return Failed(list, $"it could not be taken in ({failure.GetType().Name})");
        }
    }

    /// <summary>Brings all files up to date; why not, if one of them could not be had.</summary>
    private async Task<string?> FilesAsync(ListSchedule schedule, Dictionary<Uri, ListFetch.Arrived> last, CancellationToken stopping)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        patience.CancelAfter(TimeSpan.FromSeconds(schedule.TimeoutSeconds));
        foreach (var (name, url) in schedule.Files)
            switch (await FileAsync(url, last.GetValueOrDefault(url), schedule, patience.Token, stopping))
            {
                case ListFetch.Arrived arrived:
                    last[url] = arrived;
                    break;
                case ListFetch.Failed failed:
                    return $"{name}: {failed.Reason}";
            }

        return null;
    }

    private async Task<ListFetch> FileAsync(Uri url, ListFetch.Arrived? before, ListSchedule schedule, CancellationToken patience, CancellationToken stopping)
    {
        try
        {
            return await fetcher.FetchAsync(url, before?.Validators, patience);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            return new ListFetch.Failed($"the publisher did not send all of it within {schedule.TimeoutSeconds} s");
        }
        catch (ExecutionRejectedException rejected)
        {
            return new ListFetch.Failed(rejected is TimeoutRejectedException ? "the publisher did not answer in time" : "the publisher failed so often that it is given a pause");
        }
    }

    /// <summary>The same bytes have the same digest: the actor then confirms the version in force instead of accepting a new one.</summary>
    private async Task<ListAttempt> AcceptAsync(string list, ListSchedule schedule, Dictionary<Uri, ListFetch.Arrived> last, CancellationToken stopping)
    {
        var files = schedule.Files.ToDictionary(file => file.Key, file => last[file.Value].Bytes.ToArray(), StringComparer.Ordinal);
        var origin = ListOrigin.Publisher(schedule.Files.Values, schedule.Files.Values.Max(url => last[url].At));
        var outcome = await upload.AcceptAsync(list, ListUpload.InMemory(files), confirmed: false, origin, new Envelope($"fetch/{Guid.NewGuid():N}", [], Principal.System), stopping);
        return outcome.Reply.Refusal is { } refusal
            ? Failed(list, string.Join(' ', [refusal.Title, .. refusal.Errors.Take(1).Select(error => $"{error.Pointer}: {error.Message}")]))
            : new ListAttempt(clock.GetCurrentInstant(), outcome.Reply.Status == 201 ? "accepted" : "confirmed", null);
    }

    private ListAttempt Failed(string list, string reason)
    {
        LogFailed(list, reason);
        return new ListAttempt(clock.GetCurrentInstant(), "failed", reason);
    }

    [LoggerMessage(LogLevel.Warning, "Whose turn it is to fetch list {List} could not be told, and is asked again.")]
    private partial void LogNoTurn(string list, Exception failure);

    [LoggerMessage(LogLevel.Warning, "List {List} was not renewed ({Reason}); the version in force stays, and its age shows.")]
    private partial void LogFailed(string list, string reason);
}
