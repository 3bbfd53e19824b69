using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Parties;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Customers.Events;
using ComplianceGrains.Workflows.Parties;
using ComplianceGrains.Workflows.Parties.Events;
using ComplianceGrains.Workflows.Structures;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Tests.Building;
using ComplianceGrains.Workflows.Words;
using NodaTime;
using static ComplianceGrains.Workflows.Tests.Parties.CompanyWorld;

namespace ComplianceGrains.Workflows.Tests.Parties;

public class CompanyTests
{
    [Fact]
    public void A_company_begins_only_when_everybody_behind_it_is_named_identified_and_screened()
    {
        var world = new CompanyWorld();
        Assert.Null(world.Apply());
        Assert.Null(world.Verify());
        Assert.Equal((CustomerStatus.AwaitingEvidence, null), (world.Customer.Status, world.Customer.Outcome));
        Assert.Contains(world.Customer.Ownership!.Missing, missing => missing.Contains("100 % of the customer is not explained", StringComparison.Ordinal));

        Assert.Null(world.StatePerson("ana", "Ana Example", [PartyRoles.Owner, PartyRoles.LegalRepresentative], Of("100")));
        Assert.Equal(["ana is not identified and screened yet."], world.Customer.Ownership!.Missing);
        Assert.Null(world.Customer.Outcome);

        Assert.Null(world.Identify("ana"));
        Assert.Equal((CustomerStatus.Active, PartyStandings.Passed), (world.Customer.Status, world.Party("ana").Standing));
        Assert.Equal(["ana"], world.Customer.Ownership!.Owners);
        Assert.Contains("ana holds 100 % of customer", Assert.Single(world.Customer.Ownership.People).Paths);
    }

    [Theory]
    [InlineData("identity-verification")]
    [InlineData(Steps.IdentifyOwners)]
    public void Nobody_s_word_stands_for_the_owners(string kind)
    {
        var world = new CompanyWorld();
        Assert.Null(world.Apply());
        Assert.Null(world.Verify());

        world.World.Ask(CustomerStory.Instance.Subject, new RecordEvidence(kind, "passed", "register.example", "r-2", null, null), People.Service);
        world.World.Ask(CustomerStory.Instance.Subject, new DecideStep(Steps.IdentifyOwners, true, "trust me"), People.Mlro());

        Assert.Null(world.Customer.Outcome);
        Assert.Contains(world.Customer.Pending, step => step.Step == Steps.IdentifyOwners);
    }

    [Fact]
    public void A_rest_that_could_hold_an_owner_keeps_the_step_open_and_one_that_could_not_does_not()
    {
        var world = new CompanyWorld();
        world.Apply();
        world.Verify();
        world.StatePerson("ana", "Ana Example", [PartyRoles.Owner, PartyRoles.LegalRepresentative], Of("60"));
        world.Identify("ana");
        Assert.Null(world.Customer.Outcome);

        Assert.Null(world.State(new StateParty("subject", "many", PartyKinds.Dispersed, [PartyRoles.Owner], null, null, [Of("40")], [], "5")));

        Assert.Equal(CustomerOutcome.Approved, world.Customer.Outcome);
    }

    [Fact]
    public void Somebody_unknown_explains_nothing()
    {
        var world = new CompanyWorld();
        world.Apply();
        world.Verify();
        world.StatePerson("ana", "Ana Example", [PartyRoles.Owner, PartyRoles.LegalRepresentative], Of("60"));
        world.Identify("ana");

        Assert.Null(world.State(new StateParty("subject", "who", PartyKinds.Unknown, [PartyRoles.Owner], null, null, [Of("40")], [], null)));

        Assert.Null(world.Customer.Outcome);
        Assert.NotEmpty(world.Customer.Ownership!.Missing);
    }

    [Fact]
    public void Where_nobody_is_an_owner_somebody_who_leads_it_stands_in()
    {
        var world = new CompanyWorld();
        world.Apply();
        world.Verify();
        world.State(new StateParty("subject", "many", PartyKinds.Dispersed, [PartyRoles.Owner], null, null, [Of("100")], [], "5"));
        world.StatePerson("rep", "Bo Example", [PartyRoles.LegalRepresentative]);
        world.Identify("rep");
        Assert.Contains(world.Customer.Ownership!.Missing, missing => missing.Contains(PartyRoles.SeniorManagingOfficial, StringComparison.Ordinal));

        world.StatePerson("smo", "Cy Example", [PartyRoles.SeniorManagingOfficial]);
        world.Identify("smo");

        Assert.Equal(CustomerOutcome.Approved, world.Customer.Outcome);
    }

