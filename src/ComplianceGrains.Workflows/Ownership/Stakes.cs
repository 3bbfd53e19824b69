namespace ComplianceGrains.Workflows.Ownership;

/// <summary>One holding after what the others leave for it.</summary>
/// <param name="Owner">Id of the holder.</param>
/// <param name="In">Id of what is held.</param>
/// <param name="Least">At least.</param>
/// <param name="Most">At most, whatever was stated: the others hold at least what they hold.</param>
/// <param name="Sure">What of it can be nobody else's: for dispersed holders less than what they hold.</param>
/// <param name="MoreThanLeast">Whether the lower end is not reached.</param>
/// <param name="LessThanMost">Whether the upper end is not reached.</param>
internal sealed record Stake(string Owner, string In, Fraction Least, Fraction Most, Fraction Sure, bool MoreThanLeast, bool LessThanMost);

/// <summary>
/// The shares, or the votes, of everything above a target. The effective share of an outside owner solves x = a + x·M over the
/// rationals, with a what they hold directly and M what the entities hold in each other: paths are multiplied and added, and a
/// circle has an answer.
/// </summary>
internal sealed class Stakes
{
    private readonly ILookup<string, Stake> _in;
    private readonly Dictionary<string, Fraction> _rest;
    private readonly Lazy<IReadOnlyDictionary<string, Fraction>?> _least;
    private readonly Lazy<IReadOnlyDictionary<string, Fraction>?> _most;

    public Stakes(OwnershipGraph graph, string target, bool votes, Fraction tolerance = default)
    {
        Entities = graph.EntitiesAbove(target);
        _in = Entities.SelectMany(entity => Tight(graph, entity, votes)).ToLookup(stake => stake.In, StringComparer.Ordinal);
        _rest = Entities.ToDictionary(entity => entity, entity => RestOf(_in[entity], tolerance), StringComparer.Ordinal);
        _least = new(() => Weights(stake => stake.Least));
        _most = new(() => _in.SelectMany(stakes => stakes).All(stake => stake.Least == stake.Most) ? LeastWeights : Weights(stake => stake.Most));
    }

    /// <summary>The target first.</summary>
    public IReadOnlyList<string> Entities { get; }

    /// <summary>How much of each entity counts towards the target, every holding at its lower end; null where a circle leaves nothing outside.</summary>
    public IReadOnlyDictionary<string, Fraction>? LeastWeights => _least.Value;

    /// <summary>The same, every holding at its upper end; null where the upper ends together leave nothing outside.</summary>
    public IReadOnlyDictionary<string, Fraction>? MostWeights => _most.Value;

    /// <summary>Whether an entity is the target or stands above it.</summary>
    public bool Has(string entity) => _rest.ContainsKey(entity);

    /// <summary>Who holds an entity.</summary>
    public IEnumerable<Stake> In(string entity) => _in[entity];

    /// <summary>What of an entity could be anybody's.</summary>
    public Fraction Rest(string entity) => _rest[entity];

    /// <summary>What some hold in an entity directly, as stated.</summary>
    public Fraction Most(string entity, IReadOnlySet<string> party) => Fraction.Sum(_in[entity].Where(stake => party.Contains(stake.Owner)).Select(stake => stake.Most));

    /// <summary>What some hold in an entity directly, at least.</summary>
    public Fraction Least(string entity, IReadOnlySet<string> party) => Fraction.Sum(_in[entity].Where(stake => party.Contains(stake.Owner)).Select(stake => stake.Least));

    /// <summary>What some could hold in an entity if all that is not stated were theirs.</summary>
    public Fraction Could(string entity, IReadOnlySet<string> party)
    {
        var others = Fraction.Sum(_in[entity].Where(stake => !party.Contains(stake.Owner)).Select(stake => stake.Sure));
        var left = Fraction.Max(Fraction.None, Fraction.Whole - others);
        var held = Most(entity, party);
        return _rest[entity].IsPositive ? Fraction.Max(held, left) : held;
    }

