using ComplianceGrains.Evidence.Exports;
using ComplianceGrains.Evidence.Kinds;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Jurisdictions.Minimisation;

namespace ComplianceGrains.Workflows.Exports;

/// <summary>What a recipient's package leaves closed: what the own pack of any of its jurisdictions omits, and what other exports were about.</summary>
public static class RecipientProfile
{
    private static readonly string[] ExportKinds = ["export.registered/1", "export.registered/2", "export.registered/3", "export.registered/4", "export.decided/1", "export.failed/1", "inquiry.received/1", "inquiry.overdue/1", "inquiry.closed/1"];

    /// <summary>The profile over all kinds that may occur in the logs.</summary>
    /// <param name="recipient">What the recipient is.</param>
    /// <param name="jurisdictions">Whose logs are in the package; what one of them omits is closed in all.</param>
    /// <param name="rules">Of all of them.</param>
    /// <param name="kinds">The kinds.</param>
    public static ExportProfile Of(string recipient, IReadOnlyList<string> jurisdictions, EffectiveRules rules, IEnumerable<KindSchema> kinds) => new(
        $"{recipient}-{string.Join('+', jurisdictions)}",
        [.. from kind in kinds from field in kind.Fields let rule = RuleFor(jurisdictions, rules, kind.Kind, field) where rule is not null select new ClosedField(kind.Kind, field.Name, rule)]);

    private static string? RuleFor(IReadOnlyList<string> jurisdictions, EffectiveRules rules, string kind, SchemaField field)
    {
        if (ExportKinds.Contains(kind) && field.Compartment == Kinds.Compartments.Export)
            return "exports do not tell about other exports";
        return jurisdictions.Select(jurisdiction => rules.Minimisation.ExportFor(jurisdiction, field.Name)).FirstOrDefault(handling => handling is { Value.Export: ExportHandling.Omit }) is { } omitted
            ? $"{omitted.Citations[0].Pack} minimisation.fields.{field.Name}"
            : null;
    }
}
