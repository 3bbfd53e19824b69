namespace ComplianceGrains.Screening.Lists;

/// <summary>Either a whole list, or errors and no list.</summary>
/// <param name="Content">Null if and only if there are errors.</param>
/// <param name="Errors">At most a few hundred; the rest is counted in the last one.</param>
/// <param name="Warnings">What was tolerated and why it may matter.</param>
public sealed record ListImportResult(
    ListContent? Content, IReadOnlyList<ImportProblem> Errors, IReadOnlyList<ImportProblem> Warnings);
