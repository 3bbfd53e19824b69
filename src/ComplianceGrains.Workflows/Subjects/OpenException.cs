using ComplianceGrains.Workflows.Screenings;

namespace ComplianceGrains.Workflows.Subjects;

/// <summary>An exception that waits for its answer.</summary>
/// <param name="Kind">E.g. <c>possible-match</c>.</param>
/// <param name="Blocking">Whether the subject waits for it.</param>
/// <param name="Subject">What the subject was screened by when it was raised; an answer about matches holds for that.</param>
/// <param name="Matches">What the answer is about.</param>
public sealed record OpenException(string Kind, bool Blocking, string? Subject, IReadOnlyList<MatchRecord> Matches);
