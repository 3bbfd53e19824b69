using ComplianceGrains.Workflows.Ownership;
using static ComplianceGrains.Workflows.Tests.Ownership.Structure;

namespace ComplianceGrains.Workflows.Tests.Ownership;

public class BeneficialOwnersTests
{
    [Fact]
    public void Exactly_a_quarter_is_enough_for_at_least_and_not_for_more_than()
    {
        var graph = Of("A 25 T; B 75 T", "T");
        Assert.Equal(["A", "B"], graph.Owners(Quarter).Owners);
        Assert.Equal(["B"], graph.Owners(MoreThanQuarter).Owners);
    }

    [Fact]
    public void A_chain_dilutes_and_control_does_not()
    {
        var graph = Of("A 60 X; Z 40 X; X 40 T; Z 60 T", "X T");
        Assert.Equal(["Z"], graph.Owners(Quarter).Owners);
        var traced = BeneficialOwners.Find(graph, "T", new(MoreThanQuarter) { Product = false, ControlChain = true });
        Assert.Equal(["A", "Z"], traced.Owners);
        Assert.Contains("through what they control", traced.People[0].Sentence, StringComparison.Ordinal);
        Assert.Equal(["A holds 60 % of X, which holds 40 % of T"], traced.People[0].Paths);
    }

