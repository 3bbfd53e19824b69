namespace ComplianceGrains.Workflows.Ownership;

/// <summary>The ways from a holder to a target, in words.</summary>
public static class OwnershipPaths
{
    /// <summary>More ways than these nobody reads.</summary>
    public const int Most = 6;

    /// <summary>In a knot of circles there are more ways than anybody can walk.</summary>
    private const int MostSteps = 5000;

    /// <summary>Each way once, no entity twice: <c>A holds 60 % of X, which holds 40 % of T</c>. At most <see cref="Most"/> of them, shorter ones first: they explain, and nothing is decided by them.</summary>
    public static IReadOnlyList<string> Of(OwnershipGraph graph, string from, string target)
    {
        var above = graph.EntitiesAbove(target).ToHashSet(StringComparer.Ordinal);
        var ways = new List<string>();
        var open = new Queue<(string At, string Words, string[] Seen)>([(from, from, [from])]);
        for (var steps = 0; steps < MostSteps && ways.Count < Most && open.TryDequeue(out var way); steps++)
            foreach (var (inside, words) in Links(graph, way.At, way.Seen.Length == 1).Where(link => above.Contains(link.In)))
                if (inside == target)
                    ways.Add(way.Words + words);
                else if (!way.Seen.Contains(inside) && open.Count < MostSteps)
                    open.Enqueue((inside, way.Words + words, [.. way.Seen, inside]));
        return [.. ways.Take(Most)];
    }

    private static IEnumerable<(string In, string Words)> Links(OwnershipGraph graph, string by, bool isFirst)
    {
        var which = isFirst ? "" : ", which";
        foreach (var holding in graph.Holdings.Where(holding => holding.Owner == by && (holding.Shares.Most.IsPositive || holding.Votes.Most.IsPositive)))
            yield return (holding.In, holding.Shares == holding.Votes
                ? $"{which} holds {holding.Shares.InWords} of {holding.In}"
                : $"{which} holds {holding.Shares.InWords} of the shares and {holding.Votes.InWords} of the votes of {holding.In}");
        foreach (var control in graph.Controls.Where(control => control.By == by))
            yield return (control.In, $"{which} controls {control.In} ({control.Means})");
    }
}
