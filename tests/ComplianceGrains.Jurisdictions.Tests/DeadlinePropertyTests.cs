using ComplianceGrains.Jurisdictions.Calendars;
using ComplianceGrains.Jurisdictions.Catalogs;
using ComplianceGrains.Jurisdictions.Deadlines;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Jurisdictions.Language;
using CsCheck;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Tests;

/// <summary>Laws that every deadline obeys, across changes of summer time, year ends and leap days.</summary>
public class DeadlinePropertyTests
{
    private static readonly string[] Zones = ["Europe/Berlin", "Asia/Singapore", "America/New_York", "America/Sao_Paulo", "Pacific/Apia", "Australia/Lord_Howe"];

    internal static readonly Gen<Instant> Starts = Gen.Long[Instant.FromUtc(2024, 1, 1, 0, 0).ToUnixTimeSeconds(), Instant.FromUtc(2030, 1, 1, 0, 0).ToUnixTimeSeconds()].Select(Instant.FromUnixTimeSeconds);
    internal static readonly Gen<BusinessCalendar> Calendars = Gen.Select(Gen.Int[0, Zones.Length - 1], Gen.Int[0, 6], Gen.Int[1, 364].List[0, 20])
        .Select((zone, dayOff, holidays) => new BusinessCalendar(
            "c", DateTimeZoneProviders.Tzdb[Zones[zone]],
            new HashSet<IsoDayOfWeek> { (IsoDayOfWeek)(dayOff + 1) },
            [new HolidaySet("h", 2024, 2030, holidays.Distinct().SelectMany(day => Enumerable.Range(2024, 7).Select(year => new LocalDate(year, 1, 1).PlusDays(day))).ToDictionary(day => day, _ => "off"), new LegalSource("s", "s", null), true)],
            new OpeningHours(new LocalTime(9, 0), new LocalTime(17, 0))));

    internal static readonly Gen<DeadlineRule> Rules = Gen.Select(Gen.Int[0, 3], Gen.Int[1, 60], Gen.Enum<DayOne>(), Gen.Enum<Roll>()).Select((kind, length, dayOne, roll) => kind switch
    {
        // Noon after a day off is later than an hour of that morning: by the clock that law knows no order of starts.
        0 => new DeadlineRule(Period.FromHours(length), DeadlineClock.Wall, "c", dayOne, roll == Roll.NextNoon ? Roll.None : roll),
        1 => new DeadlineRule(Period.FromDays(length), DeadlineClock.Business, "c", dayOne, roll),
        2 => new DeadlineRule(Period.FromHours(length), DeadlineClock.Business, "c", dayOne, roll),
        _ => new DeadlineRule(length % 2 == 0 ? Period.FromMonths(length) : Period.FromDays(length), DeadlineClock.Calendar, "c", dayOne, roll),
    });

    [Fact]
    public void A_later_start_is_never_due_earlier() =>
        Gen.Select(Starts, Gen.Int[0, 10_000], Rules, Calendars).Sample((start, minutes, rule, calendar) =>
            DueDates.Due(start, rule, calendar) <= DueDates.Due(start + Duration.FromMinutes(minutes), rule, calendar), iter: Samples.Of(2_000));

    [Fact]
    public void Nothing_is_due_before_it_starts_unless_it_rolls_back() =>
        Gen.Select(Starts, Rules, Calendars).Sample((start, rule, calendar) =>
            rule.Roll == Roll.Previous || DueDates.Due(start, rule, calendar) >= start, iter: Samples.Of(2_000));

    [Fact]
    public void A_business_deadline_ends_with_a_business_day_and_has_the_days_it_says() =>
        Gen.Select(Starts, Gen.Int[1, 40], Gen.Enum<DayOne>(), Calendars).Sample((start, days, dayOne, calendar) =>
        {
            var rule = new DeadlineRule(Period.FromDays(days), DeadlineClock.Business, "c", dayOne, Roll.None);
            var first = start.InZone(calendar.Zone).Date;
            var last = DueDates.LastDay(first, rule, calendar);
            var counted = 0;
            for (var day = dayOne == DayOne.Included ? first : first.PlusDays(1); day <= last; day = day.PlusDays(1))
                if (calendar.IsBusinessDay(day))
                    counted++;
            return calendar.IsBusinessDay(last) && counted == days;
        }, iter: Samples.Of(2_000));

    [Fact]
    public void Business_hours_end_within_opening_hours() =>
        Gen.Select(Starts, Gen.Int[1, 60], Calendars).Sample((start, hours, calendar) =>
        {
            var due = DueDates.Due(start, new DeadlineRule(Period.FromHours(hours), DeadlineClock.Business, "c", DayOne.Excluded, Roll.None), calendar).InZone(calendar.Zone);
            return calendar.IsBusinessDay(due.Date) && due.TimeOfDay > new LocalTime(9, 0) && due.TimeOfDay <= new LocalTime(17, 0);
        }, iter: Samples.Of(1_000));

    [Fact]
    public void Counting_the_first_day_is_one_day_shorter_except_where_the_month_end_clamps() =>
        Gen.Select(Starts, Gen.Int[1, 12]).Sample((start, years) =>
        {
            var day = start.InUtc().Date;
            var (included, excluded) = (DueDates.LastDay(day, Period.FromYears(years), DayOne.Included), DueDates.LastDay(day, Period.FromYears(years), DayOne.Excluded));
            return Period.DaysBetween(included, excluded) == (day is { Month: 2, Day: 29 } && excluded.Day == 28 ? 0 : 1);
        });

    [Fact]
    public void Rules_taken_from_the_cache_are_those_of_the_very_moment() =>
        Gen.Select(Gen.Int[0, Repository.Library.Jurisdictions.Count - 1].List[1, 3], Gen.Int[-3, 3], Gen.OneOf(
            Gen.Const(Instant.FromUtc(2027, 7, 9, 22, 0)), Gen.Const(Instant.FromUtc(2027, 7, 9, 16, 0)), Gen.Const(Instant.FromUtc(2026, 6, 30, 0, 0)), Starts))
            .Sample((picks, hours, at) =>
            {
                string[] set = [.. picks.Select(pick => Repository.Library.Jurisdictions.ElementAt(pick)).Distinct().Order(StringComparer.Ordinal)];
                var moment = Instant.Max(at, Instant.FromUtc(2026, 1, 3, 0, 0)) + Duration.FromHours(hours);
                return Repository.Library.Rules(set, moment).Digest == Repository.Library.Merge(set, moment).Digest;
            }, iter: Samples.Of(300));
}
