namespace ComplianceGrains.Workflows.Ownership;

/// <summary>
/// Sanctioned ownership. Never a product of shares: an entity that listed holders reach is treated as listed and then counts with all that it
/// holds, until nothing changes (OFAC FAQ 401).
/// </summary>
public static class SanctionsCascade
{
    /// <summary>Asked at both ends of every range. A rest that nobody stated counts as the listed holders' where they hold anything beside it.</summary>
    public static SanctionsFinding Find(OwnershipGraph graph, string target, IReadOnlySet<string> listed, SanctionsRegime regime, Fraction tolerance = default)
    {
        // Whose owners due diligence does not ask for may have listed owners all the same.
        graph = graph with { Nodes = graph.Nodes.SetItems(graph.Nodes.Where(node => node.Value.IsExempt).Select(node => KeyValuePair.Create(node.Key, node.Value with { IsExempt = false }))) };
        var sides = new[] { false, true }.Select(votes => new Stakes(graph, target, votes, tolerance)).ToList();
        var surely = Spread(graph, sides, listed, regime, surely: true);
        var steps = LeadingTo(surely, target);
        var leading = listed.Where(id => id == target || graph.TogetherWith(id).Any(with => Leads(graph, with, target))).Order(StringComparer.Ordinal).ToList();
        var status = listed.Contains(target) || steps.Count > 0 ? SanctionsStatus.Match
            : Spread(graph, sides, listed, regime, surely: false).Any(step => step.Entity == target) ? SanctionsStatus.Undecided
            : leading.Any(id => regime.Control != ControlCounts.Not || graph.TogetherWith(id).Any(with => OwnsWay(graph, with, target))) ? SanctionsStatus.Warning
            : SanctionsStatus.NoListedOwner;
        IReadOnlyList<string> paths = [.. leading.Where(id => id != target).SelectMany(graph.TogetherWith).Distinct(StringComparer.Ordinal).SelectMany(id => OwnershipPaths.Of(graph, id, target))];
        return new SanctionsFinding(regime.Name, target, status, steps, leading, paths, Sentence(target, status, steps, leading, listed, regime));
    }

    /// <summary>What is treated as listed, in the order in which it came to be.</summary>
    private static List<CascadeStep> Spread(OwnershipGraph graph, IReadOnlyList<Stakes> sides, IReadOnlySet<string> listed, SanctionsRegime regime, bool surely)
    {
        var treated = new HashSet<string>(listed, StringComparer.Ordinal);
        var steps = new List<CascadeStep>();
        while (sides[0].Entities.Where(entity => !treated.Contains(entity)).Select(entity => Step(graph, sides, entity, treated, regime, surely)).OfType<CascadeStep>().ToList() is { Count: > 0 } more)
        {
            steps.AddRange(more);
            treated.UnionWith(more.Select(step => step.Entity));
        }

        return steps;
    }

    private static CascadeStep? Step(OwnershipGraph graph, IReadOnlyList<Stakes> sides, string entity, IReadOnlySet<string> treated, SanctionsRegime regime, bool surely)
    {
        if (regime.Control == ControlCounts.AsMatch && graph.Controls.FirstOrDefault(control => control.In == entity && treated.Contains(control.By)) is { } control)
            return new(entity, [control.By], $"{control.By} controls {entity} ({control.Means}), so {entity} is treated as listed.");
        foreach (var (side, of) in sides.Zip(["shares", "votes"]))
        {
            var holders = side.In(entity).Where(stake => treated.Contains(stake.Owner) && stake.Owner != entity && stake.Most.IsPositive).Select(stake => stake.Owner).ToList();
            // Who holds nothing there and acts with somebody who does holds what both hold.
            IEnumerable<HashSet<string>> groups = regime.Aggregates
                ? [[.. holders]]
                : treated.Where(id => id != entity).Order(StringComparer.Ordinal).Select(id => new HashSet<string>(graph.TogetherWith(id).Remove(entity), StringComparer.Ordinal)).Where(group => side.Most(entity, group).IsPositive);
            foreach (var group in groups.Where(group => group.Count > 0))
                if (IsReached(side, entity, group, regime.Test, surely))
                    return new(
                        entity, [.. side.In(entity).Where(stake => group.Contains(stake.Owner)).Select(stake => stake.Owner)],
                        $"{string.Join(" and ", side.In(entity).Where(stake => group.Contains(stake.Owner)).Select(stake => $"{stake.Owner} with {Range(stake).InWords}"))} of the {of} of {entity}: {regime.Test.InWords}, so {entity} is treated as listed.");
        }

        return null;
    }

    private static bool IsReached(Stakes side, string entity, IReadOnlySet<string> group, ShareTest test, bool surely)
    {
        if (surely)
        {
            var others = side.Others(entity, stake => stake.Least);
            return others.IsPositive && test.IsSurelyMetBy(new ShareRange(
                side.Least(entity, group) / others, Fraction.Whole, side.In(entity).Any(stake => group.Contains(stake.Owner) && stake.MoreThanLeast)));
        }

        var left = side.Others(entity, stake => stake.Most);
        return !left.IsPositive || test.MayBeMetBy(new ShareRange(
            Fraction.None, side.Could(entity, group) / left, false,
            !side.Rest(entity).IsPositive && side.In(entity).Any(stake => group.Contains(stake.Owner) && stake.LessThanMost)));
    }

    private static ShareRange Range(Stake stake) => new(stake.Least, stake.Most, stake.MoreThanLeast, stake.LessThanMost);

    private static List<CascadeStep> LeadingTo(IReadOnlyList<CascadeStep> steps, string target)
    {
        var needed = new HashSet<string>(StringComparer.Ordinal) { target };
        foreach (var step in steps.Reverse())
            if (needed.Contains(step.Entity))
                needed.UnionWith(step.By);
        return steps.Any(step => step.Entity == target) ? [.. steps.Where(step => needed.Contains(step.Entity))] : [];
    }

    /// <summary>Whether a holding or control leads from one to the target: everything above the target does.</summary>
    private static bool Leads(OwnershipGraph graph, string from, string target)
    {
        var above = graph.EntitiesAbove(target);
        return graph.Holdings.Any(holding => holding.Owner == from && above.Contains(holding.In) && (holding.Shares.Most.IsPositive || holding.Votes.Most.IsPositive))
            || graph.Controls.Any(control => control.By == from && above.Contains(control.In));
    }

    private static bool OwnsWay(OwnershipGraph graph, string from, string target) => Leads(graph with { Controls = [] }, from, target);

    private static string Sentence(string target, SanctionsStatus status, IReadOnlyList<CascadeStep> steps, IReadOnlyList<string> leading, IReadOnlySet<string> listed, SanctionsRegime regime) => status switch
    {
        SanctionsStatus.Match when listed.Contains(target) => $"{regime.Name}: {target} is listed itself.",
        SanctionsStatus.Match => $"{regime.Name}: {target} is treated as listed. {string.Join(' ', steps.Select(step => step.Sentence))}",
        SanctionsStatus.Undecided => $"{regime.Name}: whether listed holders reach {regime.Test.InWords} of {target} depends on what is not stated. Listed: {string.Join(", ", leading)}.",
        SanctionsStatus.Warning => $"{regime.Name}: {string.Join(", ", leading)} {(leading.Count == 1 ? "is" : "are")} listed and {(leading.Count == 1 ? "leads" : "lead")} to {target} without reaching {regime.Test.InWords}{(regime.Aggregates ? "" : " alone or by arrangement")}: a warning; who controls it is to be asked.",
        _ => $"{regime.Name}: no listed holder leads to {target}, as far as holders are stated.",
    };
}
