namespace ComplianceGrains.Contracts.Actors;

/// <summary>The roles of people and services.</summary>
public static class Roles
{
    /// <summary>The firm's own products; a client credential.</summary>
    public const string ProductService = "product-service";

    /// <summary>Works on exceptions.</summary>
    public const string Analyst = "analyst";

    /// <summary>Money-laundering reporting officer.</summary>
    public const string Mlro = "mlro";

    /// <summary>Approves what the rules reserve to senior management.</summary>
    public const string SeniorManagement = "senior-management";

    /// <summary>Proposes rule changes and uploads lists.</summary>
    public const string PackEditor = "pack-editor";

    /// <summary>Approves rule changes.</summary>
    public const string PackApprover = "pack-approver";

    /// <summary>Reads.</summary>
    public const string Auditor = "auditor";

    /// <summary>A regional supervisor: its own jurisdiction's exports, nothing else.</summary>
    public const string Supervisor = "supervisor";

    /// <summary>Runs the platform.</summary>
    public const string Operator = "operator";

    /// <summary>The platform itself; nobody can log in with it.</summary>
    public const string System = "system";

    /// <summary>All roles that a credential can have.</summary>
    public static IReadOnlyList<string> All { get; } =
        [ProductService, Analyst, Mlro, SeniorManagement, PackEditor, PackApprover, Auditor, Supervisor, Operator];
}
