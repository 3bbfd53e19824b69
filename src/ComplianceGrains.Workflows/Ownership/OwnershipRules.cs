using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Jurisdictions.Language;

namespace ComplianceGrains.Workflows.Ownership;

/// <summary>What is asked of a structure under the rules of a set of jurisdictions.</summary>
public static class OwnershipRules
{
    /// <summary>Who counts as a beneficial owner. Where no pack says how holdings through others count, either way counts; control always does.</summary>
    /// <param name="rules">Merged: the strictest share, every method.</param>
    /// <param name="band">The company's risk band; null while there is none.</param>
    /// <param name="kinds">What the company is, in words of the catalogue's entity kinds.</param>
    public static OwnershipQuestion QuestionOf(EffectiveRules rules, string? band, IReadOnlyCollection<string> kinds)
    {
        var owners = rules.LegalEntity.Owners;
        return new OwnershipQuestion(ShareTest.Of(InPercent(rules.LegalEntity.ShareFor(band, kinds))))
        {
            Product = owners.Chain.Count == 0 || owners.Chain.Contains("product"),
            ControlChain = owners.Chain.Count == 0 || owners.Chain.Contains("control-chain"),
            Together = owners.Together,
            // Where several say so, whoever is the only one is so for all of them.
            Sole = owners.Sole.Select(InPercent).OrderByDescending(only => only.Amount).ThenByDescending(only => only.Comparison == Comparison.MoreThan).Select(ShareTest.Of).FirstOrDefault(),
        };
    }

    /// <summary>Each jurisdiction's own test of ownership by listed persons: they lead to different things, so each is a regime of its own.</summary>
    public static IReadOnlyList<SanctionsRegime> RegimesOf(EffectiveRules rules) =>
    [
        .. rules.Screening.OwnershipTests.Select(each => new SanctionsRegime(
            $"{each.Said.Citation.Pack} {each.Rule}", ShareTest.Of(each.Test.Share), each.Test.Together, each.Test.Control ? ControlCounts.AsMatch : ControlCounts.AsWarning)),
    ];

    /// <summary>Whether the owners of an entity need not be found.</summary>
    public static bool IsExempt(EffectiveRules rules, IEnumerable<string> kinds) => kinds.Any(rules.LegalEntity.Exempt.Contains);

    private static Threshold InPercent(Thresholds thresholds) => thresholds.Points.Single(point => point.Unit == "%");
}
