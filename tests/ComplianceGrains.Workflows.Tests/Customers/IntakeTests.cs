using ComplianceGrains.Jurisdictions.Minimisation;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Tests.Building;

namespace ComplianceGrains.Workflows.Tests.Customers;

public class IntakeTests
{
    [Theory]
    [InlineData("EU")]
    [InlineData("DE")]
    [InlineData("SG")]
    public void What_is_required_and_missing_is_named_field_by_field(string jurisdiction)
    {
        var rules = Repository.Library.Rules([jurisdiction], A.Monday);
        var nothing = A.Person with { FullName = null, DateOfBirth = null, PlaceOfBirth = null, Nationalities = null, ResidentialAddress = null };

        var errors = Intake.Check(nothing, rules, A.HashKey).Errors;

        Assert.Equal(rules.NaturalPerson.Collect.Value.Required.Select(field => $"/data/{field}").Order(), errors.Select(error => error.Pointer).Order());
        Assert.All(errors, error => Assert.Contains($"{jurisdiction}@", error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void No_message_repeats_what_was_given()
    {
        var intake = Intake.Check(A.Person with { NationalIdNumber = "S1234567D" }, Repository.Library.Rules(["SG"], A.Monday), A.HashKey);
        Assert.NotEmpty(intake.Errors);
        Assert.All(intake.Errors, error => Assert.DoesNotContain("S1234567D", error.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void What_no_rule_changes_is_stored_as_it_was_given() =>
        Assert.Equal(A.Person, Intake.Check(A.Person, Repository.Library.Rules(["EU"], A.Monday), A.HashKey).Stored);

    [Fact]
    public void Every_field_that_a_pack_in_use_refuses_is_refused()
    {
        foreach (var jurisdiction in Repository.Library.Jurisdictions)
        {
            var rules = Repository.Library.Rules([jurisdiction], A.Monday);
            if (rules.Minimisation.Field("nationalIdNumber")?.Value.Intake is IntakeHandling.Refuse)
                Assert.Contains(Intake.Check(A.Person with { NationalIdNumber = "1" }, rules, A.HashKey).Errors, error => error.Pointer == "/data/nationalIdNumber");
        }
    }
}
