using ComplianceGrains.Jurisdictions.Checking;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Jurisdictions.Scenarios;

namespace ComplianceGrains.Jurisdictions.Tests;

/// <summary>Lists of politically exposed persons in the language: a firm's own, optional, united.</summary>
public class PepListTests
{
    private static readonly NodaTime.Instant Now = Repository.Day;

    [Fact]
    public void No_pack_that_we_ship_names_one() =>
        Assert.All(Repository.Library.Packs, pack => Assert.DoesNotContain("pepLists", InventedPack.Text(InventedPack.Of(pack)), StringComparison.Ordinal));

    [Fact]
    public void Without_one_the_screening_asks_the_lists_of_sanctions_alone()
    {
        var rules = Repository.Library.Rules(["EU"], Now);
        Assert.Null(rules.Screening.PepLists);
        Assert.Equal(rules.Screening.Lists.Value, rules.Screening.Asked);
        Assert.Equal("no list of politically exposed persons is asked", rules.Unsaid["screening.pepLists"]);
    }

    [Fact]
    public void What_two_packs_name_is_united()
    {
        var screening = Library("pepLists: [pep-world]", "pepLists: [own-mayors]").Rules(["EU", "SG"], Now).Screening;
        Assert.Equal(["own-mayors", "pep-world"], screening.PepLists!.Value);
        Assert.Equal(["ofac-sdn", "own-mayors", "pep-world"], screening.Asked);
    }

    [Fact]
    public void What_one_pack_names_the_explanation_no_longer_says_is_missing() =>
        Assert.DoesNotContain("screening.pepLists", Library("pepLists: [pep-world]", "").Rules(["EU", "SG"], Now).Unsaid.Keys);

    [Fact]
    public void Ones_list_of_sanctions_stays_one_whatever_the_other_calls_it()
    {
        var screening = Library("pepLists: [own-mayors]", "lists: [ofac-sdn, own-mayors]").Rules(["EU", "SG"], Now).Screening;
        Assert.False(screening.IsOnlyPep("own-mayors"));
    }

    [Fact]
    public void A_pack_with_one_has_nothing_that_the_check_complains_about() =>
        Assert.DoesNotContain(
            PackCheck.Run(Library("pepLists: [pep-world]", ""), ScenarioSet.Load(Repository.Packs, "eu"), "EU").Problems,
            problem => problem.Kind == ProblemKind.Error);

    private static PackLibrary Library(string eu, string sg) => PackLibrary.Read(
        File.ReadAllText(Path.Combine(Repository.Packs, "catalog.yaml")).Replace("\nlists:\n", "\nlists:\n  pep-world: ministers of all countries\n  own-mayors: mayors\n", StringComparison.Ordinal),
        [InventedPack.With("EU", pack => Saying(pack, eu)), InventedPack.With("SG", pack => Saying(pack, sg))]).OrThrow();

    /// <summary>The pack with one line of its section on screening added or replaced.</summary>
    private static string Saying(string pack, string line)
    {
        var rule = line.Split(':')[0];
        var lines = pack.Split('\n').Where(each => line.Length == 0 || !each.StartsWith($"  {rule}: ", StringComparison.Ordinal));
        // The first version stands alone here as the newest one, of which more is asked since.
        return string.Join('\n', lines).Replace("\ncustomerDueDiligence:\n", "\ncustomerDueDiligence:\n  evidence: { maxAge: { value: P6M, source: firm-policy } }\n", StringComparison.Ordinal).Replace("  threshold: 0.85\n", line.Length == 0 ? "  threshold: 0.85\n" : $"  threshold: 0.85\n  {line}\n", StringComparison.Ordinal);
    }
}