    /// <summary>What an entity holds of itself: it has no votes, and the others count for more.</summary>
    public Fraction Others(string entity, Func<Stake, Fraction> end) =>
        Fraction.Whole - Fraction.Sum(_in[entity].Where(stake => stake.Owner == entity).Select(end));

    private static IEnumerable<Stake> Tight(OwnershipGraph graph, string entity, bool votes)
    {
        var stated = graph.Holdings.Where(holding => holding.In == entity && graph.KindOf(holding.Owner) != NodeKind.Unknown).Select(holding => (holding.Owner, Range: votes ? holding.Votes : holding.Shares)).ToList();
        var sum = Fraction.Sum(stated.Select(each => each.Range.Least));
        foreach (var (owner, range) in stated)
        {
            var left = Fraction.Max(range.Least, Fraction.Whole - (sum - range.Least));
            var most = Fraction.Min(range.Most, left);
            var sure = graph.Nodes[owner] is { Kind: NodeKind.Dispersed, EachAtMost: var each } ? Fraction.Max(Fraction.None, range.Least - each) : range.Least;
            yield return new Stake(owner, entity, range.Least, most, sure, range.MoreThanLeast && most > range.Least, range.LessThanMost && most == range.Most);
        }
    }

    private static Fraction RestOf(IEnumerable<Stake> stakes, Fraction tolerance)
    {
        var rest = Fraction.Whole - Fraction.Sum(stakes.Select(stake => stake.Sure));
        return rest > tolerance ? rest : Fraction.None;
    }

    /// <summary>
    /// w = e + M·w by elimination; null if there is no answer, or none that is a share: then the holdings feed each other without end.
    /// </summary>
    private Dictionary<string, Fraction>? Weights(Func<Stake, Fraction> end)
    {
        // What is held stands before who holds it: without a circle nothing is filled in that was nought.
        var order = OwnershipCycles.FromHeldToHolder(Entities[0], entity => _in[entity].Select(stake => stake.Owner).Where(_rest.ContainsKey));
        var index = order.Select((entity, at) => (entity, at)).ToDictionary(each => each.entity, each => each.at, StringComparer.Ordinal);
        var count = order.Count;
        // The last column but one asks for the target, the last whether the holdings die out at all.
        var rows = new Fraction[count][];
        for (var row = 0; row < count; row++)
        {
            rows[row] = new Fraction[count + 2];
            rows[row][row] = Fraction.Whole;
            rows[row][count] = row == 0 ? Fraction.Whole : Fraction.None;
            rows[row][count + 1] = Fraction.Whole;
        }

        foreach (var stake in _in.SelectMany(stakes => stakes).Where(stake => index.ContainsKey(stake.Owner) && index.ContainsKey(stake.In)))
            rows[index[stake.Owner]][index[stake.In]] -= end(stake);

        for (var pivot = 0; pivot < count; pivot++)
        {
            var found = Array.FindIndex(rows, pivot, row => row[pivot] != Fraction.None);
            if (found < 0)
                return null;
            (rows[pivot], rows[found]) = (rows[found], rows[pivot]);
            for (var row = 0; row < count; row++)
                if (row != pivot && rows[row][pivot] != Fraction.None)
                {
                    var factor = rows[row][pivot] / rows[pivot][pivot];
                    for (var column = pivot; column < count + 2; column++)
                        if (rows[pivot][column] != Fraction.None)
                            rows[row][column] -= factor * rows[pivot][column];
                }
        }

        // A vector that is positive and larger than what M makes of it: only then do the paths add up to something.
        if (rows.Select((row, at) => row[count + 1] / row[at]).Any(sum => !sum.IsPositive))
            return null;
        // What only controls the target without holding anything towards it counts for nothing here.
        return Entities.ToDictionary(entity => entity, entity => index.TryGetValue(entity, out var at) ? rows[at][count] / rows[at][at] : Fraction.None, StringComparer.Ordinal);
    }
}
