namespace ComplianceGrains.Workflows.Kinds;

/// <summary>The compartments in use (docs/format.md, section 3).</summary>
public static class Compartments
{
    /// <summary>The customer's identity. A fold never reads it.</summary>
    public const string Person = "p1";

    /// <summary>Decision and reasons.</summary>
    public const string Decision = "d1";

    /// <summary>Staff.</summary>
    public const string Staff = "s1";

    /// <summary>Scope and basis of an export, opened only in its own package.</summary>
    public const string Export = "x";

    /// <summary>Whether a fold may read it: everything but a person's own.</summary>
    public static bool IsFolded(string compartment) => !compartment.StartsWith('p');
}
