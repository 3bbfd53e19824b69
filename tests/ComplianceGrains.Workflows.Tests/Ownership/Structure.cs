using ComplianceGrains.Workflows.Ownership;

namespace ComplianceGrains.Workflows.Tests.Ownership;

/// <summary>Writes a structure in few words: <c>A 60% X; X 2/5 T; B controls T</c>. A capital letter alone and <c>person…</c> names are people if nobody holds them.</summary>
internal static class Structure
{
    public static readonly SanctionsRegime Ofac = new("us-ofac", new(true, Fraction.Half), true, ControlCounts.AsWarning);
    public static readonly SanctionsRegime Council = new("eu-council", new(true, Fraction.Half), true, ControlCounts.AsMatch);
    public static readonly SanctionsRegime Ofsi = new("gb-ofsi", new(false, Fraction.Half), false, ControlCounts.AsMatch);

    public static readonly ShareTest Quarter = new(true, new(1, 4)), MoreThanQuarter = new(false, new(1, 4));

    /// <summary>Lines of owner, share and what is held; a share is a percentage, a fraction, or a range <c>25..50</c>; votes after a <c>|</c>.</summary>
    public static OwnershipGraph Of(string text, string entities)
    {
        var held = entities.Split(' ');
        var (holdings, controls, ids) = (new List<Holding>(), new List<ControlLink>(), new SortedSet<string>(held, StringComparer.Ordinal));
        foreach (var words in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => line.Split(' ')))
        {
            ids.UnionWith([words[0], words[2]]);
            if (words[1] == "controls")
                controls.Add(new(words[0], words[2], "appoints-majority-of-board"));
            else if (words[1].Split('|') is [var shares, var votes])
                holdings.Add(new(words[0], words[2], Range(shares), Range(votes)));
            else
                holdings.Add(new(words[0], words[2], Range(words[1])));
        }

        return OwnershipGraph.Of(ids.Select(id => new OwnershipNode(id, held.Contains(id) ? NodeKind.Entity : id == "?" ? NodeKind.Unknown : NodeKind.Person)), holdings) with { Controls = [.. controls] };
    }

    public static OwnershipFinding Owners(this OwnershipGraph graph, ShareTest test, string target = "T")
    {
        Assert.Empty(GraphCheck.Problems(graph, target));
        return BeneficialOwners.Find(graph, target, new(test));
    }

    public static SanctionsFinding Sanctioned(this OwnershipGraph graph, SanctionsRegime regime, params string[] listed) =>
        SanctionsCascade.Find(graph, "T", listed.ToHashSet(StringComparer.Ordinal), regime);

    private static ShareRange Range(string text) => text.Split("..") switch
    {
        [var one] => ShareRange.Exactly(Read(one)),
        [var least, var most] => new(Read(least.Trim('>')), Read(most.Trim('<')), least.StartsWith('>'), most.EndsWith('<')),
        _ => throw new ArgumentException(text),
    };

    private static Fraction Read(string text) => ShareText.Read(text, out var problem) ?? throw new ArgumentException(problem);
}
