using ComplianceGrains.Workflows.Tests.Building;

namespace ComplianceGrains.Workflows.Tests.Customers;

/// <summary>What resembles a customer without reaching the threshold is counted, and reaches people, a sample of the cases or nobody, as the pack says.</summary>
public class ReviewBandTests
{
    /// <summary>Under the threshold, over 0.50.</summary>
    private const string Resembling = "EXAMPLE, Ana Marivel Torrente";

    [Fact]
    public void Without_a_band_in_the_pack_nobody_hears_of_it()
    {
        var world = Play("");
        Assert.Empty(world.Opened);
        Assert.DoesNotContain(Reasons(world), reason => reason == "review-band");
    }

    [Fact]
    public void A_band_that_is_logged_is_counted_in_the_decision_and_raises_nothing()
    {
        var world = Play("  review: { from: 0.50, then: log }\n");
        Assert.Empty(world.Opened);
        Assert.Contains("review-band", Reasons(world));
    }

    [Fact]
    public void A_band_for_people_raises_an_exception_that_does_not_block()
    {
        var world = Play("  review: { from: 0.50, then: exception }\n");
        Assert.Equal("possible-match", world.Exceptions[Assert.Single(world.Opened)].Kind);
        Assert.Equal("active", world.Customer!.Status);
        Assert.Contains("review-band", Reasons(world));
    }

    [Fact]
    public void A_dismissed_one_is_not_raised_again()
    {
        var world = Play("  review: { from: 0.50, then: exception }\n");
        world.End(world.Opened[0], "false-positive");
        world.Put(Resembling, "SOMEBODY, Else");
        Assert.Single(world.Opened);
    }

    [Fact]
    public void A_confirmed_one_restricts_the_customer()
    {
        var world = Play("  review: { from: 0.50, then: exception }\n");
        world.End(world.Opened[0], "true-match");
        Assert.Equal("restricted", world.Customer!.Status);
    }

    [Fact]
    public void A_whole_sample_is_as_good_as_all() => Assert.Single(Play("  review: { from: 0.50, then: sample(100%) }\n").Opened);

    private static SubjectWorld Play(string review)
    {
        var world = new SubjectWorld(PepWorld.With(review), "EU", A.Monday);
        world.Lists.Put(A.List, [Resembling], A.Monday);
        Assert.Null(world.Apply(A.Person));
        Assert.Null(world.Verify());
        return world;
    }

    private static IEnumerable<string> Reasons(SubjectWorld world) => world.History.SelectMany(decision => decision.Basis!.Reasons).Select(reason => reason.Code);
}
