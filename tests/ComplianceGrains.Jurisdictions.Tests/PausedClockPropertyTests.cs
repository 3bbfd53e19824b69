using ComplianceGrains.Jurisdictions.Calendars;
using ComplianceGrains.Jurisdictions.Deadlines;
using ComplianceGrains.Jurisdictions.Language;
using CsCheck;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Tests;

/// <summary>Laws of clocks that stand still, start with the latest of several events, move to noon, or wait for another.</summary>
public class PausedClockPropertyTests
{
    private static readonly Gen<Instant> Starts = DeadlinePropertyTests.Starts;
    private static readonly Gen<BusinessCalendar> Calendars = DeadlinePropertyTests.Calendars;
    private static readonly Gen<DeadlineRule> Rules = DeadlinePropertyTests.Rules;

    /// <summary>Stretches by the hours from the start at which they begin and how long they last.</summary>
    private static readonly Gen<List<(int After, int Hours)>> Stretches = Gen.Select(Gen.Int[-100, 2_000], Gen.Int[0, 400]).List[0, 4];

    [Fact]
    public void A_clock_that_never_stands_still_is_the_plain_one() =>
        Gen.Select(Starts, Rules, Calendars).Sample((start, rule, calendar) =>
            DueDates.Due(start, rule, calendar, []) == DueDates.Due(start, rule, calendar), iter: Samples.Of(500));

    [Fact]
    public void To_stand_still_never_brings_the_end_forward_and_its_order_does_not_matter() =>
        Gen.Select(Starts, Rules, Calendars, Stretches).Sample((start, rule, calendar, stretches) =>
        {
            var pauses = Of(start, stretches);
            var due = DueDates.Due(start, rule, calendar, pauses);
            return due >= DueDates.Due(start, rule, calendar) && due == DueDates.Due(start, rule, calendar, pauses.Reverse().ToList());
        }, iter: Samples.Of(1_000));

    [Fact]
    public void A_stretch_cut_in_two_is_the_same_stretch() =>
        Gen.Select(Starts, Rules, Calendars, Gen.Int[0, 500], Gen.Int[0, 300], Gen.Int[0, 300]).Sample((start, rule, calendar, after, one, two) =>
        {
            var (from, cut, until) = (start + Duration.FromHours(after), start + Duration.FromHours(after + one), start + Duration.FromHours(after + one + two));
            return DueDates.Due(start, rule, calendar, [new Interval(from, cut), new Interval(cut, until)]) == DueDates.Due(start, rule, calendar, [new Interval(from, until)]);
        }, iter: Samples.Of(1_000));

    [Fact]
    public void By_the_clock_the_end_moves_by_just_the_time_that_it_stood_still() =>
        Gen.Select(Starts, Gen.Int[1, 200], Gen.Int[0, 199], Gen.Int[0, 400], Calendars).Sample((start, hours, after, still, calendar) =>
        {
            var rule = new DeadlineRule(Period.FromHours(hours), DeadlineClock.Wall, "c", DayOne.Excluded, Roll.None);
            var from = start + Duration.FromHours(after);
            var moved = DueDates.Due(start, rule, calendar, [new Interval(from, from + Duration.FromHours(still))]) - DueDates.Due(start, rule, calendar);
            return moved == Duration.FromHours(after < hours ? still : 0);
        }, iter: Samples.Of(1_000));

    [Fact]
    public void Of_several_events_the_latest_that_happened_starts_the_clock() =>
        Gen.Select(Starts, Gen.Int[0, 900], Gen.Int[0, 900], Gen.Bool, Rules, Calendars).Sample((start, one, two, paid, rule, calendar) =>
        {
            var value = new DeadlineValue(rule) { LatestOf = new Words(["access-requested", "identity-proven", "fee-paid"]) };
            var starts = new Dictionary<string, Instant> { ["access-requested"] = start, ["identity-proven"] = start + Duration.FromHours(one) };
            if (paid)
                starts["fee-paid"] = start + Duration.FromHours(two);
            return value.Due("access-requested", starts, [], calendar) == DueDates.Due(starts.Values.Max(), rule, calendar)
                && value.Due("access-requested", new Dictionary<string, Instant>(), [], calendar) is null;
        }, iter: Samples.Of(1_000));

    [Fact]
    public void Moved_to_noon_is_noon_of_a_day_of_business_and_never_earlier() =>
        Gen.Select(Starts, Gen.Int[1, 200], Gen.Bool, Calendars).Sample((start, length, hours, calendar) =>
        {
            var plain = hours
                ? new DeadlineRule(Period.FromHours(length), DeadlineClock.Wall, "c", DayOne.Excluded, Roll.None)
                : new DeadlineRule(Period.FromDays(length), DeadlineClock.Calendar, "c", DayOne.Excluded, Roll.None);
            var (due, moved) = (DueDates.Due(start, plain, calendar), DueDates.Due(start, plain with { Roll = Roll.NextNoon }, calendar));
            var at = moved.InZone(calendar.Zone);
            return moved == due || (moved > due - Duration.FromHours(12) && calendar.IsBusinessDay(at.Date) && at.TimeOfDay == new LocalTime(12, 0));
        }, iter: Samples.Of(1_000));

    [Fact]
    public void A_ceiling_that_waits_for_the_floor_never_clashes_with_it() =>
        Gen.Select(Gen.Int[1, 10], Gen.Int[1, 10], Gen.Int[0, 5_000], Gen.Int[0, 5_000], Gen.Bool).Sample((keep, delete, ended, used, wasUsed) =>
        {
            var rules = InventedPack.Rules("SG", text => Waiting(text, keep, delete));
            var events = new Dictionary<string, Instant> { ["relationship-ended"] = Repository.Day - Duration.FromDays(ended) };
            if (wasUsed)
                events["data-last-used"] = Repository.Day - Duration.FromDays(used);
            var dates = rules.Retention.DatesFor("due-diligence", events);
            return !dates.InConflict && (dates.DeleteBy is null) == !wasUsed;
        }, iter: Samples.Of(60));

    private static string Waiting(string text, int keep, int delete) => text
        .Replace("    floor: { period: P5Y, from: [relationship-ended, occasional-transfer]", $"    floor: {{ period: P{keep}Y, from: [relationship-ended]", StringComparison.Ordinal)
        .Replace(
            "retention:\n  due-diligence:\n", $"retention:\n  due-diligence:\n    ceiling: {{ period: P{delete}Y, from: [data-last-used], yearEnd: false, afterFloor: true, source: firm-policy }}\n",
            StringComparison.Ordinal)
        .Replace("    ceiling: { absent: \"The PDPA names no day: personal data is given up once no legal or business purpose is left.\", source: pdpa-25, verified: false }\n    deletionExceptions", "    deletionExceptions", StringComparison.Ordinal);

    private static IReadOnlyList<Interval> Of(Instant start, List<(int After, int Hours)> stretches) =>
        [.. stretches.Select(stretch => new Interval(start + Duration.FromHours(stretch.After), start + Duration.FromHours(stretch.After + stretch.Hours)))];
}
