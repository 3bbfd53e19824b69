using ComplianceGrains.Workflows.Subjects;

namespace ComplianceGrains.Workflows.Customers;

/// <summary>What was decided about the relationship.</summary>
public static class CustomerOutcome
{
    /// <summary>It began.</summary>
    public const string Approved = "approved";

    /// <summary>It did not begin.</summary>
    public const string Refused = SubjectOutcome.Refused;

    /// <summary>It ended.</summary>
    public const string Exited = "exited";
}
