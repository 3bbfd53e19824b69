using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Merging;
using ComplianceGrains.Jurisdictions.Risk;

namespace ComplianceGrains.Jurisdictions.Effective;

/// <summary>Risk factors and bands. The scales of two packs cannot be mixed: a customer is rated under each, and the highest band holds.</summary>
public sealed class RiskRules
{
    private readonly MergedRules rules;
    private readonly (string Name, Contribution Saying, RiskFactor Factor)[] factors;
    private readonly (string Jurisdiction, RiskBands Bands)[] scales;
    private readonly Dictionary<string, int> ranks = new(StringComparer.Ordinal);

    internal RiskRules(MergedRules rules)
    {
        this.rules = rules;
        factors = [.. rules.Named("risk.factors").SelectMany(factor => rules.Each<RiskFactor>(factor.Path).Select(each => (MergedRules.Name(factor), each.Saying, each.Value)))];
        scales = [.. rules.Each<RiskBands>("risk.bands").Select(each => (each.Saying.Jurisdiction, each.Value))];
        foreach (var (_, scale) in scales)
            foreach (var (rank, band) in scale.Bands.Index())
                ranks[band.Name] = Math.Max(rank, ranks.GetValueOrDefault(band.Name));
        Bands = [.. ranks.OrderBy(band => band.Value).ThenBy(band => band.Key, StringComparer.Ordinal).Select(band => band.Key)];
    }

    /// <summary>The bands, lowest first.</summary>
    public IReadOnlyList<string> Bands { get; }

    /// <summary>The rank of a band, 0 for the lowest; if packs disagree, the highest any of them gives it.</summary>
    public int Rank(string band) => ranks.GetValueOrDefault(band, -1);

    /// <summary>Rates a customer. Pure; the same facts under the same rules always give the same rating.</summary>
    public RiskRating Rate(RiskFacts facts)
    {
        // What was taken in when the rules were merged is asked for anew, for whoever watches.
        _ = rules.Named("risk.factors");
        _ = rules.Find("risk.bands");
        var applying = factors.Where(each => Applies(each.Factor, facts)).ToList();
        var ratings = scales.Select(scale => Rate(scale, applying)).ToList();
        if (ratings.Count == 0)
            throw new RuleMissingException("risk.bands", rules.Jurisdictions);
        var (band, points) = ratings.OrderByDescending(rating => Rank(rating.Band)).ThenByDescending(rating => rating.Points).First();
        return new RiskRating(
            band, points,
            [.. applying.Select(each => new RiskContribution(each.Name, each.Factor.Points, Reason(each.Name, each.Factor), each.Saying.Citation))],
            facts.Circumstances.Concat(applying.Select(each => each.Name)).ToHashSet(StringComparer.Ordinal));
    }

    private (string Band, decimal Points) Rate(
        (string Jurisdiction, RiskBands Bands) scale, List<(string Name, Contribution Saying, RiskFactor Factor)> applying)
    {
        var own = applying.Where(each => each.Saying.Jurisdiction == scale.Jurisdiction).ToList();
        var points = own.Sum(each => each.Factor.Points);
        return (own.Select(each => each.Factor.AtLeast).OfType<string>().Append(scale.Bands.Of(points)).MaxBy(Rank)!, points);
    }

    private static bool Applies(RiskFactor factor, RiskFacts facts) =>
        Any(factor.When.Items, facts.Circumstances) || Any(factor.Countries.Items, facts.Countries);

    private static bool Any(IReadOnlyList<string> words, IReadOnlySet<string> known)
    {
        for (var i = 0; i < words.Count; i++)
            if (known.Contains(words[i]))
                return true;
        return false;
    }

    private static string Reason(string name, RiskFactor factor) =>
        $"{name} adds {new Number(factor.Points).InWords} points{(factor.AtLeast is null ? "" : $" and makes the band at least {factor.AtLeast}")}";
}
