namespace ComplianceGrains.Jurisdictions;

/// <summary>What to collect from a legal entity, and who counts as its beneficial owner.</summary>
public sealed class LegalEntityRules : PersonRules
{
    private readonly EffectiveRules rules;

    internal LegalEntityRules(EffectiveRules rules)
        : base(rules, "legalEntity") => this.rules = rules;

    /// <summary>The share from which an owner is a beneficial owner, in per cent.</summary>
    public Sourced<Thresholds> BeneficialOwnerShare => rules.Need<Thresholds>("customerDueDiligence.legalEntity.beneficialOwner.share");

    /// <summary>What to collect from each beneficial owner.</summary>
    public Sourced<Fields> BeneficialOwner => rules.Need<Fields>("customerDueDiligence.legalEntity.beneficialOwner.collect");
}
