using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Jurisdictions.Language;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Tests;

public class PackTests
{
    [Fact]
    public void The_packs_in_the_repository_load() =>
        Assert.Empty(PackLibrary.Load(Repository.Packs).Errors);

    [Fact]
    public void Rules_of_one_jurisdiction_carry_their_citations()
    {
        var rules = Repository.Library.Rules(["EU"], Instant.FromUtc(2026, 11, 23, 12, 0));
        Assert.Equal(0.85m, rules.Screening.Threshold.Value);
        Assert.Equal("from EU", rules.Screening.Threshold.Provenance);
        Assert.Contains("ofac-sdn", rules.Screening.Lists.Value);
        Assert.Equal(["EU@5"], rules.Citations("EU").Select(pack => pack.Id));
        Assert.Empty(rules.Conflicts);
    }

    [Fact]
    public void Neither_a_picture_nor_the_customer_s_own_word_proves_a_wallet_from_2027_on()
    {
        foreach (var (code, rules) in Ruling())
            Assert.Empty(rules.Find("wallets.selfHosted.ownershipProof.methods")!.Saying.SelectMany(saying => ((Words)saying.Value).Items).Intersect(["visual", "self-declaration"]).Select(method => $"{code}: {method}"));
    }

    [Fact]
    public void From_2027_on_every_window_for_structuring_says_its_band_and_its_sum()
    {
        foreach (var (code, rules) in Ruling())
            Assert.Empty(Repository.Library.Catalog.Names("monitoring").SelectMany(rules.MonitoringOf).Where(rule => rule.Window.Kind == "structuring" && (rule.Window.Band is null || rule.Window.Sum is null)).Select(rule => $"{code}: {rule.Name}"));
    }

    /// <summary>The rules of every jurisdiction from 2027 on; some have no newer version before.</summary>
    private static IEnumerable<(string Code, EffectiveRules Rules)> Ruling() =>
        from code in Repository.Library.Jurisdictions
        from at in new[] { Instant.FromUtc(2027, 1, 2, 12, 0), Instant.FromUtc(2028, 1, 1, 12, 0) }
        select (code, Repository.Library.Rules([code], at));
}
