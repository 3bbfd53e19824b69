using ComplianceGrains.Jurisdictions.Deadlines;
using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Minimisation;
using ComplianceGrains.Jurisdictions.Retention;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Checking;

/// <summary>A pack must be possible to obey by itself.</summary>
internal static class ConsistencyChecks
{
    public static void Run(CheckScope scope)
    {
        foreach (var day in scope.Stretches)
        {
            Retention(scope, day);
            RefusedFields(scope, day);
            Ladders(scope, day);
            Triggers(scope, day);
        }
    }

    private static void Retention(CheckScope scope, LocalDate day)
    {
        foreach (var record in scope.Library.Catalog.Names("recordClasses"))
            if (scope.On<RetentionTerm>($"retention.{record}.floor", day) is { } floor
                && scope.On<RetentionTerm>($"retention.{record}.ceiling", day) is { } ceiling
                && !ceiling.AfterFloor && floor.LastDay(day) > ceiling.LastDay(day))
                scope.Error(scope.Slot($"retention.{record}.floor", day)!.Mark, $"A {record} record is kept for {floor.InWords}, but deleted after {ceiling.InWords}. Correct one of them: a pack cannot contradict itself.");
    }

    private static void RefusedFields(CheckScope scope, LocalDate day)
    {
        foreach (var (path, _) in scope.Values.Where(value => value.Key.EndsWith(".collect", StringComparison.Ordinal)))
            foreach (var field in scope.On<Fields>(path, day)?.Required ?? [])
                if (scope.On<FieldHandling>($"minimisation.fields.{field}", day) is { Intake: IntakeHandling.Refuse })
                    scope.Error(scope.Slot($"minimisation.fields.{field}", day)!.Mark, $"The field {field} is refused at intake, but '{path}' requires it. Drop it there, or handle it otherwise here.");
    }

    private static void Ladders(CheckScope scope, LocalDate day)
    {
        // Any working morning shows whether a ladder climbs: nine hours after the day begins.
        foreach (var kind in scope.Library.Catalog.Names("exceptionKinds"))
            if (scope.Slot($"escalation.{kind}", day) is { Value: Ladder ladder } slot)
            {
                var dues = ladder.Rungs.Select(rung => Due(scope, rung.Deadline, day)).ToList();
                if (!dues.Contains(null) && !dues.SequenceEqual(dues.Order()))
                    scope.Error(slot.Mark, $"The ladder of {kind} falls due later on an earlier rung. Every rung's time runs from the opening: give each rung more time than the one before.");
            }
    }

    private static Instant? Due(CheckScope scope, DeadlineRule rule, LocalDate day)
    {
        if (scope.Calendar(rule.Calendar) is not { } definition || (rule.Clock == DeadlineClock.Business && rule.Within.HasTimeComponent && definition.Hours is null))
            return null;
        var calendar = definition.In(scope.Pack.Zone);
        return DueDates.Due(calendar.OnOrAfter(day).At(new LocalTime(9, 0)).InZoneLeniently(scope.Pack.Zone).ToInstant(), rule, calendar);
    }

    private static void Triggers(CheckScope scope, LocalDate day)
    {
        const string path = "customerDueDiligence.enhanced.when";
        foreach (var trigger in scope.On<Words>(path, day)?.Items ?? [])
            if (!scope.Library.Catalog.Has("bands", trigger) && !scope.Library.Catalog.Has("circumstances", trigger) && scope.Slot($"risk.factors.{trigger}", day) is null)
                scope.Error(scope.Slot(path, day)!.Mark, $"Nothing can ever trigger '{trigger}': it is no band, no circumstance, and no risk factor of this pack. Add the factor under 'risk.factors', or remove the trigger.");
    }
}
