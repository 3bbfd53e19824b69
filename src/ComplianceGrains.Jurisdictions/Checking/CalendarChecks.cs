using ComplianceGrains.Jurisdictions.Citing;
using ComplianceGrains.Jurisdictions.Deadlines;
using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Reporting;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Checking;

/// <summary>Every deadline names a calendar that exists and can count it.</summary>
internal static class CalendarChecks
{
    // A deadline set near the end of a version's life still ends in a year whose holidays are known.
    private const int YearsAhead = 2;

    public static void Run(CheckScope scope)
    {
        foreach (var (path, slots) in scope.Values)
            foreach (var slot in slots)
                foreach (var deadline in Deadlines(slot.Value))
                    Check(scope, path, slot, deadline);
        foreach (var calendar in scope.Pack.Calendars.Values)
            foreach (var set in calendar.Holidays.Where(set => set.FirstYear > scope.Pack.Effective.Year || set.LastYear < scope.Pack.Effective.Year + YearsAhead))
                scope.Error(calendar.Mark, $"The holidays in {set.File} cover {set.FirstYear} to {set.LastYear}; this version needs {scope.Pack.Effective.Year} to {scope.Pack.Effective.Year + YearsAhead}. Add the years to 'covers', with their days.");
        foreach (var (calendar, set) in scope.Pack.Calendars.Values.SelectMany(calendar => calendar.Holidays.Select(set => (calendar, set))).Where(each => !each.set.Verified))
            scope.Add(ProblemKind.Unverified, calendar.Mark, $"Nobody has checked the holidays in {set.File} against {set.Source.Title}. Compare them, then remove 'verified: false' there.");
    }

    private static void Check(CheckScope scope, string path, DatedValue slot, DeadlineRule deadline)
    {
        // An inherited value may name a calendar that the child replaces; it is looked up from the child on.
        if (scope.Calendar(deadline.Calendar) is not { } calendar)
            scope.Error(slot.Mark, $"'{path}' counts in the calendar '{deadline.Calendar}', which does not exist. {Nearest.Hint(deadline.Calendar, scope.Chain.SelectMany(pack => pack.Calendars.Keys))}Add it to 'calendars', or name another.");
        else if (deadline.Clock == DeadlineClock.Business && deadline.Within.HasTimeComponent && calendar.Hours is null)
            scope.Error(slot.Mark, $"'{path}' counts business hours, but the calendar '{calendar.Name}' has no 'hours'. Add hours such as \"09:00-17:00\" to it.");
    }

    private static IEnumerable<DeadlineRule> Deadlines(RuleValue value) => value switch
    {
        DeadlineValue deadline => [deadline.Rule],
        StepTask task => [task.Deadline],
        Ladder ladder => ladder.Rungs.Select(rung => rung.Deadline),
        Report report => new[] { report.Deadline, report.Second?.Deadline }.OfType<DeadlineRule>(),
        Counting counting => new[] { counting.Calendar, counting.RollIn, counting.Short?.Calendar }.OfType<string>()
            .Select(calendar => new DeadlineRule(Period.FromDays(1), DeadlineClock.Calendar, calendar, counting.DayOne, counting.Roll)),
        _ => [],
    };
}
