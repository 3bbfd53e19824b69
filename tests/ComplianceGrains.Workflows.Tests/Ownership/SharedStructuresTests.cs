using System.Text.Json;
using ComplianceGrains.Workflows.Ownership;
using static ComplianceGrains.Workflows.Tests.Ownership.Structure;

namespace ComplianceGrains.Workflows.Tests.Ownership;

/// <summary>Structures with their answers, kept outside the repository.</summary>
public class SharedStructuresTests
{
    [SkippableFact]
    public void Every_structure_comes_out_as_it_is_stated()
    {
        var cases = Shared("cases");
        Assert.All(cases, each =>
        {
            var (graph, target) = (Read(each), each.GetProperty("target").GetString()!);
            Assert.Empty(GraphCheck.Problems(graph, target));
            var found = BeneficialOwners.Find(graph, target, new(Quarter));
            Assert.Equal(
                each.GetProperty("effectiveShare").EnumerateObject().Select(share => (share.Name, Part(share.Value.GetString()!))).OrderBy(share => share.Name, StringComparer.Ordinal),
                found.People.Where(person => !person.Shares.Equals(ShareRange.None)).Select(person => (person.Id, person.Shares.Least)));
            Assert.Equal(each.GetProperty("hasCycle").GetBoolean(), found.Cycles.Count > 0);
            foreach (var expected in each.GetProperty("expect").EnumerateObject())
                Expected(expected, graph, target, found);
            if (each.TryGetProperty("sanctions", out var sanctions))
                Sanctions(sanctions, each, graph, target);
        });
        Assert.True(cases.Count >= 16, $"{cases.Count} structures");
    }

    [SkippableFact]
    public void What_cannot_be_is_refused_as_it_is_stated() => Assert.All(Shared("errors"), each =>
    {
        var shares = each.GetProperty("holdings").EnumerateArray().Select(holding => ShareText.Read(Percent(holding.GetProperty("share").GetString()!), out _)).ToList();
        var expected = each.GetProperty("expect").GetString()!;
        if (expected == "400")
            Assert.Contains(null, shares);
        else if (expected.StartsWith("422 ", StringComparison.Ordinal))
            Assert.Equal(expected.Split(' ')[1].TrimEnd(':'), GraphCheck.Problems(Read(each), "T")[0].Code);
        else
            Assert.Equal(new Fraction(333333, 1000000), Assert.Single(shares));
    });

    private static void Expected(JsonProperty expected, OwnershipGraph graph, string target, OwnershipFinding found)
    {
        var names = expected.Value.ValueKind == JsonValueKind.Array ? expected.Value.EnumerateArray().Select(name => name.GetString()!).ToList() : [];
        IReadOnlyList<string> Owners(OwnershipQuestion question) => BeneficialOwners.Find(graph, target, question).Owners;
        switch (expected.Name)
        {
            case "gte 1/4" or "product gte 1/4":
                Assert.Equal(names, found.Owners);
                break;
            case "gt 1/4" or "product gt 1/4":
                Assert.Equal(names, Owners(new(MoreThanQuarter)));
                break;
            case "product gte 1/2":
                Assert.Equal(names, Owners(new(new(true, Fraction.Half))));
                break;
            case "gt 1/4 unless another gt 1/2 (jp)":
                Assert.Equal(names, Owners(new(MoreThanQuarter) { Sole = ShareTest.Majority }));
                break;
            case "control-chain (majority upstream, then gt 1/4)":
                Assert.Equal(names, Owners(new(MoreThanQuarter) { Product = false, ControlChain = true }));
                break;
            case "owners":
                Assert.Equal(names, found.Owners);
                break;
            case "undecided":
                Assert.Equal(expected.Value.GetBoolean(), !found.IsDecided);
                break;
            case "missing":
                Assert.Equal(Part(expected.Value.GetString()!), found.Unexplained);
                break;
            case "fallback":
                Assert.True(found.MayFallBack);
                break;
            case "hit" or "warn" or "answer" or "A" or "naive gte 1/4":
                break;
            default:
                Assert.Fail($"The structures ask {expected.Name}, which nobody reads here.");
                break;
        }
    }

    private static void Sanctions(JsonElement sanctions, JsonElement each, OwnershipGraph graph, string target)
    {
        var listed = each.GetProperty("listed").EnumerateArray().Select(id => id.GetString()!).ToHashSet(StringComparer.Ordinal);
        SanctionsStatus Of(SanctionsRegime regime) => SanctionsCascade.Find(graph, target, listed, regime).Status;
        var regimes = new Dictionary<string, SanctionsRegime> { ["us-ofac"] = Ofac, ["eu-council-2024"] = Council, ["gb-ofsi"] = Ofsi };
        foreach (var said in sanctions.EnumerateObject())
        {
            var isOwned = said.Value.TryGetProperty("blocked", out var blocked) ? blocked.GetBoolean() : said.Value.GetProperty("owned").GetBoolean();
            Assert.Equal(isOwned, Of(regimes[said.Name]) == SanctionsStatus.Match);
            Assert.Equal(said.Value.GetProperty("comparator").GetString() == "gte 1/2", regimes[said.Name].Test.OrMore);
        }

        var expect = each.GetProperty("expect");
        Assert.All(expect.GetProperty("hit").EnumerateArray(), name => Assert.Equal(SanctionsStatus.Match, Of(regimes[name.GetString()!])));
        if (expect.TryGetProperty("warn", out var warn))
            Assert.All(warn.EnumerateArray(), name => Assert.Equal(SanctionsStatus.Warning, Of(regimes[name.GetString()!])));
    }

    private static OwnershipGraph Read(JsonElement each)
    {
        var holdings = each.GetProperty("holdings").EnumerateArray().Select(holding => new Holding(
            holding.GetProperty("owner").GetString()!, holding.GetProperty("in").GetString()!, ShareRange.Exactly(Part(holding.GetProperty("share").GetString()!)))).ToList();
        var nodes = each.TryGetProperty("nodes", out var stated)
            ? stated.EnumerateArray().Select(node => new OwnershipNode(node.GetProperty("id").GetString()!, node.GetProperty("kind").GetString() == "person" ? NodeKind.Person : NodeKind.Entity))
            : holdings.SelectMany(holding => new[] { holding.Owner, holding.In }).Distinct().Select(id => new OwnershipNode(id, holdings.Exists(holding => holding.In == id) ? NodeKind.Entity : NodeKind.Person));
        return OwnershipGraph.Of(nodes, holdings) with
        {
            Controls = each.TryGetProperty("control", out var controls)
                ? [.. controls.EnumerateArray().Select(control => new ControlLink(control.GetProperty("by").GetString()!, control.GetProperty("in").GetString()!, control.GetProperty("means").GetString()!))] : [],
            Joint = each.TryGetProperty("jointArrangement", out var joint) ? [[.. joint.EnumerateArray().Select(id => id.GetString()!)]] : [],
        };
    }

    /// <summary>In these files a number alone is a part of the whole, not a percentage.</summary>
    private static string Percent(string text) => text.Contains('/', StringComparison.Ordinal) || text.EndsWith('%') ? text : $"{text}/1";

    private static Fraction Part(string text) => ShareText.Read(Percent(text), out var problem) ?? throw new ArgumentException(problem);

    private static List<JsonElement> Shared(string what)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "shared", "data", "domain", "ownership", "structures.json") is var path && File.Exists(path))
                return [.. JsonDocument.Parse(File.ReadAllText(path)).RootElement.GetProperty(what).EnumerateArray()];
        Skip.If(true, "shared/data/domain/ownership/structures.json is not beside the repository.");
        return [];
    }
}
