using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Tests.Building;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Customers;

public class RecordEvidenceTests
{
    [Theory]
    [InlineData("EU")]
    [InlineData("DE")]
    [InlineData("SG")]
    public void A_verified_identity_and_a_clear_screening_activate(string booking)
    {
        var world = A.Applied(booking);
        world.Verify();

        Assert.Equal(("active", "approved", "low"), (world.Customer!.Status, world.Customer.Outcome, world.Customer.RiskBand));
        Assert.NotNull(world.Customer.ReviewDue);
        Assert.Equal(["ApplicationReceived", "Screened", "EvidenceRecorded", "CustomerRiskRated", "CustomerActivated"], world.Happened());
    }

    [Theory]
    [InlineData("failed", "identity-failed")]
    [InlineData("inconclusive", "evidence-inconclusive")]
    public void Not_passing_opens_an_exception_and_the_step_stays_open(string result, string kind)
    {
        var world = A.Applied();
        world.Verify(result);

        Assert.Equal("under-review", world.Customer!.Status);
        Assert.Equal("open", world.Only(kind).Status);
        Assert.Equal(["verify-identity"], world.Customer.Pending.Select(step => step.Step));
    }

    [Fact]
    public void A_check_that_fails_after_activation_restricts_the_customer()
    {
        var world = A.Active();
        world.Verify("failed");

        Assert.Equal("restricted", world.Customer!.Status);
        Assert.Equal("open", world.Only("identity-failed").Status);
    }

    [Fact]
    public void Evidence_from_the_future_is_refused()
    {
        var world = A.Applied();
        var refusal = world.Verify(occurredAt: world.Now + Duration.FromMinutes(1));
        Assert.Equal((422, "/occurredAt"), (refusal!.Status, refusal.Errors[0].Pointer));
    }

    [Fact]
    public void Evidence_that_nothing_waits_for_is_refused() => Assert.Equal(409, A.Applied().Verify(kind: "source-of-wealth")!.Status);

    [Fact]
    public void When_it_happened_stands_beside_when_it_was_recorded()
    {
        var world = A.Applied();
        var yesterday = world.Now - Duration.FromDays(1);
        world.Verify(occurredAt: yesterday);
        Assert.Equal(yesterday, world.History.Single(decision => decision.Happened.GetType().Name == "EvidenceRecorded").Basis.OccurredAt);
    }

    [Fact]
    public void A_politically_exposed_person_needs_more_evidence_and_senior_management()
    {
        var world = A.Applied(person: A.PoliticallyExposed);
        world.Verify();

        Assert.Equal("high", world.Customer!.RiskBand);
        Assert.Equal(["senior-approval", "source-of-funds", "source-of-wealth"], world.Customer.Pending.Select(step => step.Step).Order());
        Assert.Null(world.Customer.Outcome);
    }
}
