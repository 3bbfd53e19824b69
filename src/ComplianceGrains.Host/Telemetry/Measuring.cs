using ComplianceGrains.Contracts.Incidents;
using ComplianceGrains.Contracts.Liveness;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Grains.Histories;
using ComplianceGrains.Grains.Incidents;
using ComplianceGrains.Grains.Integrity;
using ComplianceGrains.Grains.Lists;
using ComplianceGrains.Grains.Liveness;
using ComplianceGrains.Grains.Pumps;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Grains.Telemetry;
using ComplianceGrains.Grains.Timestamps;
using ComplianceGrains.Grains.Witnesses;
using ComplianceGrains.Host.Health;
using ComplianceGrains.Storage.Backlogs;
using NodaTime;

namespace ComplianceGrains.Host.Telemetry;

/// <summary>Measures every few seconds what no event tells: how long things have waited, and how old they are.</summary>
internal sealed partial class Measuring(
    Gauges gauges, IBacklogs backlogs, IncidentDesk incidents, ListLibrary lists, RuleBook rules, Readiness readiness, IntegrityStatus integrity, Timestamping stamps, TimestampWatch stamped, Cosigning cosigning, WitnessWatch witnessed,
    LivenessStatus liveness, IClock clock, ILogger<Measuring> logger)
    : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Rounds.RepeatAsync(MeasureAsync, Pace, TimeProvider.System, LogFailure, stoppingToken);

    private async Task MeasureAsync(CancellationToken stopping)
    {
        if (readiness.WaitingFor is not null)
            return;
        var now = clock.GetCurrentInstant();
        Show(await backlogs.ReadAsync(now.ToUnixTimeMilliseconds(), stopping), now.ToUnixTimeMilliseconds());
        Show(now);
        ShowStamps(now);
        ShowCosignatures(now);
        ShowIntegrity();
        ShowLiveness();
        gauges.SetAll(Gauges.Incidents, await IncidentsAsync(stopping));
    }

    private void Show(Backlog backlog, long now)
    {
        gauges.Set("compliance.outbox.effects", backlog.Effects);
        gauges.Set("compliance.outbox.age", Seconds(backlog.OldestEffect));
        gauges.Set("compliance.agenda.due", backlog.Due);
        gauges.Set("compliance.agenda.lateness", Seconds(backlog.EarliestDue));
        // Whoever watches over the host must not learn from a figure that there is suspicion.
        var logs = backlog.Logs.Where(log => !LogNames.IsSuspicion(log.Log)).ToList();
        gauges.SetAll("compliance.log.drafts", logs.ToDictionary(log => log.Log, log => (double)log.Drafts));
        gauges.SetAll("compliance.log.lag", logs.ToDictionary(log => log.Log, log => Seconds(log.OldestDraft)));
        gauges.SetAll("compliance.log.unsigned", logs.ToDictionary(log => log.Log, log => (double)(log.Size - log.Signed)));

        double Seconds(long? since) => since is { } time ? Math.Max(0, now - time) / 1000.0 : 0;
    }

    private void Show(Instant now)
    {
        var loaded = lists.Engine.Catalog.Lists.ToDictionary(list => list.Index.ListId, list => (now - list.ConfirmedAt).TotalSeconds);
        gauges.SetAll("compliance.list.age", loaded);
        gauges.SetAll("compliance.list.missing", rules.Lists(now).Where(list => !loaded.ContainsKey(list)).ToDictionary(list => list, _ => 1.0));
    }

    /// <summary>Where nobody stamps there is nothing to show.</summary>
    private void ShowStamps(Instant now)
    {
        if (!stamps.IsConfigured)
            return;
        gauges.Set(Gauges.TimestampWaiting, stamped.WaitingSince.Where(log => !LogNames.IsSuspicion(log.Key)).Select(log => log.Value).Select(since => Math.Max(0, (now - since).TotalSeconds)).DefaultIfEmpty(0).Max());
        gauges.Set(Gauges.TimestampFailures, stamps.Failures.Keys.Count(log => !LogNames.IsSuspicion(log)));
    }

    /// <summary>Where no witness is named there is nothing to show.</summary>
    private void ShowCosignatures(Instant now)
    {
        if (!cosigning.IsConfigured)
            return;
        gauges.Set(Gauges.WitnessWaiting, witnessed.WaitingSince.Values.Select(since => Math.Max(0, (now - since).TotalSeconds)).DefaultIfEmpty(0).Max());
        gauges.Set(Gauges.WitnessFailures, cosigning.Failures.Count);
    }

    /// <summary>Nothing before the first pass has come to its end; then every area, so that a zero is one that was measured.</summary>
    private void ShowIntegrity()
    {
        gauges.Set(Gauges.IntegrityRepaired, integrity.Repaired);
        if (integrity.Last is not { } pass)
            return;
        gauges.Set(Gauges.UnownedSubjects, pass.Unowned);
        gauges.SetAll(Gauges.IntegrityFaults, Enum.GetNames<FaultArea>().Select(area => area.ToLowerInvariant())
            .ToDictionary(area => area, area => (double)pass.Faults.GetValueOrDefault(area)));
    }

    /// <summary>Nothing before this silo has watched for long enough to tell.</summary>
    private void ShowLiveness()
    {
        if (liveness.Last is { } look)
            gauges.SetAll(Gauges.Stuck, new[] { StuckCauses.Overdue, StuckCauses.Undelivered }.ToDictionary(cause => cause, cause => (double)look.Count(cause)));
    }

    private async Task<Dictionary<string, double>> IncidentsAsync(CancellationToken stopping)
    {
        var open = await incidents.NotClosedAsync(stopping);
        return new[] { IncidentScopes.Actor, IncidentScopes.Log, IncidentScopes.Witness }.ToDictionary(scope => scope, scope => (double)open.Count(incident => incident.Scope == scope));
    }

    [LoggerMessage(LogLevel.Warning, "The gauges could not be measured; the next round tries again.")]
    private partial void LogFailure(Exception failure);
}
