namespace ComplianceGrains.Workflows.Ownership;

/// <summary>Which entities some control: by a majority of shares or votes, by other means, or through what they control. Whoever controls an entity decides over all that it holds.</summary>
internal sealed class ControlReach
{
    private readonly OwnershipGraph _graph;
    private readonly Stakes[] _sides;

    /// <summary>What each holds or controls: only that can change once it is reached.</summary>
    private readonly ILookup<string, string> _heldBy;

    private ControlReach(OwnershipGraph graph, Stakes shares, Stakes votes)
    {
        (_graph, _sides) = (graph, [shares, votes]);
        _heldBy = _sides.SelectMany(side => side.Entities.SelectMany(side.In)).Select(stake => (stake.Owner, stake.In)).Concat(graph.Controls.Select(control => (Owner: control.By, control.In)))
            .ToLookup(link => link.Owner, link => link.In, StringComparer.Ordinal);
    }

    /// <summary>With certainty.</summary>
    public required IReadOnlySet<string> Surely { get; init; }

    /// <summary>If all that is not stated were theirs.</summary>
    public required IReadOnlySet<string> Perhaps { get; init; }

    /// <summary>Of some who count as one; of somebody of whom nothing is stated where the party is empty.</summary>
    public static ControlReach Of(OwnershipGraph graph, Stakes shares, Stakes votes, IReadOnlySet<string> party)
    {
        var look = new ControlReach(graph, shares, votes) { Surely = party, Perhaps = party };
        var surely = look.Reach(party, look.IsSurelyControlled);
        return new ControlReach(graph, shares, votes) { Surely = surely, Perhaps = look.Reach(surely, look.MayBeControlled) };
    }

    /// <summary>What the party and all that it controls hold in an entity, of what others hold at all: shares, then votes.</summary>
    public IEnumerable<EffectiveShare> StakesIn(string entity) => _sides.Select(side =>
    {
        var least = Of(side.Least(entity, Surely), side.Others(entity, stake => stake.Least)) ?? Fraction.None;
        var stated = Fraction.Max(least, Of(side.Most(entity, Surely), side.Others(entity, stake => stake.Most)) ?? Fraction.Whole);
        var could = Of(side.Could(entity, Perhaps), side.Others(entity, stake => stake.Most)) ?? Fraction.Whole;
        var open = side.In(entity).Any(stake => Surely.Contains(stake.Owner) && stake.MoreThanLeast);
        return new EffectiveShare(new ShareRange(least, stated, open && stated > least), new ShareRange(least, Fraction.Max(stated, could), open && Fraction.Max(stated, could) > least));
    });

    private HashSet<string> Reach(IReadOnlySet<string> party, Func<string, IReadOnlySet<string>, bool> isControlled)
    {
        var reached = new HashSet<string>(party, StringComparer.Ordinal);
        for (var look = _sides[0].Entities; look.Count > 0;)
        {
            var more = look.Where(entity => !reached.Contains(entity) && isControlled(entity, reached)).ToHashSet(StringComparer.Ordinal);
            reached.UnionWith(more);
            look = [.. more.SelectMany(entity => _heldBy[entity]).Distinct(StringComparer.Ordinal).Where(_sides[0].Has)];
        }

        return reached;
    }

    private bool IsSurelyControlled(string entity, IReadOnlySet<string> by) =>
        _graph.Controls.Any(control => control.In == entity && by.Contains(control.By))
        || _sides.Any(side => Of(side.Least(entity, by), side.Others(entity, stake => stake.Least)) is { } held
            && (ShareTest.Majority.IsMetBy(held) || (held == Fraction.Half && side.In(entity).Any(stake => by.Contains(stake.Owner) && stake.MoreThanLeast))));

    private bool MayBeControlled(string entity, IReadOnlySet<string> by) =>
        IsSurelyControlled(entity, by)
        || _graph.Controls.Any(control => control.In == entity && _graph.KindOf(control.By) is NodeKind.Unknown)
        || _sides.Any(side => Of(side.Could(entity, by), side.Others(entity, stake => stake.Most)) is not { } held || ShareTest.Majority.IsMetBy(held));

    /// <summary>A part of what is not the entity's own; null where all of it may be its own.</summary>
    private static Fraction? Of(Fraction held, Fraction others) => others.IsPositive ? Fraction.Min(Fraction.Whole, held / others) : null;
}
