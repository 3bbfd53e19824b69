namespace ComplianceGrains.Workflows.Packs;

/// <summary>The rules that a change of the rules obeys, by their paths in the packs.</summary>
internal static class ObeyedRules
{
    public static readonly string[] Paths = ["approvals.pack"];
}
