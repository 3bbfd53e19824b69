using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Merging;

namespace ComplianceGrains.Jurisdictions.Effective;

/// <summary>What to collect from a person.</summary>
public class PersonRules
{
    private readonly MergedRules rules;
    private readonly string section;

    internal PersonRules(MergedRules rules, string section) => (this.rules, this.section) = (rules, section);

    /// <summary>Required and optional fields. A field that a rule of minimisation refuses is a conflict, not a silent omission.</summary>
    public Sourced<Fields> Collect => rules.Need<Fields>($"customerDueDiligence.{section}.collect");
}
