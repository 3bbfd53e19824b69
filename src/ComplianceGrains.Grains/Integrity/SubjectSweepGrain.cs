using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Histories;
using ComplianceGrains.Storage.Agendas;
using ComplianceGrains.Storage.Journals;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace ComplianceGrains.Grains.Integrity;

/// <summary>The sweep of one cell. Where it is stands nowhere: whoever loses it begins anew, and that costs only time.</summary>
[GrainType("subject-sweep")]
internal sealed partial class SubjectSweepGrain(
    IJournal journal, IAgenda agenda, DecisionReader reader, KindRegistry kinds, IClock clock, TimeProvider time, ILogger<SubjectSweepGrain> logger) : Grain, ISubjectSweepGrain
{
    private const int Page = 32;

    /// <summary>At one call, and the least time between two that do something: a fifth of the time at most, however many silos ask.</summary>
    private static readonly (TimeSpan Work, TimeSpan Pause) Share = (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4));

    /// <summary>Between two passes.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(10);

    private OpenSubjects _open = new();
    private (long Unowned, long Unreadable) _count;
    private long _repaired;
    private string _after = "";
    private (long At, TimeSpan Pause)? _rested;
    private SweptCell? _last;

    public async Task<SweptCell?> GoOnAsync(CancellationToken cancellation = default)
    {
        if (_rested is { } rested && time.GetElapsedTime(rested.At) < rested.Pause)
            return _last;
        var (began, isOver) = (time.GetTimestamp(), false);
        while (!isOver && time.GetElapsedTime(began) < Share.Work)
            isOver = await PageAsync(cancellation);
        if (isOver)
            End();
        _rested = (time.GetTimestamp(), isOver ? Between : Share.Pause);
        return _last;
    }

    private async Task<bool> PageAsync(CancellationToken cancellation)
    {
        var page = await journal.ListCellAsync((int)this.GetPrimaryKeyLong(), "", _after, Page, cancellation);
        var sweep = new SubjectSweep(journal, agenda, reader, kinds, GrainFactory);
        foreach (var actor in page)
        {
            try
            {
                if (await sweep.LookAsync(actor.Name, cancellation) is { } found)
                    Count(actor.Name, found);
            }
            catch (DamagedValueException damaged)
            {
                _count.Unreadable++;
                LogUnreadable(damaged.Message);
            }

            _after = actor.Position;
        }

        return page.Count == 0;
    }

    private void Count(string actor, SubjectSweep.Looked found)
    {
        if (found.Restored > 0)
            LogRestored(found.Restored, actor);
        _repaired += found.Restored;
        _open.Add(actor, found.Bound, found.IsUnowned);
        _count.Unowned += found.IsUnowned ? 1 : 0;
    }

    private void End()
    {
        _last = new SweptCell(clock.GetCurrentInstant(), _open.Counted, _count.Unowned, _repaired, _count.Unreadable);
        (_open, _count, _after) = (new(), default, "");
    }

    [LoggerMessage(LogLevel.Warning, "{Rows} deadlines of {Actor} were lost or altered and have been written again.")]
    private partial void LogRestored(int rows, string actor);

    [LoggerMessage(LogLevel.Error, "An actor could not be looked at, and may wait for anything: {Reason}")]
    private partial void LogUnreadable(string reason);
}
