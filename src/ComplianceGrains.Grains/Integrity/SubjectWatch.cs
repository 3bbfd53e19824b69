using ComplianceGrains.Grains.Histories;
using ComplianceGrains.Grains.Pumps;
using ComplianceGrains.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ComplianceGrains.Grains.Integrity;

/// <summary>
/// Has the subjects of every cell gone through where several silos share a store, and tells this silo's health and records what was
/// found. Each cell is gone through once in the cluster, by whichever silo has it.
/// </summary>
public sealed partial class SubjectWatch(IGrainFactory grains, StoreLayout layout, DeliveryStart delivery, IntegrityStatus status, ILogger<SubjectWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(5);

    private long _repaired;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await delivery.Begun.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Rounds.RepeatAsync(RoundAsync, Pace, TimeProvider.System, LogFailure, stoppingToken);
    }

    /// <summary>Asks every cell once.</summary>
    internal async Task RoundAsync(CancellationToken cancellation)
    {
        var cells = await Task.WhenAll(Enumerable.Range(0, layout.Cells).Select(cell => grains.GetGrain<ISubjectSweepGrain>(cell).GoOnAsync(cancellation)));
        var swept = cells.OfType<SweptCell>().ToList();
        if (swept.Count < layout.Cells)
            return;
        var open = new OpenSubjects();
        foreach (var cell in swept)
            open.Add(cell.Open);
        var repaired = swept.Sum(cell => cell.Repaired);
        status.Repair(Math.Max(0, repaired - _repaired));
        _repaired = repaired;
        status.Sweep(new OpenPass(swept.Min(cell => cell.CompletedAt), open, swept.Sum(cell => cell.Unowned), swept.All(cell => cell.Unreadable == 0)));
    }

    [LoggerMessage(LogLevel.Warning, "It could not be looked whether somebody would be woken for every open subject; the next look tries again.")]
    private partial void LogFailure(Exception failure);
}
