namespace ComplianceGrains.Workflows.Exports;

/// <summary>The rules that an export obeys, by their paths in the packs; <c>*</c> stands for a name of the catalogue.</summary>
internal static class ObeyedRules
{
    public static readonly string[] Paths =
    [
        "approvals.export",
        "minimisation.fields.*",
    ];
}
