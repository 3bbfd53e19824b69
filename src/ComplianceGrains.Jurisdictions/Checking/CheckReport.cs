namespace ComplianceGrains.Jurisdictions.Checking;

/// <summary>What <c>pack check</c> found.</summary>
/// <param name="Problems">Errors, warnings and unverified values, by file and position.</param>
/// <param name="Coverage">The register: obligation → control → owner → evidence → test.</param>
/// <param name="Counts">How far each pack's values may be relied on.</param>
public sealed record CheckReport(IReadOnlyList<PackProblem> Problems, IReadOnlyList<CoverageRow> Coverage, IReadOnlyList<StandingCount> Counts)
{
    /// <summary>How many values the packs hold.</summary>
    public int Values => Counts.Sum(count => count.Values);

    /// <summary>How many values of law, obligations and holiday files nobody has checked against the primary text.</summary>
    public int Unverified => Problems.Count(problem => problem.Kind == ProblemKind.Unverified);

    /// <summary>How many of the firm's own choices it has not adopted.</summary>
    public int NotAdopted => Problems.Count(problem => problem.Kind == ProblemKind.NotAdopted);

    /// <summary>Whether the packs may be used.</summary>
    /// <param name="strict">Unverified law, and policy that nobody adopted, count as errors.</param>
    public bool IsFine(bool strict) => !Problems.Any(problem => problem.Kind == ProblemKind.Error || (strict && problem.Kind is ProblemKind.Unverified or ProblemKind.NotAdopted));
}
