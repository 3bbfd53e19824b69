using ComplianceGrains.Evidence.Exports;
using ComplianceGrains.Evidence.Kinds;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Jurisdictions.Minimisation;

namespace ComplianceGrains.Workflows.Exports;

/// <summary>What a supervisor's package leaves closed: what the jurisdiction's own pack omits, and what other exports were about.</summary>
public static class SupervisorProfile
{
    private static readonly string[] ExportKinds = ["export.registered/1", "export.registered/2", "export.decided/1", "export.failed/1"];

    /// <summary>The profile of one jurisdiction over all kinds that may occur in its log.</summary>
    public static ExportProfile Of(string jurisdiction, EffectiveRules rules, IEnumerable<KindSchema> kinds) => new(
        $"supervisor-{jurisdiction}",
        [.. from kind in kinds from field in kind.Fields let rule = RuleFor(jurisdiction, rules, kind.Kind, field) where rule is not null select new ClosedField(kind.Kind, field.Name, rule)]);

    private static string? RuleFor(string jurisdiction, EffectiveRules rules, string kind, SchemaField field)
    {
        if (ExportKinds.Contains(kind) && field.Compartment == Kinds.Compartments.Export)
            return "exports do not tell about other exports";
        return rules.Minimisation.ExportFor(jurisdiction, field.Name) is { Value.Export: ExportHandling.Omit } omitted
            ? $"{omitted.Citations[0].Pack} minimisation.fields.{field.Name}"
            : null;
    }
}
