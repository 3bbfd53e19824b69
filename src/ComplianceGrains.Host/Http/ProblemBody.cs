using ComplianceGrains.Contracts.Actors;

namespace ComplianceGrains.Host.Http;

/// <summary>A problem document.</summary>
/// <param name="Type">A page of this host that explains it.</param>
/// <param name="Title">What happened, and what to do.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Retryable">Whether the same request may succeed later.</param>
/// <param name="Errors">The fields at fault.</param>
public sealed record ProblemBody(string Type, string Title, int Status, bool Retryable, IReadOnlyList<FieldError> Errors);
