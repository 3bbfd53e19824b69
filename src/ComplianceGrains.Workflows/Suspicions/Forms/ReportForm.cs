using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Suspicions;
using NodaTime;

namespace ComplianceGrains.Workflows.Suspicions.Forms;

/// <summary>
/// Looks a report through before anybody files it. What every authority asks is asked whatever the form; goAML and FinCEN's form ask more, by
/// their published structure. What one authority's own schema or portal asks besides is found out there.
/// </summary>
public static class ReportForm
{
    /// <summary>The forms of which more is known than of a letter, by the packs' names.</summary>
    public const string GoAml = "goaml", FinCen = "bsa-e-filing";

    /// <summary>What is missing or wrong, field by field; empty when it can be filed.</summary>
    /// <param name="form">The pack's name of the form.</param>
    /// <param name="fields">What was written.</param>
    /// <param name="now">When it is looked at.</param>
    public static IReadOnlyList<FieldError> Faults(string form, ReportFields fields, Instant now)
    {
        var faults = new FormFaults(now);
        LetterForm.Check(fields, faults);
        if (form == GoAml)
            GoAmlForm.Check(fields, faults);
        if (form == FinCen)
            FinCenForm.Check(fields, faults);
        return [.. faults.All.DistinctBy(fault => (fault.Pointer, fault.Code)).OrderBy(fault => fault.Pointer, StringComparer.Ordinal)];
    }

    /// <summary>Somebody's name in full; null if nobody wrote one.</summary>
    internal static string? NameOf(ReportParty party) =>
        party.Name ?? (string.Join(' ', new[] { party.FirstName, party.LastName }.Where(part => !string.IsNullOrWhiteSpace(part))) is { Length: > 0 } name ? name : null);
}