    [Fact]
    public void What_the_rules_collect_of_an_owner_is_asked_for_and_of_whom_only_acts_a_name()
    {
        var world = new CompanyWorld();
        world.Apply();
        var bare = A.Person with { DateOfBirth = null, ResidentialAddress = null };

        var refused = world.State(new StateParty("subject", "ana", PartyKinds.NaturalPerson, [PartyRoles.Owner], bare, null, [Of("100")], [], null));
        Assert.Equal(["/data/dateOfBirth", "/data/residentialAddress"], refused!.Errors.Select(error => error.Pointer));

        Assert.Null(world.State(new StateParty("subject", "rep", PartyKinds.NaturalPerson, [PartyRoles.LegalRepresentative], bare, null, [], [], null)));
    }

    [Fact]
    public void A_hit_on_an_owner_holds_the_company_until_two_people_have_answered()
    {
        var world = Held("EU", "EXAMPLE, Ana");
        world.Identify("ana");
        Assert.Equal((CustomerStatus.UnderReview, PartyStandings.UnderReview), (world.Customer.Status, world.Party("ana").Standing));

        world.Answer(Assert.Single(world.Open), Dispositions.FalsePositive);

        Assert.Equal(CustomerStatus.Active, world.Customer.Status);
    }

    [Fact]
    public void A_listed_owner_of_the_whole_has_it_refused_and_the_way_is_in_the_decision()
    {
        var world = Held("EU", "EXAMPLE, Ana");

        world.Answer(Assert.Single(world.Open), Dispositions.TrueMatch);

        Assert.Equal((CustomerStatus.Refused, PartyStandings.Listed), (world.Customer.Status, world.Party("ana").Standing));
        var refused = Assert.Single(world.History, decision => decision.Happened is Refused);
        Assert.Contains(refused.Basis.Reasons, reason => reason is { Rule: "screening.freeze", Code: "sanctioned-ownership" } && reason.Text.Contains("ana with 100 %", StringComparison.Ordinal));
        Assert.Contains(refused.Basis.Reasons, reason => reason is { Code: "ownership-path", Text: "ana holds 100 % of customer" });
    }

    [Theory]
    [InlineData("EU", true)]
    [InlineData("GB", false)]
    public void One_half_through_four_layers_is_a_match_in_the_Union_and_a_warning_in_Great_Britain(string booking, bool isMatch)
    {
        var world = Layers(booking);

        world.Answer(Assert.Single(world.Open), Dispositions.TrueMatch);

        var sanctions = world.Customer.Ownership!.Sanctions;
        Assert.All(sanctions, each => Assert.NotEmpty(each.Paths));
        Assert.Contains("x holds 50 % of l3, which holds 50 % of l2, which holds 50 % of l1, which holds 50 % of customer", sanctions[0].Paths);
        if (isMatch)
        {
            Assert.Equal(CustomerOutcome.Refused, world.Customer.Outcome);
            Assert.Contains(sanctions, each => each.Status == "match");
            return;
        }

        Assert.All(sanctions, each => Assert.Equal("warning", each.Status));
        Assert.Equal((CustomerStatus.UnderReview, null), (world.Customer.Status, world.Customer.Outcome));
        var warning = Assert.Single(world.Customer.Exceptions);
        Assert.Equal((ExceptionKinds.PossibleMatch, true), (warning.Value.Kind, warning.Value.Blocking));
        world.Answer(warning.Key, Dispositions.FalsePositive);
        Assert.Equal(CustomerOutcome.Approved, world.Customer.Outcome);
        Assert.Empty(world.Open);
    }

    [Fact]
    public void Who_is_listed_later_restricts_a_company_that_is_active_and_people_decide()
    {
        var world = Held();
        world.Identify("ana");
        Assert.Equal(CustomerStatus.Active, world.Customer.Status);

        world.World.Lists.Put(A.List, ["EXAMPLE, Ana"], world.World.Now);
        world.World.ListChanged();
        Assert.Equal(CustomerStatus.Restricted, world.Customer.Status);

        world.Answer(Assert.Single(world.Open), Dispositions.TrueMatch);
        Assert.Equal(CustomerStatus.Restricted, world.Customer.Status);
        world.Answer(Assert.Single(world.Open), Dispositions.TrueMatch);
        Assert.True(world.Customer.Matters.Barred);
        Assert.Equal(CustomerStatus.Restricted, world.Customer.Status);
    }

    [Fact]
    public void Who_goes_leaves_a_rest_that_somebody_has_to_explain()
    {
        var world = Held();
        world.Identify("ana");

        Assert.Null(world.Remove("ana"));

        Assert.Contains(world.Customer.Pending, step => step.Step == Steps.IdentifyOwners);
        Assert.Equal(PartyStandings.Removed, world.Party("ana").Standing);
        Assert.NotNull(world.StatePerson("ana", "Ana Example", [PartyRoles.Owner], Of("100")));
    }

