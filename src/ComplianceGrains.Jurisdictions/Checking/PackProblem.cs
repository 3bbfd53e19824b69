using ComplianceGrains.Jurisdictions.Yaml;

namespace ComplianceGrains.Jurisdictions.Checking;

/// <summary>A finding of <c>pack check</c>.</summary>
public sealed record PackProblem(ProblemKind Kind, PackError At);
