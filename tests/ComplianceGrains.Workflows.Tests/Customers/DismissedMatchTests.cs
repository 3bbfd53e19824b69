using ComplianceGrains.Screening;
using ComplianceGrains.Screening.Matching;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Scenarios;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Tests.Building;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Customers;

/// <summary>A disposition holds for that subject, that entry and that content, and expires when one of them changes.</summary>
public class DismissedMatchTests
{
    private EngineVersion _engine = new("stub", "1", "external", "external");
    private string _content = "sha256:1";
    private decimal _score = 0.95m;

    [Fact]
    public void It_holds_as_long_as_nothing_of_it_changes()
    {
        var world = Dismissed();
        world.ListChanged();
        Assert.Equal("active", world.Customer!.Status);
        Assert.Single(world.Opened);
    }

    [Fact]
    public void Another_score_does_not_reopen_it()
    {
        var world = Dismissed();
        _score = 0.99m;
        world.ListChanged();
        Assert.Equal("0.990", world.Customer!.Screening!.Matches[0].Score);
        Assert.Equal("active", world.Customer!.Status);
        Assert.Single(world.Opened);
    }

    [Fact]
    public void Another_content_of_the_entry_reopens_it()
    {
        var world = Dismissed();
        _content = "sha256:2";
        world.ListChanged();
        Assert.Equal("restricted", world.Customer!.Status);
        Assert.Equal(2, world.Opened.Count);
    }

    [Theory]
    [InlineData("sha256:1", "active", 1)]
    [InlineData("sha256:2", "restricted", 2)]
    public void What_was_dismissed_under_an_earlier_engine_holds_under_this_one_and_expires_by_the_same_rule(string content, string status, int opened)
    {
        _engine = ScreeningEngine.Version with { Version = "2" };
        var world = Dismissed();
        Assert.Contains("names@2", world.Customer!.Screening!.Engine, StringComparison.Ordinal);

        (_engine, _score, _content) = (ScreeningEngine.Version, 0.91m, content);
        world.ListChanged();

        Assert.Contains("names@3", world.Customer!.Screening!.Engine, StringComparison.Ordinal);
        Assert.Equal((status, opened), (world.Customer!.Status, world.Opened.Count));
    }

    [Fact]
    public void What_the_customer_is_screened_by_is_part_of_it_and_a_change_reopens_it_as_another_exception()
    {
        var world = Dismissed();
        var rules = Repository.Library.Rules(world.Customer!.Bound, world.Now);
        var facts = new CustomerFacts(
            world.Now, Contracts.Actors.Principal.System, "EU", world.Customer.Bound, rules, A.Person with { OtherNames = ["Anna Exempel"] },
            new AskedScreening("hmac:of-the-corrected-names", rules.Screening.Threshold.Value, Hit(world.Now)), A.ExceptionIds(new("customer", "subject")), A.HashKey);

        var verdict = Assert.IsType<Decisions.Verdict.Accepted>(CustomerWorkflow.Instance.Decide(world.Customer, InMemoryLists.Change(facts.Now), facts));

        var raised = Assert.Single(verdict.Decisions.Select(decision => decision.Happened).OfType<ExceptionRaised>());
        Assert.Equal("possible-match", raised.ExceptionKind);
        var match = Assert.Single(raised.Matches);
        Assert.Equal(facts.ExceptionIds.Of("possible-match", $"hmac:of-the-corrected-names\n{match.Identity}"), raised.ExceptionId);
    }

    private SubjectWorld Dismissed()
    {
        var world = A.WorldWithoutList();
        world.Engine = (_, now) => Hit(now);
        world.Apply(A.Person);
        world.Verify();
        world.End(Assert.Single(world.Opened), "false-positive");
        Assert.Equal("active", world.Customer!.Status);
        return world;
    }

    private ScreeningResult Hit(Instant now) => new(
        ScreeningOutcome.Hit, [new ListMatch(A.List, "NK-1", "Somebody", _score, []) { EntryDigest = _content }],
        [new ListState(A.List, "v1", null, now, Duration.Zero)], _engine, ["1 listed name"])
    { Expires = true };
}