    [Fact]
    public void A_structure_that_cannot_be_is_said_to_be_so_and_nobody_passes_with_it()
    {
        var world = Held();
        world.Identify("ana");
        var other = Held();

        Assert.Null(other.StatePerson("bo", "Bo Example", [PartyRoles.Owner], Of("20")));

        other.Identify("ana");
        other.Identify("bo");
        Assert.Null(other.Customer.Outcome);
        Assert.Contains(other.Customer.Ownership!.Missing, missing => missing.Contains("more than the whole", StringComparison.Ordinal));
    }

    [Fact]
    public void A_politically_exposed_owner_makes_the_company_politically_exposed()
    {
        var world = new CompanyWorld();
        world.Apply();
        world.Verify();
        world.State(new StateParty("subject", "ana", PartyKinds.NaturalPerson, [PartyRoles.Owner, PartyRoles.LegalRepresentative], A.PoliticallyExposed, null, [Of("100")], [], null));
        world.Identify("ana");

        Assert.Contains(Circumstances.Pep, world.Customer.Circumstances);
        Assert.Equal("high", world.Customer.RiskBand);
        Assert.Null(world.Customer.Outcome);
        Assert.Contains(world.Customer.Pending, step => step.Step == "senior-approval");
    }

    [Fact]
    public void A_company_listed_itself_is_found_as_an_entity()
    {
        var world = new CompanyWorld();
        world.World.Lists.Put(A.List, [], world.World.Now, entities: ["Quillbrandt Trading"]);

        world.Apply();

        Assert.Equal(ExceptionKinds.PossibleMatch, Assert.Single(world.Customer.Exceptions).Value.Kind);
    }

    [Fact]
    public void An_owner_whose_identity_fails_is_not_accepted_and_the_company_waits()
    {
        var world = Held();
        Assert.Null(world.Identify("ana", "failed"));
        Assert.Equal(CustomerStatus.UnderReview, world.Customer.Status);

        world.Answer(Assert.Single(world.Open), Dispositions.TrueMatch);

        Assert.Equal(PartyStandings.NotAccepted, world.Party("ana").Standing);
        Assert.Null(world.Customer.Outcome);
        Assert.Contains("ana was not accepted: remove it, or state who is in its place.", world.Customer.Ownership!.Missing);
    }

    [Fact]
    public void What_a_party_said_late_is_not_taken_for_what_is_new()
    {
        var world = Held();
        var early = world.World.HistoryOf(PartyIds.Of("subject", "ana")).Last(decision => decision.Happened is PartyStandingChanged);
        world.Identify("ana");
        var before = world.History.Count;

        var again = CustomerWorkflow.Instance.Decide(
            world.Customer, new Message.Told(world.World.Now, PartyIds.Of("subject", "ana"), early, new ActorId("customer", "subject")),
            CustomerStory.FactsOf(world.World.Facts, CustomerStory.Instance.Subject, world.Customer, Data, "EU", new Message.Due(world.World.Now, "x")));

        Assert.IsNotType<Decisions.Verdict.Accepted>(again);
        Assert.Equal(before, world.History.Count);
    }

    [Fact]
    public void Parties_are_looked_at_regularly_and_end_after_their_customer()
    {
        var world = Held("EU", "EXAMPLE, Ana");
        world.StatePerson("bo", "Bo Example", [PartyRoles.AuthorisedSignatory]);
        world.Answer(Assert.Single(world.Open), Dispositions.TrueMatch);
        Assert.Equal(CustomerStatus.Refused, world.Customer.Status);

        world.Pass(Duration.FromDays(181));

        Assert.Equal(PartyStandings.Removed, world.Party("bo").Standing);
        Assert.Contains(world.World.HistoryOf(PartyIds.Of("subject", "bo")), decision => decision.Happened is PartyRemoved { Cause: "customer-ended" });
    }

    [Fact]
    public void No_two_pairs_of_ids_make_one_party() => Assert.NotEqual(PartyIds.Of("a-b", "c"), PartyIds.Of("a", "b-c"));

    /// <summary>Held by two; one half through three companies by a listed person, and the company holds a tenth of its own shareholder.</summary>
    private static CompanyWorld Layers(string booking)
    {
        var world = new CompanyWorld(booking, "ZARNOVSKY, Teodrik");
        Assert.Null(world.Apply(booking == "GB" ? British : Data, Of("10", "l1")));
        Assert.Null(world.StateEntity("l1", "First Layer", Of("50")));
        Assert.Null(world.StateEntity("l2", "Second Layer", Of("50", "l1")));
        Assert.Null(world.StateEntity("l3", "Third Layer", Of("1/2", "l2")));
        Assert.Null(world.StatePerson("o", "Ola Example", [PartyRoles.Owner, PartyRoles.LegalRepresentative], Of("50"), Of("40", "l1"), Of("50", "l2"), Of("50", "l3")));
        Assert.Null(world.Identify("o"));
        Assert.Null(world.StatePerson("x", "Teodrik Zarnovsky", [PartyRoles.Owner], Of("50", "l3")));
        Assert.Null(world.Identify("x"));
        Assert.Null(world.Verify());
        return world;
    }
}
