using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Incidents;
using ComplianceGrains.Grains.Histories;
using ComplianceGrains.Grains.Incidents;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Storage.Outboxes;
using Microsoft.Extensions.Logging;

namespace ComplianceGrains.Grains.Integrity;

/// <summary>Acts on faults: puts right what follows from the histories, opens incidents for what does not, says all of it.</summary>
public sealed partial class FaultDesk(IncidentDesk incidents, IJournal journal, IOutbox outbox, IGrainFactory grains, ILogger<FaultDesk> logger)
{
    private const string LogCause = "integrity";

    /// <summary>Returns how many rows and notices were put right.</summary>
    internal async Task<long> ActAsync(HistoryCheck check, CancellationToken cancellation)
    {
        var faults = check.Report.Faults;
        foreach (var fault in faults)
            LogFault(fault.Area, fault.ToString());
        foreach (var actor in faults.Where(fault => fault is { Area: FaultArea.Value or FaultArea.History, Actor: not null }).GroupBy(fault => fault.Actor!, StringComparer.Ordinal))
            await incidents.OpenAboutDamageAsync(actor.Key, actor.First().ToString(), journal);
        foreach (var log in faults.Where(fault => fault is { Area: FaultArea.Log or FaultArea.Key, Log: not null }).GroupBy(fault => fault.Log!, StringComparer.Ordinal))
            await incidents.OpenAboutLogsAsync(
                log.First().Area == FaultArea.Key ? IncidentKinds.Damaged : IncidentKinds.Root, [log.Key], LogCause,
                $"{log.First()} Restore the newest backup with the host stopped, or find out who altered the data folder.");
        return await RestoreAgendasAsync(faults, cancellation) + await TellAsync(check, cancellation);
    }

    private async Task<long> RestoreAgendasAsync(IReadOnlyList<Fault> faults, CancellationToken cancellation)
    {
        var restored = 0L;
        foreach (var actor in faults.Where(fault => fault is { Area: FaultArea.Agenda, Actor: not null }).Select(fault => fault.Actor!).Distinct(StringComparer.Ordinal))
        {
            var rows = await ActorOf(actor).RestoreAgendaAsync(cancellation);
            if (rows > 0)
                LogRestored(rows, actor);
            restored += rows;
        }

        return restored;
    }

    /// <summary>What was never told is told now; the receiver's command id keeps it from happening twice. What waits and nobody decided is forgotten.</summary>
    private async Task<long> TellAsync(HistoryCheck check, CancellationToken cancellation)
    {
        var told = 0L;
        foreach (var lost in check.Lost)
        {
            var id = new Effect(lost.Source, lost.Sequence, 0, lost.Target, lost.Kind).CommandId;
            await ActorOf(lost.Target).ReceiveAsync(new EffectNotice(id, lost.Source, lost.Sequence, 0, lost.Kind), cancellation);
            LogTold(lost.Kind, lost.Source, lost.Sequence, lost.Target);
            told++;
        }

        if (check.Stray.Count > 0)
            await outbox.RemoveAsync(check.Stray, cancellation);
        return told + check.Stray.Count;
    }

    private IActor ActorOf(string actor) => grains.GetGrain<IActor>(GrainId.Parse(actor));

    [LoggerMessage(LogLevel.Error, "Stored data is not as it must be ({Area}): {Fault}")]
    private partial void LogFault(FaultArea area, string fault);

    [LoggerMessage(LogLevel.Warning, "{Rows} deadlines of {Actor} were lost or altered and have been written again.")]
    private partial void LogRestored(long rows, string actor);

    [LoggerMessage(LogLevel.Warning, "{Kind} of {Source}#{Sequence} had never reached {Target}; it has now.")]
    private partial void LogTold(string kind, string source, long sequence, string target);
}
