using ComplianceGrains.Screening;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Tests.Building;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Customers;

/// <summary>An engine that tells nobody when its lists change.</summary>
public class ExternalEngineTests
{
    private static readonly Duration Freshness = Duration.FromHours(24);

    private ScreeningOutcome _outcome = ScreeningOutcome.Clear;

    [Fact]
    public void Its_answer_holds_for_the_packs_freshness_and_is_asked_for_again_then()
    {
        var world = Active();
        var asked = world.Now;
        Assert.Equal(asked + Freshness, world.Customer!.Screening!.HoldsUntil);
        var before = Screenings(world);

        world.PassTo(asked + Freshness - Duration.FromSeconds(1));
        Assert.Equal(before, Screenings(world));
        world.PassTo(asked + Freshness);
        Assert.Equal(before + 1, Screenings(world));
        world.Pass(Duration.FromDays(9));
        Assert.Equal(before + 10, Screenings(world));
    }

    [Theory]
    [InlineData("female")]
    [InlineData(null)]
    public void It_is_told_the_gender_that_the_applicant_gave_at_the_door_and_at_every_later_screening(string? gender)
    {
        var world = World();
        var told = new List<string?>();
        var answer = world.Engine!;
        world.Engine = (query, now) =>
        {
            told.Add(query.Gender);
            return answer(query, now);
        };
        world.Apply(A.Person with { Gender = gender });
        world.Verify();
        world.Pass(Freshness);

        Assert.Equal("active", world.Customer!.Status);
        Assert.True(told.Count >= 2);
        Assert.All(told, one => Assert.Equal(gender, one));
    }

    [Fact]
    public void Whom_it_finds_later_is_restricted_without_anybody_asking()
    {
        var world = Active();
        _outcome = ScreeningOutcome.Hit;
        world.Pass(Freshness);
        Assert.Equal("restricted", world.Customer!.Status);
        Assert.Equal("possible-match", world.Only("possible-match").Kind);
    }

    [Fact]
    public void Its_outage_lets_nobody_pass_says_why_and_ends_by_itself()
    {
        _outcome = ScreeningOutcome.Unavailable;
        var world = World();
        world.Apply(A.Person);
        world.Verify();
        Assert.Equal(("screening", null), (world.Customer!.Status, world.Customer.Outcome));
        Assert.Equal("operator", world.Only("provider-unavailable").OwnerRole);
        var raised = world.History.Select(decision => decision.Happened).OfType<ExceptionRaised>().Single();
        Assert.Equal("Screening has no answer: the provider answered with status 503.", raised.Text);

        _outcome = ScreeningOutcome.Clear;
        world.Pass(Matters.Retry);

        Assert.Equal("active", world.Customer!.Status);
        Assert.Equal("resolved", world.Only("provider-unavailable").Disposition);
    }

    [Fact]
    public void Within_a_command_it_is_asked_once_and_for_each_command_again()
    {
        var world = Active();
        var before = Screenings(world);
        world.Verify(kind: "document");
        Assert.Equal(before + 1, Screenings(world));
    }

    [Fact]
    public void The_end_of_a_relationship_ends_the_asking()
    {
        var world = Active();
        world.Offboard();
        Assert.DoesNotContain(world.Agenda.Keys, row => row is { Actor: "customer/subject", Key: not "retention" });
    }

    [Fact]
    public void Our_own_engine_needs_no_waking_because_its_lists_do()
    {
        Assert.DoesNotContain(A.Active().Agenda.Keys, row => row.Key == "screening-expires");
    }

    private SubjectWorld World()
    {
        var world = A.WorldWithoutList();
        world.Engine = (_, now) => new ScreeningResult(
            _outcome,
            _outcome == ScreeningOutcome.Hit ? [new ListMatch(A.List, "NK-1", "Somebody", 0.95m, []) { EntryDigest = "sha256:1" }] : [],
            _outcome == ScreeningOutcome.Unavailable ? [] : [new ListState(A.List, "v1", null, now, Duration.Zero)],
            new EngineVersion("stub", "1", "external", "external"), [_outcome == ScreeningOutcome.Unavailable ? "the provider answered with status 503" : "as scripted"])
        { Expires = true };
        return world;
    }

    private SubjectWorld Active()
    {
        var world = World();
        world.Apply(A.Person);
        world.Verify();
        Assert.Equal("active", world.Customer!.Status);
        return world;
    }

    private static int Screenings(SubjectWorld world) => world.History.Count(decision => decision.Happened is Screened);
}
