using System.Collections.Immutable;
using ComplianceGrains.Workflows.Ownership;
using CsCheck;
using static ComplianceGrains.Workflows.Tests.Ownership.Structure;

namespace ComplianceGrains.Workflows.Tests.Ownership;

/// <summary>Random structures, each held against answers that are found another way.</summary>
public class OwnershipPropertyTests
{
    private const double Near = 1e-9;

    [Fact]
    public void The_exact_shares_are_those_that_flow_to_each_owner_in_the_end() => Gen.Int[0, int.MaxValue].Sample(
        seed =>
        {
            var graph = Whole(new Random(seed), circles: true);
            var flowed = Flow(graph);
            var found = graph.Owners(Quarter);
            Assert.All(found.People, person => Assert.True(person.Shares.IsExact && Math.Abs(Number(person.Shares.Least) - flowed[person.Id]) < Near, $"{person.Sentence} but {flowed[person.Id]}"));
            Assert.Equal(Fraction.Whole, Fraction.Sum(found.People.Select(person => person.Shares.Least)));
            Assert.True(found.IsDecided);
        },
        iter: Samples.Of(400));

    [Fact]
    public void Without_a_circle_they_are_the_sum_of_all_ways() => Gen.Int[0, int.MaxValue].Sample(
        seed =>
        {
            var graph = Whole(new Random(seed), circles: false);
            var found = graph.Owners(Quarter);
            Assert.Empty(found.Cycles);
            Assert.All(found.People, person => Assert.Equal(Ways(graph, person.Id), person.Shares.Least));
        },
        iter: Samples.Of(400));

    [Fact]
    public void Whatever_is_left_out_or_blurred_what_is_called_certain_is_true() => Gen.Int[0, int.MaxValue].Sample(
        seed =>
        {
            var random = new Random(seed);
            var truth = Whole(random, circles: random.Next(2) == 0);
            var question = new OwnershipQuestion(random.Next(2) == 0 ? Quarter : MoreThanQuarter) { Product = random.Next(3) > 0, ControlChain = random.Next(2) == 0, Control = random.Next(2) == 0 };
            var owners = BeneficialOwners.Find(truth, "T", question).Owners;
            var stated = Blurred(truth, random, id => random.Next(4) == 0 && truth.KindOf(id) == NodeKind.Person);
            Assert.Empty(GraphCheck.Problems(stated, "T"));
            var found = BeneficialOwners.Find(stated, "T", question);
            Assert.Empty(found.Owners.Except(owners));
            Assert.Empty(found.People.Where(person => person.Status == OwnerStatus.NoOwner).Select(person => person.Id).Intersect(owners));
            if (!found.CouldHide)
                Assert.Empty(owners.Except(found.People.Select(person => person.Id)));
        },
        iter: Samples.Of(800));

    [Fact]
    public void A_cascade_on_blurred_holdings_calls_nothing_a_match_that_is_none_and_misses_none() => Gen.Int[0, int.MaxValue].Sample(
        seed =>
        {
            var random = new Random(seed);
            var truth = Whole(random, circles: random.Next(2) == 0);
            var people = truth.Nodes.Values.Where(node => node.Kind == NodeKind.Person).Select(node => node.Id).ToList();
            var listed = people.Where(_ => random.Next(3) == 0).ToHashSet(StringComparer.Ordinal);
            truth = truth with { Joint = random.Next(2) == 0 ? [[.. people.Where(_ => random.Next(3) == 0)]] : [] };
            foreach (var regime in new[] { Ofac, Council, Ofsi })
            {
                var isOwned = IsTreatedAsListed(truth, listed, regime);
                Assert.Equal(isOwned, SanctionsCascade.Find(truth, "T", listed, regime).Status == SanctionsStatus.Match);
                var found = SanctionsCascade.Find(Blurred(truth, random, _ => false), "T", listed, regime).Status;
                Assert.True(found == SanctionsStatus.Undecided || found == SanctionsStatus.Match == isOwned, $"{regime.Name}: {found}, in truth {isOwned}");
            }
        },
        iter: Samples.Of(600));

    /// <summary>A structure in which everything is stated exactly and adds up to the whole: every entity has a person among its holders.</summary>
    private static OwnershipGraph Whole(Random random, bool circles)
    {
        var entities = Enumerable.Range(0, random.Next(1, 6)).Select(at => at == 0 ? "T" : $"E{at}").ToList();
        var people = Enumerable.Range(0, random.Next(1, 5)).Select(at => $"P{at}").ToList();
        var holdings = new List<Holding>();
        for (var at = 0; at < entities.Count; at++)
        {
            var holders = people.Where(_ => random.Next(2) == 0).Concat(entities.Where((_, other) => (circles || other > at) && random.Next(2) == 0))
                .Append(people[random.Next(people.Count)]).Distinct().ToList();
            var parts = holders.Select(_ => random.Next(1, random.Next(2) == 0 ? 4 : 20)).ToList();
            holdings.AddRange(holders.Zip(parts, (holder, part) => new Holding(holder, entities[at], ShareRange.Exactly(new(part, parts.Sum())))));
        }

        var controls = random.Next(3) == 0 ? [new ControlLink(people[0], entities[^1], "other-means")] : Array.Empty<ControlLink>();
        return OwnershipGraph.Of(people.Select(id => new OwnershipNode(id, NodeKind.Person)).Concat(entities.Select(id => new OwnershipNode(id, NodeKind.Entity))), holdings) with { Controls = [.. controls] };
    }

