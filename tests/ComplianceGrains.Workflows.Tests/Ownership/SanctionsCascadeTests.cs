using ComplianceGrains.Workflows.Ownership;
using static ComplianceGrains.Workflows.Tests.Ownership.Structure;

namespace ComplianceGrains.Workflows.Tests.Ownership;

public class SanctionsCascadeTests
{
    [Theory]
    [InlineData("X 50 A; o 50 A; A 50 T; o 50 T", "A T")]
    [InlineData("X 50 A; o 50 A; X 50 B; o 50 B; A 25 T; B 25 T; o 50 T", "A B T")]
    [InlineData("X 50 A; o 50 A; X 10 T; A 40 T; o 50 T", "A T")]
    public void What_a_product_misses_the_cascade_finds(string text, string entities)
    {
        var graph = Of(text, entities);
        Assert.DoesNotContain("X", graph.Owners(new(true, Fraction.Half)).Owners);
        Assert.Equal(SanctionsStatus.Match, graph.Sanctioned(Ofac, "X").Status);
        Assert.Equal(SanctionsStatus.Match, graph.Sanctioned(Council, "X").Status);
        Assert.Equal(SanctionsStatus.Warning, graph.Sanctioned(Ofsi, "X").Status);
    }

    [Fact]
    public void The_steps_that_lead_to_it_are_told_and_no_others()
    {
        var found = Of("X 50 A; o 50 A; A 50 T; o 50 T; X 100 B; B 1 A", "A B T").Sanctioned(Ofac, "X");
        Assert.Equal(["A", "T"], found.Steps.Select(step => step.Entity));
        Assert.Equal("us-ofac: T is treated as listed. X with 50 % of the shares of A: at least 50 %, so A is treated as listed. A with 50 % of the shares of T: at least 50 %, so T is treated as listed.", found.Sentence);
        Assert.Contains("X holds 50 % of A, which holds 50 % of T", found.Paths);
    }

    [Fact]
    public void Exactly_one_half_is_a_match_in_one_place_and_a_warning_in_another()
    {
        var graph = Of("X 50 T; o 50 T", "T");
        Assert.Equal(
            [SanctionsStatus.Match, SanctionsStatus.Match, SanctionsStatus.Warning],
            new[] { Ofac, Council, Ofsi }.Select(regime => graph.Sanctioned(regime, "X").Status));
    }

    [Fact]
    public void Two_minorities_are_added_up_where_the_regime_does_or_they_act_together()
    {
        var graph = Of("X 30 T; Y 25 T; o 45 T", "T");
        Assert.Equal(SanctionsStatus.Match, graph.Sanctioned(Ofac, "X", "Y").Status);
        Assert.Equal(SanctionsStatus.Warning, graph.Sanctioned(Ofsi, "X", "Y").Status);
        Assert.Equal(SanctionsStatus.Match, (graph with { Joint = [["X", "Y"]] }).Sanctioned(Ofsi, "X", "Y").Status);
    }

    [Fact]
    public void Who_holds_nothing_and_acts_with_a_holder_holds_what_both_do()
    {
        var graph = Of("Y 60 T; o 40 T; X 1 A; o 99 A", "T A") with { Joint = [["X", "Y"]] };
        Assert.Equal(SanctionsStatus.Match, graph.Sanctioned(Ofsi, "X").Status);
        Assert.Equal(SanctionsStatus.Warning, graph.Sanctioned(Ofac, "X").Status);
    }

    [Fact]
    public void Just_below_upstream_nothing_cascades_and_people_are_warned() =>
        Assert.All(new[] { Ofac, Council, Ofsi }, regime => Assert.Equal(SanctionsStatus.Warning, Of("X 49 A; o 51 A; A 100 T", "A T").Sanctioned(regime, "X").Status));

    [Fact]
    public void Control_is_a_match_a_warning_or_nothing_as_the_regime_says()
    {
        var graph = Of("o 100 T; X controls T", "T");
        Assert.Equal(SanctionsStatus.Match, graph.Sanctioned(Council, "X").Status);
        Assert.Equal(SanctionsStatus.Warning, graph.Sanctioned(Ofac, "X").Status);
        Assert.Equal(SanctionsStatus.NoListedOwner, graph.Sanctioned(Ofac with { Control = ControlCounts.Not }, "X").Status);
    }

    [Fact]
    public void A_range_or_a_rest_that_could_reach_it_is_not_known()
    {
        Assert.Equal(SanctionsStatus.Undecided, Of("X 25..50 T; o 50..75 T", "T").Sanctioned(Ofac, "X").Status);
        Assert.Equal(SanctionsStatus.Warning, Of("X 25..50< T; o >50..75 T", "T").Sanctioned(Ofsi, "X").Status);
        Assert.Equal(SanctionsStatus.Undecided, Of("X 10 T; o 40 T", "T").Sanctioned(Ofac, "X").Status);
        Assert.Equal(SanctionsStatus.Match, Of("X >50..75 T; o 25..50< T", "T").Sanctioned(Ofsi, "X").Status);
    }

    [Fact]
    public void Own_shares_count_for_nobody() => Assert.Equal(SanctionsStatus.Match, Of("X 45 T; o 45 T; T 10 T", "T").Sanctioned(Ofac, "X").Status);

    [Fact]
    public void An_entity_that_is_exempt_from_due_diligence_is_not_exempt_from_this()
    {
        var graph = Of("X 60 A; o 40 A; A 100 T", "A T");
        Assert.Equal(SanctionsStatus.Match, (graph with { Nodes = graph.Nodes.SetItem("A", new("A", NodeKind.Entity) { IsExempt = true }) }).Sanctioned(Ofac, "X").Status);
    }

    [Fact]
    public void A_listed_entity_counts_as_a_listed_person_does() => Assert.Equal(SanctionsStatus.Match, Of("o 100 A; A 50 T; o 50 T", "A T").Sanctioned(Ofac, "A").Status);

    [Fact]
    public void The_customer_may_be_listed_itself() => Assert.Equal("us-ofac: T is listed itself.", Of("o 100 T", "T").Sanctioned(Ofac, "T").Sentence);

    [Fact]
    public void A_listed_person_elsewhere_is_nobody_s_owner_here() => Assert.Equal(SanctionsStatus.NoListedOwner, Of("o 100 T; X 100 A; T 100 A2", "T A A2").Sanctioned(Ofac, "X").Status);
}
