namespace ComplianceGrains.Workflows.Subjects;

/// <summary>What is decided about every kind of subject in the same word.</summary>
public static class SubjectOutcome
{
    /// <summary>It never comes about.</summary>
    public const string Refused = "refused";
}
