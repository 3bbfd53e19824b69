using ComplianceGrains.Contracts.Actors;

namespace ComplianceGrains.Workflows.Decisions;

/// <summary>Whose decision counts as whose.</summary>
public static class FourEyes
{
    /// <summary>Whether a role may give what another role is asked for: the reporting officer may do what an analyst may.</summary>
    public static bool Satisfies(string required, string actual) => required == actual || (required == Roles.Analyst && actual == Roles.Mlro);
}
