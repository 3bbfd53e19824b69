using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Workflows.Ownership;
using ComplianceGrains.Workflows.Tests.Building;
using NodaTime;
using static ComplianceGrains.Workflows.Tests.Ownership.Structure;

namespace ComplianceGrains.Workflows.Tests.Ownership;

public class OwnershipRulesTests
{
    private static readonly Instant After = Instant.FromUtc(2027, 8, 1, 12, 0);

    [Fact]
    public void The_share_and_the_way_to_count_are_those_of_the_packs()
    {
        Assert.Equal((true, true, false), Of(After, "EU") is var union ? (union.Test.OrMore, union.Product, union.ControlChain) : default);
        // Where no pack says how, either way counts.
        Assert.Equal((false, true, true), Of(After, "GB") is var britain ? (britain.Test.OrMore, britain.Product, britain.ControlChain) : default);
        Assert.Equal(new ShareTest(true, new(1, 4)), Of(After, "GB", "EU").Test);
    }

    [Fact]
    public void One_is_the_only_owner_only_where_all_jurisdictions_say_so()
    {
        Assert.Equal(ShareTest.Majority, Of(After, "JP").Sole);
        Assert.Null(Of(After, "EU", "JP").Sole);
    }

    [Fact]
    public void Every_jurisdiction_s_own_test_of_listed_owners_is_a_regime_of_its_own()
    {
        var half = Structure.Of("X 50 T; o 50 T", "T");
        Assert.Equal(
            ["EU screening.freeze Match", "EU screening.ownership Warning", "GB screening.freeze Warning", "US screening.freeze Match"],
            OwnershipRules.RegimesOf(Rules(After, "EU", "GB", "US")).Select(regime => half.Sanctioned(regime, "X"))
                .Select(found => $"{found.Regime[..2]}{found.Regime[found.Regime.IndexOf(' ', StringComparison.Ordinal)..]} {found.Status}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_kind_that_every_jurisdiction_exempts_is_exempt()
    {
        Assert.True(OwnershipRules.IsExempt(Rules(After, "GB"), ["listed-company"]));
        Assert.False(OwnershipRules.IsExempt(Rules(After, "GB", "EU"), ["listed-company"]));
    }

    private static OwnershipQuestion Of(Instant at, params string[] jurisdictions) => OwnershipRules.QuestionOf(Rules(at, jurisdictions), null, []);

    private static EffectiveRules Rules(Instant at, params string[] jurisdictions) => Repository.Library.Rules(jurisdictions, at);
}
