namespace ComplianceGrains.Workflows.Ownership;

/// <summary>Circles of entities that hold each other, and own shares. They are lawful and common: they are named, and the answer takes account of them.</summary>
public static class OwnershipCycles
{
    /// <summary>One shortest circle for each knot of entities: owner first, and it again at the end.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Of(OwnershipGraph graph, IEnumerable<string> entities)
    {
        var among = entities.ToHashSet(StringComparer.Ordinal);
        var held = graph.Holdings.Where(holding => (holding.Shares.Most.IsPositive || holding.Votes.Most.IsPositive) && among.Contains(holding.Owner) && among.Contains(holding.In))
            .ToLookup(holding => holding.Owner, holding => holding.In, StringComparer.Ordinal);
        var named = new HashSet<string>(StringComparer.Ordinal);
        var cycles = new List<IReadOnlyList<string>>();
        foreach (var entity in among.Order(StringComparer.Ordinal))
            if (!named.Contains(entity) && Back(entity, held) is { } cycle)
            {
                cycles.Add(cycle);
                named.UnionWith(cycle);
            }

        return cycles;
    }

    /// <summary>
    /// A knot of entities of which each leads to each other, as large as any above a target: every circle lies in one knot.
    /// Nought where there is no circle.
    /// </summary>
    internal static int LargestKnot(OwnershipGraph graph, string target)
    {
        var above = graph.EntitiesAbove(target);
        var held = graph.Holdings.Where(holding => above.Contains(holding.Owner) && above.Contains(holding.In)).ToLookup(holding => holding.Owner, holding => holding.In, StringComparer.Ordinal);
        var reached = above.ToDictionary(entity => entity, entity => Reached(entity, held), StringComparer.Ordinal);
        return above.Where(entity => reached[entity].Contains(entity)).Select(entity => reached[entity].Count(other => reached[other].Contains(entity))).DefaultIfEmpty().Max();
    }

    /// <summary>Every entity above a target once, the target first; one that holds another behind it, but for those of one knot.</summary>
    internal static IReadOnlyList<string> FromHeldToHolder(string target, Func<string, IEnumerable<string>> holders)
    {
        var (order, seen) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal) { target });
        var open = new Stack<(string Entity, Queue<string> Holders)>([(target, new(holders(target)))]);
        while (open.TryPeek(out var top))
            if (!top.Holders.TryDequeue(out var holder))
                order.Add(open.Pop().Entity);
            else if (seen.Add(holder))
                open.Push((holder, new(holders(holder))));
        order.Reverse();
        return order;
    }

    private static HashSet<string> Reached(string start, ILookup<string, string> held)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([start]);
        while (open.TryPop(out var next))
            foreach (var inside in held[next].Where(reached.Add))
                open.Push(inside);
        return reached;
    }

    private static List<string>? Back(string start, ILookup<string, string> held)
    {
        var from = new Dictionary<string, string>(StringComparer.Ordinal);
        var open = new Queue<string>([start]);
        while (open.TryDequeue(out var next))
            foreach (var inside in held[next].Order(StringComparer.Ordinal))
            {
                if (inside == start)
                    return Way(start, next, from);
                if (from.TryAdd(inside, next))
                    open.Enqueue(inside);
            }

        return null;
    }

    private static List<string> Way(string start, string last, Dictionary<string, string> from)
    {
        var way = new List<string> { start };
        for (var at = last; at != start; at = from[at])
            way.Insert(0, at);
        way.Insert(0, start);
        return way;
    }
}
