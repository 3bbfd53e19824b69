namespace ComplianceGrains.Workflows.Kinds;

/// <summary>Personal-data classes of fields, as schemas publish them.</summary>
public static class DataClasses
{
    /// <summary>Names, birth, nationality, address, numbers.</summary>
    public const string Identity = "identity";

    /// <summary>What was decided and why.</summary>
    public const string Decision = "decision";

    /// <summary>Who of the firm did it.</summary>
    public const string Staff = "staff";

    /// <summary>What two people wrote down or a provider said about a person.</summary>
    public const string Assessment = "assessment";

    /// <summary>Who asked for an export of what.</summary>
    public const string Export = "export";
}
