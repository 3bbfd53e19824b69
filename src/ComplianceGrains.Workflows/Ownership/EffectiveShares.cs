namespace ComplianceGrains.Workflows.Ownership;

/// <summary>What of a target somebody has, directly and through others.</summary>
/// <param name="Stated">By what is stated.</param>
/// <param name="Could">By what is stated if all that is not stated were theirs too.</param>
internal sealed record EffectiveShare(ShareRange Stated, ShareRange Could);

/// <summary>Effective shares of a target by the multiplication of shares along paths.</summary>
internal static class EffectiveShares
{
    /// <summary>Of some who count as one; of nobody in particular where the party is empty: what somebody of whom nothing is stated could have.</summary>
    public static EffectiveShare Of(OwnershipGraph graph, Stakes stakes, IReadOnlySet<string> party)
    {
        var least = Sum(stakes, stakes.LeastWeights, entity => stakes.Least(entity, party)) ?? Fraction.None;
        var others = Sum(stakes, stakes.LeastWeights, entity => Fraction.Sum(
            stakes.In(entity).Where(stake => !party.Contains(stake.Owner) && !graph.IsHeld(stake.Owner)).Select(stake => stake.Sure))) ?? Fraction.None;
        var left = Fraction.Max(least, Fraction.Whole - others);
        var most = Sum(stakes, stakes.MostWeights, entity => stakes.Most(entity, party)) ?? Fraction.Whole;
        var could = Sum(stakes, stakes.MostWeights, entity => stakes.Could(entity, party)) ?? Fraction.Whole;
        var stated = new ShareRange(
            least, Fraction.Min(most, left),
            IsStrict(stakes, party, stake => stake.MoreThanLeast, stake => stake.Least.IsPositive || stake.MoreThanLeast),
            most <= left && IsStrict(stakes, party, stake => stake.LessThanMost, stake => stake.Most.IsPositive));
        if (stated.IsExact)
            stated = ShareRange.Exactly(least);
        return new EffectiveShare(stated, could <= stated.Most ? stated : new ShareRange(least, Fraction.Min(could, left), stated.MoreThanLeast));
    }

    private static Fraction? Sum(Stakes stakes, IReadOnlyDictionary<string, Fraction>? weights, Func<string, Fraction> held) =>
        weights is null ? null : Fraction.Sum(stakes.Entities.Select(entity => weights[entity].IsPositive ? held(entity) * weights[entity] : Fraction.None));

    /// <summary>Whether an end that is not reached lies on a way from the party to the target: then the end of the whole is not reached either.</summary>
    private static bool IsStrict(Stakes stakes, IReadOnlySet<string> party, Func<Stake, bool> isOpen, Func<Stake, bool> leads)
    {
        var all = stakes.Entities.SelectMany(stakes.In).Where(leads).ToList();
        if (!all.Any(isOpen))
            return false;
        var from = Reached(party, [.. all.Select(stake => (stake.Owner, stake.In))]);
        var to = Reached([stakes.Entities[0]], [.. all.Select(stake => (stake.In, stake.Owner))]);
        return all.Any(stake => isOpen(stake) && from.Contains(stake.Owner) && to.Contains(stake.In));
    }

    private static HashSet<string> Reached(IEnumerable<string> start, IReadOnlyList<(string From, string To)> steps)
    {
        var reached = start.ToHashSet(StringComparer.Ordinal);
        for (var before = 0; before < reached.Count;)
        {
            before = reached.Count;
            reached.UnionWith(steps.Where(step => reached.Contains(step.From)).Select(step => step.To).ToList());
        }

        return reached;
    }
}
