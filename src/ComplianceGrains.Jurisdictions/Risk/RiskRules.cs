namespace ComplianceGrains.Jurisdictions;

/// <summary>Risk factors and bands. The scales of two packs cannot be mixed: a customer is rated under each, and the highest band holds.</summary>
public sealed class RiskRules
{
    private readonly EffectiveRules rules;

    internal RiskRules(EffectiveRules rules) => this.rules = rules;

    /// <summary>The bands, lowest first.</summary>
    public IReadOnlyList<string> Bands =>
        [.. rules.Each<RiskBands>("risk.bands").SelectMany(each => each.Value.Bands.Select(band => band.Name)).Distinct().OrderBy(Rank).ThenBy(name => name, StringComparer.Ordinal)];

    /// <summary>Rates a customer. Pure; the same facts under the same rules always give the same rating.</summary>
    public RiskRating Rate(RiskFacts facts)
    {
        var applying = rules.Named("risk.factors")
            .SelectMany(factor => rules.Each<RiskFactor>(factor.Path).Select(each => (Name: EffectiveRules.Name(factor), each.Saying, each.Value)))
            .Where(each => each.Value.When.Items.Any(facts.Circumstances.Contains) || each.Value.Countries.Items.Any(facts.Countries.Contains))
            .ToList();
        var ratings = rules.Each<RiskBands>("risk.bands").Select(each =>
        {
            var own = applying.Where(factor => factor.Saying.Jurisdiction == each.Saying.Jurisdiction).ToList();
            var points = own.Sum(factor => factor.Value.Points);
            var bands = own.Select(factor => factor.Value.AtLeast).OfType<string>().Append(each.Value.Of(points));
            return (Band: bands.MaxBy(Rank)!, Points: points);
        }).ToList();
        if (ratings.Count == 0)
            throw new RuleMissingException("risk.bands", rules.Jurisdictions);
        var (band, highest) = ratings.OrderByDescending(rating => Rank(rating.Band)).ThenByDescending(rating => rating.Points).First();
        return new RiskRating(
            band, highest,
            [.. applying.Select(each => new RiskContribution(each.Name, each.Value.Points, Reason(each.Name, each.Value), each.Saying.Citation))],
            facts.Circumstances.Concat(applying.Select(each => each.Name)).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>The rank of a band, 0 for the lowest; if packs disagree, the highest any of them gives it.</summary>
    public int Rank(string band) =>
        rules.Each<RiskBands>("risk.bands").Select(each => each.Value.Bands.ToList().FindIndex(known => known.Name == band)).DefaultIfEmpty(-1).Max();

    private static string Reason(string name, RiskFactor factor) =>
        $"{name} adds {new Number(factor.Points).InWords} points{(factor.AtLeast is null ? "" : $" and makes the band at least {factor.AtLeast}")}";
}
