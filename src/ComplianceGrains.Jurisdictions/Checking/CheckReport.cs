namespace ComplianceGrains.Jurisdictions;

/// <summary>What <c>pack check</c> found.</summary>
/// <param name="Problems">Errors, warnings and unverified values, by file and position.</param>
/// <param name="Coverage">The register: obligation → control → owner → evidence → test.</param>
/// <param name="Values">How many values the packs hold.</param>
public sealed record CheckReport(IReadOnlyList<PackProblem> Problems, IReadOnlyList<CoverageRow> Coverage, int Values)
{
    /// <summary>How many values nobody has checked against the primary text.</summary>
    public int Unverified => Problems.Count(problem => problem.Kind == ProblemKind.Unverified);

    /// <summary>Whether the packs may be used.</summary>
    /// <param name="strict">Unverified values count as errors.</param>
    public bool IsFine(bool strict) => !Problems.Any(problem => problem.Kind == ProblemKind.Error || (strict && problem.Kind == ProblemKind.Unverified));
}