    /// <summary>The same with ranges around what is true, and without some of the holders.</summary>
    private static OwnershipGraph Blurred(OwnershipGraph truth, Random random, Func<string, bool> isLeftOut)
    {
        var left = truth.Nodes.Keys.Where(id => id != "T" && isLeftOut(id)).ToHashSet(StringComparer.Ordinal);
        ShareRange Around(ShareRange range)
        {
            var (below, above) = (new Fraction(random.Next(0, 3), random.Next(3, 20)), new Fraction(random.Next(0, 3), random.Next(3, 20)));
            return random.Next(2) == 0 ? range : new(Fraction.Max(Fraction.None, range.Least - below), Fraction.Min(Fraction.Whole, range.Most + above), below.IsPositive && range.Least > below, above.IsPositive && range.Most + above < Fraction.Whole);
        }

        var blurred = truth with
        {
            Nodes = truth.Nodes.RemoveRange(left),
            Holdings = [.. truth.Holdings.Where(holding => !left.Contains(holding.Owner)).Select(holding => new Holding(holding.Owner, holding.In, Around(holding.Shares)))],
            Controls = [.. truth.Controls.Select(control => left.Contains(control.By) ? control with { By = "?" } : control)],
            Joint = [.. truth.Joint.Select(joint => joint.Except(left))],
        };
        return blurred.Controls.Any(control => control.By == "?")
            ? blurred with { Nodes = blurred.Nodes.SetItem("?", new("?", NodeKind.Unknown)) }
            : blurred;
    }

    /// <summary>What of the target reaches whom, if every entity passes on what it has, again and again.</summary>
    private static Dictionary<string, double> Flow(OwnershipGraph graph)
    {
        var at = graph.Nodes.Keys.ToDictionary(id => id, id => id == "T" ? 1.0 : 0.0);
        for (var round = 0; round < 20_000 && at.Any(each => graph.IsHeld(each.Key) && each.Value > 1e-13); round++)
        {
            var next = at.ToDictionary(each => each.Key, each => graph.IsHeld(each.Key) ? 0.0 : each.Value);
            foreach (var holding in graph.Holdings)
                next[holding.Owner] += at[holding.In] * Number(holding.Shares.Least);
            at = next;
        }

        return at;
    }

    private static Fraction Ways(OwnershipGraph graph, string owner) => graph.Holdings.Where(holding => holding.Owner == owner)
        .Aggregate(Fraction.None, (sum, holding) => sum + (holding.Shares.Least * (holding.In == "T" ? Fraction.Whole : Ways(graph, holding.In))));

    /// <summary>Straight from the words of the rule, holder by holder.</summary>
    private static bool IsTreatedAsListed(OwnershipGraph graph, HashSet<string> listed, SanctionsRegime regime)
    {
        var treated = new HashSet<string>(listed, StringComparer.Ordinal);
        for (var round = 0; round < graph.Nodes.Count; round++)
            foreach (var entity in graph.Nodes.Values.Where(node => node.Kind == NodeKind.Entity).Select(node => node.Id))
            {
                var holders = graph.Holdings.Where(holding => holding.In == entity && holding.Owner != entity).ToList();
                var all = holders.Sum(holder => Number(holder.Shares.Least));
                double Held(Func<string, bool> counts) => holders.Where(holder => counts(holder.Owner)).Sum(holder => Number(holder.Shares.Least)) / all;
                bool Reaches(double share) => regime.Test.OrMore ? share > 0.5 - Near : share > 0.5 + Near;
                if ((regime.Aggregates && treated.Count > 0 && Reaches(Held(treated.Contains)))
                    || (!regime.Aggregates && treated.Any(id => Reaches(Held(graph.TogetherWith(id).Contains))))
                    || (regime.Control == ControlCounts.AsMatch && graph.Controls.Any(control => control.In == entity && treated.Contains(control.By))))
                    treated.Add(entity);
            }

        return treated.Contains("T");
    }

    private static double Number(Fraction share) => Math.Exp(System.Numerics.BigInteger.Log(share.Numerator) - System.Numerics.BigInteger.Log(share.Denominator));
}
