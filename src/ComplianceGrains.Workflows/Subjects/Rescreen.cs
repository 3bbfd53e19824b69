namespace ComplianceGrains.Workflows.Subjects;

/// <summary>A list that could concern the subject has a new version, or was confirmed after being too old. The platform's own command.</summary>
public sealed record Rescreen;
