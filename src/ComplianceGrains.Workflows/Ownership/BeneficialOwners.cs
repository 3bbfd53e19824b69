using System.Collections.Immutable;

namespace ComplianceGrains.Workflows.Ownership;

/// <summary>Finds the beneficial owners of an entity in a structure that <see cref="GraphCheck"/> has nothing against.</summary>
public static class BeneficialOwners
{
    /// <summary>Asked at both ends of every range, and for somebody of whom nothing is stated: what depends on that is undecided.</summary>
    public static OwnershipFinding Find(OwnershipGraph graph, string target, OwnershipQuestion question)
    {
        var sides = new[] { false, true }.Select(votes => new Stakes(graph, target, votes, question.Tolerance)).ToList();
        var hidden = Judge(graph, sides, ImmutableSortedSet<string>.Empty, question);
        var people = PeopleAbove(graph, sides[0].Entities)
            .Select(id => (Id: id, Judged: Judge(graph, sides, question.Together ? graph.TogetherWith(id) : [id], question))).ToList();
        var sole = question.Sole is { } only
            ? people.Where(person => person.Judged.Sides.Any(side => only.IsSurelyMetBy(side.Stated))).Select(person => person.Id).ToHashSet(StringComparer.Ordinal)
            : [];
        IReadOnlyList<OwnerFinding> found = [.. people.Select(person => sole.Count == 0 || sole.Contains(person.Id)
            ? Finding(graph, target, person.Id, person.Judged, question)
            : new OwnerFinding(
                person.Id, OwnerStatus.NoOwner, person.Judged.Sides[0].Stated, person.Judged.Sides[1].Stated,
                $"{person.Id} does not count: {string.Join(", ", sole.Order(StringComparer.Ordinal))} holds {question.Sole!.InWords} of {target} and is the only owner.", OwnershipPaths.Of(graph, person.Id, target)))];
        var couldHide = hidden.Status != OwnerStatus.NoOwner && sole.Count == 0;
        var unexplained = Fraction.Max(hidden.Sides[0].Could.Most, hidden.Sides[1].Could.Most);
        var cycles = OwnershipCycles.Of(graph, sides[0].Entities);
        return new OwnershipFinding(target, found, unexplained, couldHide, cycles, Sentence(target, found, unexplained, couldHide, cycles, question));
    }

    /// <summary>What was found of some who count as one.</summary>
    private sealed record Judged(OwnerStatus Status, IReadOnlyList<EffectiveShare> Sides, IReadOnlyList<string> Why);

    private static Judged Judge(OwnershipGraph graph, IReadOnlyList<Stakes> sides, ImmutableSortedSet<string> party, OwnershipQuestion question)
    {
        var target = sides[0].Entities[0];
        IReadOnlyList<EffectiveShare> effective = [.. sides.Select(side => EffectiveShares.Of(graph, side, party))];
        var control = ControlReach.Of(graph, sides[0], sides[1], party);
        var (surely, perhaps) = (new List<string>(), new List<string>());
        if (question.Product)
            Test(effective, "", "multiplied along every way");
        if (question.ControlChain)
            Test([.. control.StakesIn(target)], " through what they control", "control followed upwards");
        if (question.Control && control.Surely.Contains(target))
            surely.Add($"controls {target}");
        else if (question.Control && control.Perhaps.Contains(target))
            perhaps.Add($"could control {target}");
        return surely.Count > 0 ? new(OwnerStatus.Owner, effective, surely) : new(perhaps.Count > 0 ? OwnerStatus.Undecided : OwnerStatus.NoOwner, effective, perhaps);

        void Test(IReadOnlyList<EffectiveShare> held, string how, string method)
        {
            var same = held[0] == held[1];
            foreach (var (share, of) in held.Zip([same ? "shares and votes" : "shares", "votes"]).Take(same ? 1 : 2))
                if (question.Test.IsSurelyMetBy(share.Stated))
                    surely.Add($"holds {share.Stated.InWords} of the {of}{how}, {question.Test.InWords} ({method})");
                else if (question.Test.MayBeMetBy(share.Could))
                    perhaps.Add($"could hold {share.Could.Most.InWords} of the {of}{how}, {question.Test.InWords} ({method})");
        }
    }

    private static OwnerFinding Finding(OwnershipGraph graph, string target, string id, Judged judged, OwnershipQuestion question)
    {
        var (shares, votes) = (judged.Sides[0].Stated, judged.Sides[1].Stated);
        var together = question.Together && graph.TogetherWith(id) is { Count: > 1 } group ? $", with {string.Join(", ", group.Remove(id))}," : "";
        var sentence = judged.Status switch
        {
            OwnerStatus.Owner => $"{id}{together} is an owner of {target}: {string.Join("; ", judged.Why.Distinct())}.",
            OwnerStatus.Undecided => $"Whether {id}{together} is an owner of {target} is not known: they hold {Words(shares, votes)} by what is stated, and {string.Join("; ", judged.Why.Distinct())}.",
            _ => $"{id}{together} is no owner of {target}: they hold {Words(shares, votes)}, not {question.Test.InWords}{(question.Control ? ", and do not control it" : "")}.",
        };
        return new OwnerFinding(id, judged.Status, shares, votes, sentence, OwnershipPaths.Of(graph, id, target));
    }

    private static string Words(ShareRange shares, ShareRange votes) =>
        shares == votes ? $"{shares.InWords} of the shares and votes" : $"{shares.InWords} of the shares and {votes.InWords} of the votes";

    private static IEnumerable<string> PeopleAbove(OwnershipGraph graph, IReadOnlyList<string> entities)
    {
        var above = entities.ToHashSet(StringComparer.Ordinal);
        return graph.Holdings.Where(holding => above.Contains(holding.In)).Select(holding => holding.Owner)
            .Concat(graph.Controls.Where(control => above.Contains(control.In)).Select(control => control.By))
            .Where(id => graph.KindOf(id) == NodeKind.Person).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
    }

    private static string Sentence(string target, IReadOnlyList<OwnerFinding> people, Fraction unexplained, bool couldHide, IReadOnlyList<IReadOnlyList<string>> cycles, OwnershipQuestion question)
    {
        var owners = people.Where(person => person.Status == OwnerStatus.Owner).Select(person => person.Id).ToList();
        var undecided = people.Where(person => person.Status == OwnerStatus.Undecided).Select(person => person.Id).ToList();
        string?[] parts =
        [
            owners.Count > 0 ? $"Owners of {target}: {string.Join(", ", owners)}." : $"Nobody stated holds {question.Test.InWords} of {target} for certain.",
            undecided.Count > 0 ? $"Not known: {string.Join(", ", undecided)}." : null,
            couldHide ? $"{unexplained.InWords} of it is not explained and could hold an owner: the step stays open, and nobody may stand in for an owner." : null,
            owners.Count == 0 && undecided.Count == 0 && !couldHide ? "A senior managing official may stand in; that nobody was found is itself a finding." : null,
            cycles.Count > 0 ? $"In a circle: {string.Join("; ", cycles.Select(cycle => string.Join(" > ", cycle)))}; the shares take account of it." : null,
        ];
        return string.Join(' ', parts.OfType<string>());
    }
}
