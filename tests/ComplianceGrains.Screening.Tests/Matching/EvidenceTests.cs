using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Screening.Matching;

namespace ComplianceGrains.Screening.Tests.Matching;

/// <summary>Evidence other than the name.</summary>
public class EvidenceTests
{
    private static readonly ListEntry Listed = A.Person("1", "Teodrik Zarnovsky") with { Gender = "male", Identifiers = [new("Passport", "AB1234567", "XB")], Births = [new(new PartialDate(1961, 3, 12))] };

    [Fact]
    public void The_opposite_gender_is_said_and_costs_a_twentieth()
    {
        var (same, other) = (Match(query => query with { Gender = "M" }), Match(query => query with { Gender = "female" }));

        Assert.Equal(0.05m, same.Score - other.Score);
        Assert.Contains(other.Explanation, part => part is { Part: "gender", Contribution: -0.05m });
        Assert.DoesNotContain(same.Explanation, part => part.Part == "gender");
    }

    [Fact]
    public void Another_number_of_the_same_kind_is_said_and_costs_nothing()
    {
        var match = Match(query => query with { Identifiers = [new("passport", "CD7654321", "XB")] });

        Assert.Contains(match.Explanation, part => part is { Part: "identifier", Contribution: 0m } && part.Text.Contains("none of those listed", StringComparison.Ordinal));
    }

    [Fact]
    public void A_number_that_fails_its_check_digit_is_said_to()
    {
        var vessel = A.Entry("1", SubjectKind.Vessel, "Velkaro Star") with { Identifiers = [new("Vessel Registration Identification", "IMO 9187629")] };
        var match = A.Engine(vessel).Screen(A.Query("Velkaro Star", SubjectKind.Vessel) with { Identifiers = [new("imo", "9187628")] }, A.Now).Matches.Single();

        Assert.Contains(match.Explanation, part => part.Text.Contains("fails its check digit", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("IMO number", "IMO 9187629", "IMO 9187628")]
    [InlineData("LEI", "5493001KJTIIGC8Y1R12", "5493001KJTIIGC8Y1R21")]
    [InlineData("INN", "7707083893", "7707083894")]
    [InlineData("Tax ID (INN)", "500100732259", "500100732295")]
    [InlineData("OGRN", "1027700132195", "1027700132194")]
    [InlineData("OGRN", "304500116000157", "304500116000158")]
    public void A_check_digit_tells_a_number_from_a_slip(string type, string right, string wrong)
    {
        Assert.False(IdentifierForm.FailsCheck(type, right, IdentifierQualifier.Key(right)!));
        Assert.True(IdentifierForm.FailsCheck(type, wrong, IdentifierQualifier.Key(wrong)!));
    }

    [Theory]
    [InlineData("Passport", "AB1234567")]
    [InlineData("IMO number", "12345")]
    [InlineData("INN", "77070838")]
    [InlineData("LEI", "5493001KJTIIGC8Y")]
    public void A_number_without_a_check_or_of_another_length_is_not_said_to_fail_it(string type, string value) =>
        Assert.False(IdentifierForm.FailsCheck(type, value, IdentifierQualifier.Key(value)!));

    [Fact]
    public void Spellings_of_one_name_with_the_same_facts_are_in_one_band()
    {
        var engine = A.Engine(A.Person("1", "Mohammed Ali") with { Births = [new(new PartialDate(1961, 3, 12))] });

        var (exact, spelt) = (Ask("Mohammed Ali"), Ask("Mohamed Ali"));
        Assert.Equal(exact >= 0.85m, spelt >= 0.85m);

        decimal Ask(string name) => engine.Screen(A.Query(name) with { DateOfBirth = new(1990, 1, 1), Floor = 0.3m }, A.Now).Matches.Single().Score;
    }

    [Fact]
    public void What_was_not_given_and_what_would_change_the_answer_are_said()
    {
        var match = Match(query => query with { Names = ["Teodric Zarnowsky"] });

        Assert.Contains(match.Explanation, part => part.Part == "notGiven" && part.Text.Contains("date of birth", StringComparison.Ordinal) && part.Text.Contains("gender", StringComparison.Ordinal));
        Assert.Contains(match.Explanation, part => part.Part == "change");
        Assert.Contains(match.Explanation, part => part.Part == "band" && part.Text.Contains("0.850", StringComparison.Ordinal));
    }

    private static ListMatch Match(Func<ScreeningQuery, ScreeningQuery> with) =>
        A.Engine(Listed).Screen(with(A.Query("Teodrik Zarnovski")) with { Floor = 0.3m }, A.Now).Matches.Single();
}
