using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Tests.Building;

namespace ComplianceGrains.Workflows.Tests.Customers;

public class StartOnboardingTests
{
    [Theory]
    [InlineData("EU")]
    [InlineData("DE")]
    [InlineData("SG")]
    public void An_applicant_who_gives_what_is_required_waits_for_their_identity_to_be_verified(string booking)
    {
        var world = A.Applied(booking);

        Assert.Equal(("awaiting-evidence", null), (world.Customer!.Status, world.Customer.Outcome));
        Assert.Equal(["verify-identity"], world.Customer.Pending.Select(step => step.Step));
        Assert.Equal(["ApplicationReceived", "Screened"], world.Happened());
    }

    [Fact]
    public void Who_leaves_out_what_a_rule_requires_is_told_the_field_and_nothing_happens()
    {
        var world = A.World();
        var refusal = world.Apply(A.Person with { DateOfBirth = null });

        Assert.Equal(422, refusal!.Status);
        Assert.Equal("/data/dateOfBirth", Assert.Single(refusal.Errors).Pointer);
        Assert.Empty(world.History);
    }

    [Fact]
    public void What_a_rule_refuses_to_store_is_refused_at_intake()
    {
        var refusal = A.World("SG").Apply(A.Person with { NationalIdNumber = "S1234567D" });
        Assert.Equal(("/data/nationalIdNumber", "refused-by-rule"), (refusal!.Errors[0].Pointer, refusal.Errors[0].Code));
    }

    [Fact]
    public void A_customer_applies_once() => Assert.Equal(409, A.Applied().Apply(A.Person)!.Status);

    [Fact]
    public void Where_residence_brings_in_another_jurisdiction_both_bind_and_the_booking_entitys_stands_first()
    {
        var world = A.Applied("SG", A.Person with { ResidentialAddress = A.Person.ResidentialAddress! with { Country = "DE" } });
        Assert.Equal(["SG", "DE"], world.Customer!.Bound);
    }

    [Fact]
    public void Without_a_list_an_applicant_is_neither_passed_nor_accused()
    {
        var world = A.WorldWithoutList();
        world.Apply(A.Person);

        Assert.Equal("unavailable", world.Customer!.Screening!.Outcome);
        Assert.Equal(["provider-unavailable"], world.Customer!.Exceptions.Values.Select(exception => exception.Kind));
        Assert.False(world.Customer!.IsBlocked);
    }

    [Fact]
    public void Every_decision_names_the_rules_it_was_made_under()
    {
        Assert.All(A.Applied("DE").History, decision =>
        {
            Assert.StartsWith("sha256:", decision.Basis.Rules.Digest, StringComparison.Ordinal);
            Assert.Equal(["DE", "EU"], decision.Basis.Rules.Packs.Select(pack => pack.Id).Order());
        });
    }
}
