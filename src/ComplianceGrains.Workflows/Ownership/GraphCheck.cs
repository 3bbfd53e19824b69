namespace ComplianceGrains.Workflows.Ownership;

/// <summary>Why nothing can be said of a structure as it was stated.</summary>
/// <param name="Code">A word of <see cref="GraphCheck"/>.</param>
/// <param name="Text">What is wrong and what to do, without names of people: ids only.</param>
public sealed record OwnershipProblem(string Code, string Text);

/// <summary>Whether a structure can be as it was stated. A circle can be; more than the whole cannot.</summary>
public static class GraphCheck
{
    /// <summary>Something holds, is held or is asked about that was not stated.</summary>
    public const string NotStated = "not-stated";

    /// <summary>The same holding is stated twice.</summary>
    public const string StatedTwice = "stated-twice";

    /// <summary>A person, or somebody unknown, is said to be owned.</summary>
    public const string NotAnEntity = "not-an-entity";

    /// <summary>A share is below nought, above the whole, or its ends are the wrong way round.</summary>
    public const string NotAShare = "not-a-share";

    /// <summary>The holdings in one entity are more than the whole.</summary>
    public const string ExceedWhole = "shares-exceed-whole";

    /// <summary>Entities hold each other wholly, and nobody outside holds any of them.</summary>
    public const string NotDetermined = "ownership-not-determined";

    /// <summary>The structure is larger than is reckoned with.</summary>
    public const string TooLarge = "structure-too-large";

    /// <summary>The most nodes that one structure may have.</summary>
    public const int MostNodes = 500;

    /// <summary>The most entities that may hold each other in one knot of circles: each circle more makes the fractions longer.</summary>
    public const int MostInKnot = 16;

    /// <summary>Everything that is wrong; empty if the structure can be so.</summary>
    /// <param name="graph">As stated.</param>
    /// <param name="target">About whose owners is asked.</param>
    /// <param name="tolerance">By how much the holdings in one entity may be more than the whole because they were rounded.</param>
    public static IReadOnlyList<OwnershipProblem> Problems(OwnershipGraph graph, string target, Fraction tolerance = default)
    {
        if (graph.Nodes.Count > MostNodes)
            return [new(TooLarge, $"The structure has {graph.Nodes.Count} nodes; at most {MostNodes} are reckoned with. State what lies above the customer alone.")];
        IReadOnlyList<OwnershipProblem> wrong = [.. Links(graph, target), .. graph.Holdings.SelectMany(Shares)];
        if (wrong.Count > 0)
            return wrong;
        if (OwnershipCycles.LargestKnot(graph, target) is > MostInKnot and var knot)
            return [new(TooLarge, $"{knot} entities hold each other in circles; at most {MostInKnot} are reckoned with. State what they come to without the circles.")];
        return [.. Sums(graph, tolerance), .. Closed(graph, target)];
    }

    private static IEnumerable<OwnershipProblem> Links(OwnershipGraph graph, string target)
    {
        if (graph.KindOf(target) != NodeKind.Entity)
            yield return new(NotStated, $"{target} is no entity of the structure; owners are found of an entity.");
        var links = graph.Holdings.Select(holding => (By: holding.Owner, holding.In)).Concat(graph.Controls.Select(control => (control.By, control.In))).ToList();
        foreach (var id in links.SelectMany(link => new[] { link.By, link.In }).Concat(graph.Joint.SelectMany(joint => joint)).Distinct(StringComparer.Ordinal).Where(id => !graph.Nodes.ContainsKey(id)))
            yield return new(NotStated, $"{id} holds, is held or acts with others, and is not stated as a person or an entity.");
        foreach (var id in links.Select(link => link.In).Distinct(StringComparer.Ordinal).Where(id => graph.Nodes.ContainsKey(id) && graph.KindOf(id) != NodeKind.Entity))
            yield return new(NotAnEntity, $"{id} is said to be held or controlled, and is no entity.");
        foreach (var twice in graph.Holdings.GroupBy(holding => (holding.Owner, holding.In)).Where(same => same.Skip(1).Any()))
            yield return new(StatedTwice, $"What {twice.Key.Owner} holds in {twice.Key.In} is stated twice. State it once, added up.");
    }

    private static IEnumerable<OwnershipProblem> Shares(Holding holding) =>
        new[] { holding.Shares, holding.Votes }.Distinct()
            .Where(range => range.Least < Fraction.None || range.Most > Fraction.Whole || range.Least > range.Most || (range.IsExact && (range.MoreThanLeast || range.LessThanMost)))
            .Select(range => new OwnershipProblem(NotAShare, $"{holding.Owner} cannot hold {range.InWords} of {holding.In}: a share is from 0 to the whole, its lower end first."));

    private static IEnumerable<OwnershipProblem> Sums(OwnershipGraph graph, Fraction tolerance) =>
        from held in graph.Holdings.GroupBy(holding => holding.In)
        from sum in new[] { (What: "shares", Least: Fraction.Sum(held.Select(holding => holding.Shares.Least))), (What: "votes", Least: Fraction.Sum(held.Select(holding => holding.Votes.Least))) }
        where sum.Least > Fraction.Whole + tolerance
        select new OwnershipProblem(ExceedWhole, $"The {sum.What} stated in {held.Key} are {sum.Least.InWords} of it ({sum.Least}), more than the whole.");

    /// <summary>Entities of which nobody outside holds anything, not even somebody unknown: what they are worth belongs to no one.</summary>
    private static IEnumerable<OwnershipProblem> Closed(OwnershipGraph graph, string target)
    {
        foreach (var votes in new[] { false, true })
        {
            var stakes = new Stakes(graph, target, votes);
            var open = stakes.Entities.Where(entity => stakes.Rest(entity).IsPositive || stakes.In(entity).Any(stake => stake.Most.IsPositive && !graph.IsHeld(stake.Owner))).ToHashSet(StringComparer.Ordinal);
            while (stakes.Entities.Where(entity => !open.Contains(entity) && stakes.In(entity).Any(stake => stake.Most.IsPositive && open.Contains(stake.Owner))).ToList() is { Count: > 0 } more)
                open.UnionWith(more);
            var closed = stakes.Entities.Where(entity => !open.Contains(entity)).ToHashSet(StringComparer.Ordinal);
            if (closed.Count == 0)
                continue;
            var circle = OwnershipCycles.Of(graph, closed).Select(cycle => string.Join(" > ", cycle));
            yield return new(NotDetermined, $"Nobody outside the circle {string.Join(", ", circle)} holds anything in it: whose it is cannot be determined. State who holds it in the end.");
            yield break;
        }
    }
}
