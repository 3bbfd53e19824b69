using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Transfers;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Customers.Events;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Structures;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Tests.Building;
using ComplianceGrains.Workflows.Tests.Parties;
using ComplianceGrains.Workflows.Tests.Transfers;
using ComplianceGrains.Workflows.Transfers;
using ComplianceGrains.Workflows.Words;
using CsCheck;

namespace ComplianceGrains.Workflows.Tests.Customers;

/// <summary>A customer's transfers are told of each turn of the customer's standing, whatever brought it about, and of nothing else.</summary>
public class StandingNoticeTests
{
    private static readonly Gen<(int Person, List<RandomLife> Events)> Lives = Gen.Select(Gen.Int[0, 3], RandomLife.Any.List[1, Samples.Events(30)]);

    private readonly List<string> _heard = [];

    [Fact]
    public void An_open_case_holds_and_its_end_lets_go()
    {
        var world = Active();
        Assert.Null(world.Verify("failed"));
        Assert.Equal(["restricted"], _heard);

        // A second cause changes nothing, and neither does the end of one of the two.
        Assert.Null(world.Verify("inconclusive"));
        var open = world.Opened.ToList();
        Assert.Equal(2, open.Count);
        world.End(open[0], Dispositions.FalsePositive);
        Assert.Equal(["restricted"], _heard);

        world.End(open[1], Dispositions.FalsePositive);
        Assert.Equal("active", world.Customer!.Status);
        Assert.Equal(["restricted", "active"], _heard);
    }

    [Fact]
    public void A_hit_on_a_list_holds_before_and_after_people_confirm_it()
    {
        var world = Active();
        world.Put("EXAMPLE, Ana");
        Assert.Equal(["restricted"], _heard);

        world.End(Assert.Single(world.Opened), Dispositions.TrueMatch);
        Assert.Equal("restricted", world.Customer!.Status);
        Assert.Equal(["restricted"], _heard);
    }

    [Fact]
    public void A_hit_that_people_dismiss_lets_go()
    {
        var world = Active();
        world.Put("EXAMPLE, Ana");
        world.End(Assert.Single(world.Opened), Dispositions.FalsePositive);
        Assert.Equal(["restricted", "active"], _heard);
    }

    [Fact]
    public void People_and_a_case_together_are_told_of_once()
    {
        var world = Active();
        Assert.Null(world.Verify("failed"));
        Assert.Null(world.Do(new Restrict(RestrictionCauses.Measure, "because"), People.Analyst()));
        Assert.Equal(["restricted"], _heard);

        world.End(Assert.Single(world.Opened), Dispositions.FalsePositive);
        Assert.Equal("restricted", world.Customer!.Status);
        Assert.Equal(["restricted"], _heard);

        Assert.Null(world.Do(new AskRestrictionLifting("it is over"), People.Analyst()));
        Assert.Null(world.Decide(Steps.RestrictionLifted, People.Mlro()));
        Assert.Equal(["restricted", "active"], _heard);
    }

    [Fact]
    public void The_end_of_a_relationship_is_told_from_wherever_it_came()
    {
        var active = Active();
        Assert.Null(active.Offboard());
        Assert.Equal(["offboarded"], _heard);

        _heard.Clear();
        var restricted = Active();
        restricted.Do(new Restrict(RestrictionCauses.Order, "an order of the court"), People.Analyst());
        Assert.Null(restricted.Offboard());
        Assert.Equal(["restricted", "offboarded"], _heard);
    }

    [Fact]
    public void A_review_that_a_person_rejects_ends_it_and_is_told()
    {
        var world = Active();
        world.PassTo(world.Customer!.ReviewDue!.Value);
        _heard.Clear();
        Assert.Null(world.Decide(Steps.PeriodicReview, People.Analyst(), approved: false));
        Assert.Equal("offboarded", world.Customer!.Status);
        Assert.Equal(["offboarded"], _heard);
    }

    [Fact]
    public void A_related_party_that_is_listed_holds_the_company_and_its_dismissal_lets_go()
    {
        var world = new CompanyWorld(HeardPart.Among(_heard));
        Assert.Null(world.Apply());
        Assert.Null(world.Verify());
        Assert.Null(world.StatePerson("ana", "Ana Example", [PartyRoles.Owner, PartyRoles.LegalRepresentative], CompanyWorld.Of("100")));
        Assert.Null(world.Identify("ana"));
        Assert.Equal(CustomerStatus.Active, world.Customer.Status);
        Assert.Empty(_heard);

        world.World.Lists.Put(A.List, ["EXAMPLE, Ana"], world.World.Now);
        world.World.ListChanged();
        Assert.Equal(["restricted"], _heard);

        world.Answer(Assert.Single(world.Open), Dispositions.FalsePositive);
        Assert.Equal(CustomerStatus.Active, world.Customer.Status);
        Assert.Equal(["restricted", "active"], _heard);
    }

