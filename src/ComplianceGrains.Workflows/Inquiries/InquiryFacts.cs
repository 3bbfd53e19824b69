using ComplianceGrains.Workflows.Subjects;

namespace ComplianceGrains.Workflows.Inquiries;

/// <summary>What a decision about an inquiry stands on.</summary>
/// <param name="Exports">The exports that somebody says were given, in their order; null in place of one that there is not.</param>
/// <param name="ExceptionIds">What the ids of its exceptions come from.</param>
public sealed record InquiryFacts(IReadOnlyList<NamedExport?> Exports, ExceptionIds ExceptionIds);

/// <summary>An export that is said to be an answer.</summary>
/// <param name="IsForThis">Whether it was asked for to answer this inquiry.</param>
/// <param name="Package">SHA-256 of the sealed package; null while there is none.</param>
/// <param name="WasFetched">Whether anybody has fetched it: what nobody fetched was given to nobody.</param>
public sealed record NamedExport(bool IsForThis, string? Package, bool WasFetched);
