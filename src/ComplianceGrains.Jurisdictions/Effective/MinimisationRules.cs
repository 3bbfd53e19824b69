using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Merging;
using ComplianceGrains.Jurisdictions.Minimisation;

namespace ComplianceGrains.Jurisdictions.Effective;

/// <summary>How fields are stored, shown and exported.</summary>
public sealed class MinimisationRules
{
    private readonly MergedRules rules;
    private IReadOnlyList<string>? fields;

    internal MinimisationRules(MergedRules rules) => this.rules = rules;

    /// <summary>The fields that some pack of the set says something about.</summary>
    public IReadOnlyList<string> Fields => fields ??= [.. rules.Named("minimisation.fields").Select(MergedRules.Name)];

    /// <summary>How a field is handled at intake and in views: the most protective of the set; null where no pack says anything (keep, show).</summary>
    public Sourced<FieldHandling>? Field(string name) => rules.Optional<FieldHandling>($"minimisation.fields.{name}");

    /// <summary>What one supervisor's export holds of a field, by that jurisdiction's own pack; null where it says nothing.</summary>
    public Sourced<FieldHandling>? ExportFor(string jurisdiction, string name) =>
        rules.Each<FieldHandling>($"minimisation.fields.{name}").Where(each => each.Saying.Jurisdiction == jurisdiction)
            .Select(each => new Sourced<FieldHandling>(each.Value, $"from {jurisdiction}", [each.Saying.Citation]))
            .FirstOrDefault();

    /// <summary>An automated refusal can be reviewed by a person.</summary>
    public Sourced<bool> HumanReview => rules.Flag("minimisation.automatedDecisions.humanReview");

    /// <summary>An automated refusal can be contested; null where no pack says anything.</summary>
    public Sourced<bool>? Contest => rules.Optional<Flag>("minimisation.automatedDecisions.contest") is { } said ? new(said.Value.On, said.Provenance, said.Citations) : null;

    /// <summary>An automated refusal is explained.</summary>
    public Sourced<bool> Explanation => rules.Flag("minimisation.automatedDecisions.explanation");
}
