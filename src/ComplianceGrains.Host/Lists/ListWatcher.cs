using ComplianceGrains.Contracts.Lists;
using ComplianceGrains.Grains.Lists;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Host.Health;
using ComplianceGrains.Screening.Lists.Importing;
using NodaTime;

namespace ComplianceGrains.Host.Lists;

/// <summary>
/// Keeps this silo's lists to what is in force in the cluster: a version that another silo took in is screened against here about a
/// second later.
/// </summary>
internal sealed partial class ListWatcher(
    IGrainFactory grains, ListLibrary lists, RuleBook rules, Readiness readiness, IClock clock, ILogger<ListWatcher> logger) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, (string Digest, Instant ConfirmedAt)> _loaded = new(StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                if (readiness.WaitingFor is null)
                    foreach (var id in ListImport.KnownLists.Union(rules.Lists(clock.GetCurrentInstant())))
                        await LookAsync(id, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task LookAsync(string id, CancellationToken stopping)
    {
        try
        {
            if (await grains.GetGrain<IListGrain>(id).ViewAsync(stopping) is not { } list || _loaded.GetValueOrDefault(id) == (list.Digest, list.ConfirmedAt))
                return;
            await lists.LoadAsync(id, list.Digest, list.Files, list.ConfirmedAt, stopping);
            _loaded[id] = (list.Digest, list.ConfirmedAt);
        }
#pragma warning disable CA1031 // whatever went wrong with one list, it is looked at again, and the others are not forgotten
        catch (Exception failure) when (!stopping.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogFailure(id, failure);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Whether list {List} is the one in force could not be seen, and is looked at again in a second.")]
    private partial void LogFailure(string list, Exception failure);
}
