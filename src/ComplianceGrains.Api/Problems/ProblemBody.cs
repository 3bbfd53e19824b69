namespace ComplianceGrains.Api.Problems;

/// <summary>A problem document.</summary>
/// <param name="Type">A page of this host that explains it.</param>
/// <param name="Title">What happened, and what to do.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Retryable">Whether the same request may succeed later.</param>
/// <param name="Errors">The fields at fault.</param>
public sealed record ProblemBody(string Type, string Title, int Status, bool Retryable, IReadOnlyList<FieldError> Errors);

/// <summary>One field at fault.</summary>
/// <param name="Pointer">JSON Pointer (RFC 6901) into the request body, or the name of a header or query parameter.</param>
/// <param name="Code">Stable, for programs.</param>
/// <param name="Message">For people; never repeats the value.</param>
public sealed record FieldError(string Pointer, string Code, string Message);
