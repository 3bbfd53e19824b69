namespace ComplianceGrains.Contracts.Exports;

/// <summary>What the recipient of an export is. The jurisdiction's pack says what each of them gets to see.</summary>
public static class RecipientKinds
{
    /// <summary>The supervisory authority.</summary>
    public const string Supervisor = "supervisor";

    /// <summary>The financial intelligence unit.</summary>
    public const string Fiu = "fiu";

    /// <summary>An auditor of the firm.</summary>
    public const string Auditor = "auditor";

    /// <summary>A court.</summary>
    public const string Court = "court";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Supervisor, Fiu, Auditor, Court];
}
