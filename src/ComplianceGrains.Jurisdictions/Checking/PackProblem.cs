namespace ComplianceGrains.Jurisdictions;

/// <summary>A finding of <c>pack check</c>.</summary>
public sealed record PackProblem(ProblemKind Kind, PackError At);
