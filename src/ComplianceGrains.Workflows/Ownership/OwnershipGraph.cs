using System.Collections.Immutable;

namespace ComplianceGrains.Workflows.Ownership;

/// <summary>What stands in a graph of ownership.</summary>
public enum NodeKind
{
    /// <summary>A natural person: nobody owns them.</summary>
    Person,

    /// <summary>A company, a trust, any body that others hold.</summary>
    Entity,

    /// <summary>Somebody of whom it is not known who they are: what they hold is as good as not stated.</summary>
    Unknown,

    /// <summary>Many holders, none of whom holds more than <see cref="OwnershipNode.EachAtMost"/>.</summary>
    Dispersed,
}

/// <summary>Somebody or something that holds or is held.</summary>
/// <param name="Id">Opaque; no name of a person.</param>
/// <param name="Kind">What it is.</param>
public sealed record OwnershipNode(string Id, NodeKind Kind)
{
    /// <summary>Of an entity: the rules do not ask who owns it. It is then an owner like any other, and what is behind it is not looked for.</summary>
    public bool IsExempt { get; init; }

    /// <summary>Of dispersed holders: what one of them holds at most.</summary>
    public Fraction EachAtMost { get; init; }

    /// <summary>Whether the search for owners goes on behind it.</summary>
    public bool IsHeld => Kind == NodeKind.Entity && !IsExempt;
}

/// <summary>What one holds in another. Shares and votes are apart: who has no votes may have the profits, and the other way round.</summary>
/// <param name="Owner">Id of the holder.</param>
/// <param name="In">Id of what is held.</param>
/// <param name="Shares">Of the capital.</param>
/// <param name="Votes">Of the votes.</param>
public sealed record Holding(string Owner, string In, ShareRange Shares, ShareRange Votes)
{
    /// <summary>The votes follow the shares.</summary>
    public Holding(string owner, string inside, ShareRange shares)
        : this(owner, inside, shares, shares)
    {
    }
}

/// <summary>Control by other means than a share.</summary>
/// <param name="By">Id of who controls.</param>
/// <param name="In">Id of what is controlled.</param>
/// <param name="Means">A word, e.g. <c>appoints-majority-of-board</c>.</param>
public sealed record ControlLink(string By, string In, string Means);

/// <summary>Who holds what in whom, as it was stated. Says nothing about whether it can be so: <see cref="GraphCheck"/> does.</summary>
public sealed record OwnershipGraph
{
    /// <summary>All, by id.</summary>
    public required ImmutableSortedDictionary<string, OwnershipNode> Nodes { get; init; }

    /// <summary>At most one for an owner and what they hold.</summary>
    public required ImmutableList<Holding> Holdings { get; init; }

    /// <summary>Control by other means.</summary>
    public ImmutableList<ControlLink> Controls { get; init; } = [];

    /// <summary>Those who act together, group by group.</summary>
    public ImmutableList<ImmutableSortedSet<string>> Joint { get; init; } = [];

    /// <summary>Puts one together.</summary>
    public static OwnershipGraph Of(IEnumerable<OwnershipNode> nodes, IEnumerable<Holding> holdings) => new()
    {
        Nodes = nodes.ToImmutableSortedDictionary(node => node.Id, node => node, StringComparer.Ordinal),
        Holdings = [.. holdings],
    };

    /// <summary>What a node is; unknown where no node was stated.</summary>
    public NodeKind KindOf(string id) => Nodes.TryGetValue(id, out var node) ? node.Kind : NodeKind.Unknown;

    /// <summary>Whether the search for owners goes on behind it.</summary>
    public bool IsHeld(string id) => Nodes.TryGetValue(id, out var node) && node.IsHeld;

    /// <summary>Everybody who acts together with one, themselves included.</summary>
    public ImmutableSortedSet<string> TogetherWith(string id)
    {
        var group = ImmutableSortedSet.Create(StringComparer.Ordinal, id);
        for (var before = 0; before < group.Count;)
        {
            before = group.Count;
            group = group.Union(Joint.Where(joint => joint.Overlaps(group)).SelectMany(joint => joint));
        }

        return group;
    }

    /// <summary>A target and every entity from which a holding or control leads to it, the target first.</summary>
    public IReadOnlyList<string> EntitiesAbove(string target)
    {
        var above = Holdings.Where(holding => holding.Shares.Most.IsPositive || holding.Votes.Most.IsPositive).Select(holding => (holding.In, By: holding.Owner))
            .Concat(Controls.Select(control => (control.In, control.By))).Where(link => IsHeld(link.By)).ToLookup(link => link.In, link => link.By, StringComparer.Ordinal);
        var (found, seen) = (new List<string> { target }, new HashSet<string>(StringComparer.Ordinal) { target });
        for (var next = 0; next < found.Count; next++)
            found.AddRange(above[found[next]].Where(seen.Add));
        return found;
    }
}
