using ComplianceGrains.Jurisdictions.Effective;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Tests;

/// <summary>What a set of jurisdictions asks that cannot be obeyed at once, and how it is said.</summary>
public class RuleConflictsTests
{
    private const string Different = "The two are counted from different events, so the dates of each record decide whether they clash.";

    [Fact]
    public void A_day_between_terms_of_one_length_counted_from_different_events_is_no_conflict() =>
        Assert.DoesNotContain(Conflicts(2026, "EU", "GB"), conflict => conflict.Subject == "travel-rule" && conflict.One.Jurisdiction == "EU");

    [Fact]
    public void A_longer_floor_counted_from_another_event_says_so()
    {
        var conflict = Assert.Single(Conflicts(2026, "EU", "US-NY"), conflict => conflict.Subject == "due-diligence");
        Assert.EndsWith(Different, conflict.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_longer_floor_counted_from_the_same_event_is_a_plain_conflict()
    {
        var conflict = Assert.Single(Conflicts(2026, "CH", "EU"), conflict => conflict.Subject == "due-diligence");
        Assert.Equal(("amla-gwg-art-7-3", "directive-eu-2015-849-art-40-1"), (conflict.One.Source.Id, conflict.Other.Source.Id));
        Assert.DoesNotContain(Different, conflict.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_kept_unredacted_in_the_Union_and_masked_in_India_cites_the_duty_not_to_redact()
    {
        Assert.DoesNotContain(Conflicts(2026, "EU", "IN"), conflict => conflict.Kind == RuleConflictKind.Field);
        var conflict = Assert.Single(Conflicts(2027, "EU", "IN"), conflict => conflict.Kind == RuleConflictKind.Field);
        Assert.Equal(("nationalIdNumber", "regulation-eu-2024-1624-art-77-1-last-subpar", "pml-r9-16"), (conflict.Subject, conflict.One.Source.Id, conflict.Other.Source.Id));
    }

    [Fact]
    public void A_number_kept_unredacted_in_the_Union_and_refused_in_Singapore_is_a_conflict_too()
    {
        var conflict = Assert.Single(Conflicts(2027, "EU", "SG"), conflict => conflict.Kind == RuleConflictKind.Field);
        Assert.Equal(("nationalIdNumber", "regulation-eu-2024-1624-art-77-1-last-subpar", "nric"), (conflict.Subject, conflict.One.Source.Id, conflict.Other.Source.Id));
    }

    private static IReadOnlyList<RuleConflict> Conflicts(int year, params string[] jurisdictions) =>
        Repository.Library.Rules(jurisdictions, Instant.FromUtc(year, year == 2026 ? 11 : 8, 1, 0, 0)).Conflicts;
}
