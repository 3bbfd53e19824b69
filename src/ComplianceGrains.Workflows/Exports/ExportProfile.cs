using ComplianceGrains.Jurisdictions;

namespace ComplianceGrains.Workflows.Exports;

/// <summary>Which fields a supervisor's package leaves closed, and by which rule. What is not named here is open.</summary>
/// <param name="Id">Name of the profile.</param>
/// <param name="Closed">Kind, field and rule.</param>
public sealed record ExportProfile(string Id, IReadOnlyList<(string Kind, string Field, string Rule)> Closed)
{
    /// <summary>The profile of one jurisdiction: what its own pack leaves out of exports, and what other exports were about.</summary>
    /// <param name="jurisdiction">Whose supervisor.</param>
    /// <param name="rules">Its rules.</param>
    /// <param name="fields">Every kind with its fields.</param>
    public static ExportProfile For(string jurisdiction, EffectiveRules rules, IEnumerable<(string Kind, string Field)> fields) => new(
        $"supervisor-{jurisdiction}",
        [.. fields.Select(field => (field.Kind, field.Field, Rule: RuleOf(jurisdiction, rules, field.Kind, field.Field))).Where(field => field.Rule is not null).Select(field => (field.Kind, field.Field, field.Rule!))]);

    private static string? RuleOf(string jurisdiction, EffectiveRules rules, string kind, string field)
    {
        if (kind is "export.registered/1" or "export.decided/1" && field is "from" or "to" or "recipient" or "purpose" or "legalBasis" or "statement")
            return "exports do not tell about other exports";
        return rules.Minimisation.ExportFor(jurisdiction, field) is { Value.Export: ExportHandling.Omit } omitted
            ? $"{omitted.Citations[0].Pack} minimisation.fields.{field}"
            : null;
    }
}