    [Fact]
    public void Shares_in_a_circle_are_solved_and_the_circle_is_named()
    {
        var found = Of("A 50 T; X 50 T; B 80 X; T 20 X", "X T").Owners(new(true, Fraction.Half));
        Assert.Equal(["A"], found.Owners);
        Assert.Equal(["5/9", "4/9"], found.People.Select(person => person.Shares.Least.ToString()));
        Assert.Equal(["T > X > T"], found.Cycles.Select(cycle => string.Join(" > ", cycle)));
        Assert.Contains("T > X > T", found.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Own_shares_make_the_others_count_for_more()
    {
        var found = Of("A 24 T; B 56 T; T 20 T", "T").Owners(Quarter);
        Assert.Equal(["3/10", "7/10"], found.People.Select(person => person.Shares.Least.ToString()));
        Assert.Equal(["A", "B"], found.Owners);
        Assert.Equal(["T", "T"], Assert.Single(found.Cycles));
    }

    [Fact]
    public void A_rest_that_could_hold_an_owner_leaves_it_open_and_refuses_the_fallback()
    {
        var found = Of("A 20 T", "T").Owners(Quarter);
        Assert.Equal((false, false, true, "4/5"), (found.IsDecided, found.MayFallBack, found.CouldHide, found.Unexplained.ToString()));
        Assert.Contains("80 % of it is not explained", found.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rest_that_is_too_small_for_an_owner_hides_none_but_may_make_one_of_somebody_known()
    {
        var found = Of("A 20 T; B 70 T", "T").Owners(Quarter);
        Assert.Equal((false, "A"), (found.CouldHide, Assert.Single(found.Undecided)));
        Assert.Empty(Of("A 10 T; B 80 T", "T").Owners(Quarter).Undecided);
    }

    [Fact]
    public void An_entity_of_which_nobody_is_stated_hides_whoever_owns_it()
    {
        Assert.True(Of("A 70 T; X 30 T", "X T").Owners(Quarter).CouldHide);
        Assert.False(Of("A 80 T; X 20 T", "X T").Owners(Quarter).CouldHide);
    }

    [Fact]
    public void Who_is_said_to_be_unknown_is_as_good_as_not_stated()
    {
        var found = Of("A 70 T; ? 30 T", "T").Owners(Quarter);
        Assert.True(found.CouldHide);
        Assert.False(found.IsDecided);
    }

    [Fact]
    public void Many_small_holders_hide_nobody_larger_than_the_largest_of_them()
    {
        var graph = Of("A 30 T; crowd 70 T", "T");
        OwnershipGraph With(Fraction each) => graph with { Nodes = graph.Nodes.SetItem("crowd", new("crowd", NodeKind.Dispersed) { EachAtMost = each }) };
        Assert.False(With(new(5, 100)).Owners(Quarter).CouldHide);
        Assert.True(With(new(30, 100)).Owners(Quarter).CouldHide);
    }

    [Fact]
    public void Whoever_is_behind_an_exempt_entity_is_not_looked_for()
    {
        var graph = Of("A 70 T; X 30 T", "X T");
        Assert.False((graph with { Nodes = graph.Nodes.SetItem("X", new("X", NodeKind.Entity) { IsExempt = true }) }).Owners(Quarter).CouldHide);
    }

    [Fact]
    public void Nobody_above_the_share_and_nothing_hidden_lets_somebody_stand_in()
    {
        var found = Of("A 20 T; B 20 T; C 20 T; D 20 T; E 20 T", "T").Owners(Quarter);
        Assert.Empty(found.Owners);
        Assert.True(found.MayFallBack);
        Assert.Contains("may stand in", found.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Control_by_other_means_makes_an_owner_whatever_the_share()
    {
        var graph = Of("B 100 T; A controls T", "T");
        Assert.Equal(["A", "B"], graph.Owners(Quarter).Owners);
        Assert.Contains("A is an owner of T: controls T", graph.Owners(Quarter).People[0].Sentence, StringComparison.Ordinal);
        Assert.Equal(["B"], BeneficialOwners.Find(graph, "T", new(Quarter) { Control = false }).Owners);
    }

    [Fact]
    public void Who_controls_the_controller_controls() =>
        Assert.Equal(["A", "B"], Of("A 51 X; B 49 X; X 51 Y; B 49 Y; Y controls T; B 100 T", "X Y T").Owners(Quarter).Owners);

    [Fact]
    public void Somebody_unknown_who_controls_leaves_it_open() => Assert.True(Of("B 100 T; ? controls T", "T").Owners(Quarter).CouldHide);

    [Fact]
    public void Votes_without_shares_make_an_owner_and_so_do_shares_without_votes() =>
        Assert.Equal(["A", "B"], Of("A 0|100 T; B 100|0 T", "T").Owners(Quarter).Owners);

    [Theory]
    [InlineData("A 25..50 T; B 50..75 T", true, "A B", "")]
    [InlineData("A 25..50 T; B 50..75 T", false, "B", "A")]
    [InlineData("A >25..50 T; B 50..75< T", false, "A B", "")]
    [InlineData("A 10..30 T; B 70 T", true, "B", "A")]
    [InlineData("A 10..30 T; B 80 T", true, "B", "")]
    public void A_range_is_asked_at_both_ends_and_after_what_the_others_leave(string text, bool orMore, string owners, string undecided)
    {
        var found = Of(text, "T").Owners(orMore ? Quarter : MoreThanQuarter);
        Assert.Equal((owners, undecided), (string.Join(' ', found.Owners), string.Join(' ', found.Undecided)));
    }

    [Fact]
    public void An_open_end_far_up_is_an_open_end_below() =>
        Assert.Equal(["A"], Of("A >50..100 X; X 50 T; B 50 T", "X T").Owners(MoreThanQuarter).Owners.Except(["B"]));

    [Fact]
    public void Those_who_act_together_are_one_where_the_rules_add_them_up()
    {
        var graph = Of("A 15 T; B 15 T; C 70 T", "T") with { Joint = [["A", "B"]] };
        Assert.Equal(["C"], graph.Owners(Quarter).Owners);
        Assert.Equal(["A", "B", "C"], BeneficialOwners.Find(graph, "T", new(Quarter) { Together = true }).Owners);
    }

    [Fact]
    public void One_with_more_than_half_is_the_only_owner_where_the_rules_say_so()
    {
        var graph = Of("A 30 T; B 60 T; C 10 T", "T");
        Assert.Equal(["A", "B"], graph.Owners(MoreThanQuarter).Owners);
        Assert.Equal(["B"], BeneficialOwners.Find(graph, "T", new(MoreThanQuarter) { Sole = ShareTest.Majority }).Owners);
    }

    [Fact]
    public void Shares_that_were_rounded_hide_nobody_within_the_tolerance()
    {
        var graph = Of("A 33.3333 T; B 33.3333 T; C 33.3333 T", "T");
        var exact = new ShareTest(true, new(1, 3));
        Assert.Equal(["A", "B", "C"], BeneficialOwners.Find(graph, "T", new(exact)).Undecided);
        Assert.Empty(BeneficialOwners.Find(graph, "T", new(exact) { Tolerance = new(1, 1000000) }).Undecided);
        Assert.Equal(GraphCheck.ExceedWhole, Assert.Single(GraphCheck.Problems(Of("A 33.34 T; B 66.67 T", "T"), "T").DistinctBy(problem => problem.Code)).Code);
        Assert.Empty(GraphCheck.Problems(Of("A 33.34 T; B 66.67 T", "T"), "T", new(1, 10000)));
    }

    [Theory]
    [InlineData("X 100 T; T 100 X", "X T", "ownership-not-determined", "T > X > T")]
    [InlineData("T 100 T", "T", "ownership-not-determined", "T > T")]
    [InlineData("A 60 T; B 50 T", "T", "shares-exceed-whole", "11/10")]
    [InlineData("A 60|10 T; B 40|100 T", "T", "shares-exceed-whole", "votes")]
    [InlineData("A 60 T; A 10 T", "T", "stated-twice", "added up")]
    [InlineData("A 60 T; T 10 A", "T", "not-an-entity", "A is said to be held")]
    [InlineData("A 50..25 T", "T", "not-a-share", "lower end first")]
    [InlineData("A 60 X", "X", "not-stated", "T is no entity")]
    public void What_cannot_be_is_refused_with_a_sentence(string text, string entities, string code, string says)
    {
        var problem = GraphCheck.Problems(Of(text, entities), "T")[0];
        Assert.Equal(code, problem.Code);
        Assert.Contains(says, problem.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_closed_circle_elsewhere_that_holds_nothing_above_the_customer_is_no_matter() =>
        Assert.Equal(["A"], Of("A 100 T; X 100 Y; Y 100 X", "T X Y").Owners(Quarter).Owners);

    [Fact]
    public void A_structure_beyond_what_is_reckoned_with_is_refused() =>
        Assert.Equal(GraphCheck.TooLarge, Assert.Single(GraphCheck.Problems(
            OwnershipGraph.Of(Enumerable.Range(0, GraphCheck.MostNodes + 1).Select(at => new OwnershipNode($"{at}", NodeKind.Entity)), []), "0")).Code);

    [Fact]
    public void A_knot_of_circles_beyond_what_is_reckoned_with_is_refused()
    {
        Assert.Equal(GraphCheck.TooLarge, Assert.Single(GraphCheck.Problems(Knot(GraphCheck.MostInKnot + 1), "E0")).Code);
        Assert.Empty(GraphCheck.Problems(Knot(GraphCheck.MostInKnot), "E0"));
        Assert.Equal(["P"], Knot(GraphCheck.MostInKnot).Owners(Quarter, "E0").Owners);
    }

    [Fact]
    public void A_deep_structure_without_circles_may_be_as_large_as_any()
    {
        var entities = Enumerable.Range(0, GraphCheck.MostNodes - 2).Select(at => $"E{at}").ToList();
        var found = OwnershipGraph.Of(
            [new("A", NodeKind.Person), new("B", NodeKind.Person), .. entities.Select(id => new OwnershipNode(id, NodeKind.Entity))],
            [
                .. entities.Zip(entities.Skip(1), (held, holder) => new Holding(holder, held, ShareRange.Exactly(new(99, 100)))),
                .. entities.SkipLast(1).Select(held => new Holding("B", held, ShareRange.Exactly(new(1, 100)))),
                new("A", entities[^1], ShareRange.Exactly(Fraction.Whole)),
            ]).Owners(Quarter, "E0");
        Assert.Equal((Fraction.Whole, true), (Fraction.Sum(found.People.Select(person => person.Shares.Least)), found.IsDecided));
        Assert.Equal(["A", "B"], found.Owners);
    }

    /// <summary>Everybody holds everybody, in long fractions.</summary>
    private static OwnershipGraph Knot(int size)
    {
        var random = new Random(7);
        var entities = Enumerable.Range(0, size).Select(at => $"E{at}").ToList();
        var holdings = entities.SelectMany(held => entities.Select(holder => new Holding(holder, held, ShareRange.Exactly(new(random.NextInt64(1, 900_000_000_000_000_000 / size), 900_000_000_000_000_001))))).ToList();
        holdings.AddRange(entities.Select(held => new Holding("P", held, ShareRange.Exactly(Fraction.Whole - Fraction.Sum(holdings.Where(holding => holding.In == held).Select(holding => holding.Shares.Least))))));
        return OwnershipGraph.Of(entities.Select(id => new OwnershipNode(id, NodeKind.Entity)).Append(new("P", NodeKind.Person)), holdings);
    }
}
