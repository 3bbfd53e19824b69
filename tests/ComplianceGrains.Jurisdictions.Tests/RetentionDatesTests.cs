using ComplianceGrains.Jurisdictions.Retention;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Tests;

/// <summary>Floors and ceilings of one record under several laws.</summary>
public class RetentionDatesTests
{
    private static readonly Instant Transfer = Instant.FromUtc(2026, 3, 15, 12, 0);

    [Fact]
    public void A_floor_that_has_not_started_against_another_law_s_ceiling_is_a_conflict_and_cites_both()
    {
        // CH counts from the end of the relationship, which is open; EU from the transfer, which is over.
        var dates = Dates(["CH", "EU"], "travel-rule", ("relationship-started", Transfer - Duration.FromDays(400)), ("transfer-completed", Transfer));
        Assert.Null(dates.KeepThrough);
        Assert.NotNull(dates.DeleteBy);
        Assert.True(dates.InConflict);
        Assert.Null(dates.DeletableFrom);
        Assert.Equal(("amla-7", "regulation-eu-2023-1113-art-26-2"), (dates.KeepBecause?.Source.Id, dates.DeleteBecause?.Source.Id));
    }

    [Fact]
    public void A_floor_that_has_not_started_is_no_conflict_while_no_ceiling_has_a_date() =>
        Assert.False(Dates(["CH", "EU"], "due-diligence", ("relationship-started", Transfer)).InConflict);

    [Theory]
    [InlineData("EU", 16)]
    [InlineData("GB", 15)]
    public void Where_floor_and_ceiling_are_one_term_a_record_is_deletable_on_the_day_it_must_be_deleted(string jurisdiction, int day)
    {
        var dates = Dates([jurisdiction], "due-diligence", ("relationship-ended", Transfer));
        Assert.Equal((new LocalDate(2031, 3, day), new LocalDate(2031, 3, day)), (dates.DeletableFrom, dates.DeleteBy));
        Assert.False(dates.InConflict);
    }

    [Fact]
    public void A_floor_that_ends_a_day_after_another_law_s_ceiling_is_a_conflict() =>
        Assert.True(Dates(["GB", "HK", "EU"], "due-diligence", ("relationship-ended", Transfer)).InConflict);

    private static RetentionDates Dates(string[] jurisdictions, string record, params (string Name, Instant At)[] events) =>
        Repository.Library.Rules(jurisdictions, Instant.FromUtc(2026, 11, 23, 0, 0)).Retention
            .DatesFor(record, events.ToDictionary(each => each.Name, each => each.At));
}