    [Fact]
    public void Before_a_relationship_begins_nothing_is_told()
    {
        var world = new SubjectWorld(Repository.Library, "EU", A.Monday, HeardPart.Among(_heard));
        world.Lists.Put(A.List, ["EXAMPLE, Ana"], A.Monday);
        Assert.Null(world.Apply(A.Person));
        Assert.Null(world.Verify());
        world.End(Assert.Single(world.Opened), Dispositions.TrueMatch);
        Assert.Equal("refused", world.Customer!.Status);
        Assert.Empty(_heard);
    }

    /// <summary>Told without doubling: as often as the standing turned, and each time how it stands.</summary>
    [Fact]
    public void Of_any_life_each_turn_is_told_once() => Lives.Sample(life =>
    {
        var heard = new List<string>();
        var world = new SubjectWorld(Repository.Library, "EU", A.Monday, HeardPart.Among(heard));
        world.Lists.Put(A.List, ["PETROV, Somebody"], A.Monday);
        Assert.Null(world.Apply(life.Person == 0 ? A.PoliticallyExposed : A.Person));
        foreach (var happening in life.Events)
        {
            happening.Happen(world);
            var customer = world.Customer!;
            Assert.Equal(customer.Clocks.ContainsKey(RecordRetention.RelationshipStarted) ? customer.Status : "active", heard.Count > 0 ? heard[^1] : "active");
        }

        Assert.All(heard.Zip(heard.Skip(1)), pair => Assert.NotEqual(pair.First, pair.Second));
        Assert.NotEqual("active", heard.FirstOrDefault());
    }, iter: Samples.OfLong(100), print: life => $"person {life.Person}: {string.Join("; ", life.Events)}");

    [Fact]
    public void The_decision_that_tells_is_the_one_that_turned_the_standing_and_tells_besides_what_it_told_anyway()
    {
        var customer = A.Active().Customer!;
        var evidence = new RecordEvidence("identity-verification", "failed", "idv.example", "r-1", null, null);
        var facts = CustomerStory.FactsOf(
            new Workflows.Scenarios.InMemoryFacts(Repository.Library, new Workflows.Scenarios.InMemoryLists().At), new ActorId("customer", "subject"), customer, A.Person, "EU",
            new Message.Asked(A.Monday, People.Service, evidence), false);

        var verdict = (Verdict.Accepted)CustomerWorkflow.Instance.Decide(customer, new Message.Asked(A.Monday, People.Service, evidence), facts);

        var raised = verdict.Decisions.ToList().FindIndex(decision => decision.Happened is ExceptionRaised);
        Assert.Equal([(raised, EffectKinds.OpenException), (raised, EffectKinds.CustomerChanged)], verdict.Effects.Select(effect => (effect.Decision, effect.Kind)));
        var before = verdict.Decisions.Take(raised).Aggregate(customer, (so, decision) => CustomerWorkflow.Instance.Evolve(so, decision));
        Assert.False(StandingNotice.IsTurn(customer, before));
        Assert.True(StandingNotice.IsTurn(before, CustomerWorkflow.Instance.Evolve(before, verdict.Decisions[raised])));
    }

    /// <summary>Whatever the customer's actor says, the transfers look at how the customer stands.</summary>
    [Fact]
    public void What_was_allowed_waits_goes_on_or_ends_as_the_customer_stands()
    {
        var world = new TransferWorld();
        Assert.Null(world.Ask("t-1", TransferWorld.Worth(10), person: TransferWorld.Person));
        Assert.Equal(TransferStatus.Allowed, world["t-1"].Status);

        var active = world.Customer;
        world.Customer = active with { Matters = active.Matters with { Barred = true } };
        world.Hear(new ExceptionRaised("exc-1", ExceptionKinds.PossibleMatch, true, [], "", []));
        Assert.Equal((TransferStatus.Held, WaitFor.Customer), (world["t-1"].Status, Assert.Single(world["t-1"].Waits).For));

        world.Customer = active;
        world.Hear(new ExceptionAnswered("exc-1", ExceptionKinds.PossibleMatch, Dispositions.FalsePositive, []));
        Assert.Equal(TransferStatus.Allowed, world["t-1"].Status);

        world.Customer = active with { Outcome = CustomerOutcome.Exited };
        world.Hear(new CustomerOffboarded(null));
        Assert.Equal(TransferStatus.Refused, world["t-1"].Status);
    }

    private SubjectWorld Active()
    {
        var world = new SubjectWorld(Repository.Library, "EU", A.Monday, HeardPart.Among(_heard));
        world.Lists.Put(A.List, ["PETROV, Somebody"], A.Monday);
        Assert.Null(world.Apply(A.Person));
        Assert.Null(world.Verify());
        Assert.Equal("active", world.Customer!.Status);
        Assert.Empty(_heard);
        return world;
    }
}
