using ComplianceGrains.Jurisdictions.Calendars;
using ComplianceGrains.Jurisdictions.Catalogs;
using ComplianceGrains.Jurisdictions.Deadlines;
using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Reporting;
using ComplianceGrains.Jurisdictions.Retention;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Tests;

public class DeadlineTests
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
    private static readonly IReadOnlySet<IsoDayOfWeek> Weekend = new HashSet<IsoDayOfWeek> { IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday };

    [Fact]
    public void Five_years_from_the_end_of_the_year_as_in_the_German_vector()
    {
        var term = new RetentionTerm(Period.FromYears(5), new Words(["relationship-ended"]), DayOne.Excluded, YearEnd: true, null);
        Assert.Equal(new LocalDate(2025, 12, 31), term.LastDay(new LocalDate(2020, 3, 15)));
        Assert.Equal(new LocalDate(2030, 12, 31), (term with { Period = Period.FromYears(10) }).LastDay(new LocalDate(2020, 3, 15)));
    }

    [Fact]
    public void A_leap_day_is_clamped_to_the_month_end_and_not_counted_as_365_days_a_year() =>
        Assert.Equal(new LocalDate(2033, 2, 28), DueDates.LastDay(new LocalDate(2028, 2, 29), Period.FromYears(5), DayOne.Excluded));

    [Fact]
    public void Seven_years_that_begin_on_the_day_end_the_day_before_the_anniversary() =>
        Assert.Equal(new LocalDate(2033, 6, 30), DueDates.LastDay(new LocalDate(2026, 7, 1), Period.FromYears(7), DayOne.Included));

    [Fact]
    public void A_year_that_begins_on_a_leap_day_ends_on_the_last_day_of_February() =>
        Assert.Equal(new LocalDate(2029, 2, 28), DueDates.LastDay(new LocalDate(2028, 2, 29), Period.FromYears(1), DayOne.Included));

    [Fact]
    public void Thirty_one_days_starting_with_the_day_of_refusal_end_on_the_thirty_first() =>
        Assert.Equal(new LocalDate(2025, 1, 31), DueDates.LastDay(new LocalDate(2025, 1, 1), Period.FromDays(31), DayOne.Included));

    [Fact]
    public void Thirty_calendar_days_may_end_on_a_Sunday()
    {
        var rule = new DeadlineRule(Period.FromDays(30), DeadlineClock.Calendar, "c", DayOne.Excluded, Roll.None);
        Assert.Equal(new LocalDate(2025, 3, 2), DueDates.LastDay(new LocalDate(2025, 1, 31), rule, Calendar()));
        Assert.Equal(new LocalDate(2025, 3, 3), DueDates.LastDay(new LocalDate(2025, 1, 31), rule with { Roll = Roll.Next }, Calendar()));
        Assert.Equal(new LocalDate(2025, 2, 28), DueDates.LastDay(new LocalDate(2025, 1, 31), rule with { Roll = Roll.Previous }, Calendar()));
    }

    [Fact]
    public void Seven_working_days_of_a_notice_start_with_the_first_working_day_after()
    {
        var calendar = Calendar(new(2024, 12, 25), new(2024, 12, 26), new(2025, 1, 1));
        var rule = new DeadlineRule(Period.FromDays(7), DeadlineClock.Business, "c", DayOne.Excluded, Roll.None);
        Assert.Equal(new LocalDate(2025, 1, 3), DueDates.LastDay(new LocalDate(2024, 12, 20), rule, calendar));
    }

    [Fact]
    public void The_third_working_day_after_Maundy_Thursday_is_the_Thursday_after_Easter()
    {
        var calendar = Calendar(new(2025, 4, 18), new(2025, 4, 21));
        var rule = new DeadlineRule(Period.FromDays(3), DeadlineClock.Business, "c", DayOne.Excluded, Roll.None);
        Assert.Equal(new LocalDate(2025, 4, 24), DueDates.LastDay(new LocalDate(2025, 4, 17), rule, calendar));
        Assert.Equal(new LocalDate(2025, 4, 25), DueDates.Due(Local(2025, 4, 17, 15), rule, calendar).InZone(Berlin).Date);
    }

    [Fact]
    public void Day_one_counts_as_a_business_day_only_if_it_is_one()
    {
        var rule = new DeadlineRule(Period.FromDays(1), DeadlineClock.Business, "c", DayOne.Included, Roll.None);
        Assert.Equal(new LocalDate(2026, 11, 20), DueDates.LastDay(new LocalDate(2026, 11, 20), rule, Calendar()));
        Assert.Equal(new LocalDate(2026, 11, 23), DueDates.LastDay(new LocalDate(2026, 11, 21), rule, Calendar()));
    }

    [Fact]
    public void Twenty_four_hours_are_elapsed_time_when_summer_time_ends_and_begins()
    {
        var rule = new DeadlineRule(Period.FromHours(24), DeadlineClock.Wall, "c", DayOne.Excluded, Roll.None);
        foreach (var start in new[] { Local(2026, 10, 24, 20), Local(2026, 3, 28, 20) })
            Assert.Equal(start + Duration.FromHours(24), DueDates.Due(start, rule, Calendar()));
    }

    [Fact]
    public void Business_hours_stand_still_over_a_weekend_in_which_summer_time_ends()
    {
        var rule = new DeadlineRule(Period.FromHours(4), DeadlineClock.Business, "c", DayOne.Excluded, Roll.None);
        Assert.Equal(Local(2026, 10, 26, 12), DueDates.Due(Local(2026, 10, 23, 16), rule, Calendar()));
    }

    [Fact]
    public void Business_hours_opened_at_night_start_in_the_morning()
    {
        var rule = new DeadlineRule(Period.FromHours(1), DeadlineClock.Business, "c", DayOne.Excluded, Roll.None);
        Assert.Equal(Local(2026, 11, 23, 10), DueDates.Due(Local(2026, 11, 23, 3), rule, Calendar()));
    }

    [Theory]
    [InlineData("30 September", 2026, 9, 30, 2027, 9, 30)]
    [InlineData("30 September", 2026, 6, 30, 2026, 9, 30)]
    [InlineData("day 15 of next month", 2026, 12, 31, 2027, 1, 15)]
    [InlineData("day 31 of next month", 2026, 1, 31, 2026, 2, 28)]
    public void A_fixed_date_is_the_next_one_after_the_event(string by, int year, int month, int day, int dueYear, int dueMonth, int dueDay) =>
        Assert.Equal(new LocalDate(dueYear, dueMonth, dueDay), ReportDate.Parse(by)!.After(new LocalDate(year, month, day)));

    [Theory]
    [InlineData(2024, 3, 31)]
    [InlineData(2025, 4, 20)]
    [InlineData(2026, 4, 5)]
    [InlineData(2027, 3, 28)]
    [InlineData(2028, 4, 16)]
    [InlineData(2038, 4, 25)]
    [InlineData(1818, 3, 22)]
    public void Easter_falls_where_the_calendar_has_it(int year, int month, int day) =>
        Assert.Equal(new LocalDate(year, month, day), Easter.In(year));

    private static Instant Local(int year, int month, int day, int hour) => new LocalDateTime(year, month, day, hour, 0).InZoneStrictly(Berlin).ToInstant();

    private static BusinessCalendar Calendar(params LocalDate[] holidays) => new(
        "c", Berlin, Weekend,
        [new HolidaySet("h", 2000, 2100, holidays.ToDictionary(day => day, _ => "off"), new LegalSource("s", "s", null), true)],
        new OpeningHours(new LocalTime(9, 0), new LocalTime(17, 0)));
}
