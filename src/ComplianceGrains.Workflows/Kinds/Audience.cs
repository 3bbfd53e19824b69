using ComplianceGrains.Contracts.Actors;

namespace ComplianceGrains.Workflows.Kinds;

/// <summary>Who may know of a decision, or of a reason of it. Each knows what those before it may know.</summary>
public enum Audience
{
    /// <summary>Everybody with access to the subject, the firm's own products among them.</summary>
    Service,

    /// <summary>The firm's people. What is said of nothing is for them.</summary>
    Staff,

    /// <summary>Who works on suspicions. Others must not learn that there is one.</summary>
    Suspicion,
}

/// <summary>Who belongs to an audience.</summary>
public static class Audiences
{
    private static readonly string[] Staff =
        [Roles.Analyst, Roles.Mlro, Roles.SeniorManagement, Roles.PackEditor, Roles.PackApprover, Roles.Auditor, Roles.Supervisor, Roles.Operator];

    /// <summary>The audience that a role belongs to; a role that nobody has put anywhere is a service.</summary>
    public static Audience Of(string role) =>
        role == Roles.Mlro ? Audience.Suspicion
        : Staff.Contains(role) ? Audience.Staff
        : Audience.Service;

    /// <summary>Whether somebody of a role may know what is for an audience.</summary>
    public static bool MayKnow(string role, Audience shown) => Of(role) >= shown;
}
