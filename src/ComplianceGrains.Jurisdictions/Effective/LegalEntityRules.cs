using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Merging;

namespace ComplianceGrains.Jurisdictions.Effective;

/// <summary>What to collect from a legal entity, and who counts as its beneficial owner.</summary>
public sealed class LegalEntityRules : PersonRules
{
    private readonly MergedRules rules;

    internal LegalEntityRules(MergedRules rules)
        : base(rules, "legalEntity") => this.rules = rules;

    /// <summary>The share from which an owner is a beneficial owner, in per cent.</summary>
    public Sourced<Thresholds> BeneficialOwnerShare => rules.Need<Thresholds>("customerDueDiligence.legalEntity.beneficialOwner.share");

    /// <summary>The share for an entity at a risk band and of some kinds: the strictest of what applies.</summary>
    /// <param name="band">E.g. <c>high</c>; null while there is none.</param>
    /// <param name="kinds">Words of the catalogue's entity kinds.</param>
    public Thresholds ShareFor(string? band, IEnumerable<string> kinds)
    {
        const string owner = "customerDueDiligence.legalEntity.beneficialOwner";
        var own = kinds.Select(kind => $"{owner}.shareOf.{kind}").Append($"{owner}.shareByBand.{band}")
            .Select(path => rules.Optional<Thresholds>(path)?.Value).OfType<Thresholds>().ToList();
        return new Thresholds(own.Append(BeneficialOwnerShare.Value).SelectMany(share => share.Points));
    }

    /// <summary>Kinds of entity whose beneficial owners need not be found: those that every jurisdiction of the set exempts. Who says nothing exempts nobody.</summary>
    public IReadOnlyList<string> Exempt => rules.Find("customerDueDiligence.legalEntity.beneficialOwner.exempt") is { Value: Words exempt } found
        && rules.Jurisdictions.All(jurisdiction => found.Saying.Any(saying => saying.Jurisdiction == jurisdiction))
            ? exempt.Items
            : [];

    /// <summary>Who counts besides the holders of the share.</summary>
    public BeneficialOwnerRules Owners => new(rules);

    /// <summary>What to collect from each beneficial owner.</summary>
    public Sourced<Fields> BeneficialOwner => rules.Need<Fields>("customerDueDiligence.legalEntity.beneficialOwner.collect");
}
