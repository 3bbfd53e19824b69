namespace ComplianceGrains.Screening.Fetching;

/// <summary>What makes the next request conditional (RFC 9110, section 13).</summary>
/// <param name="ETag">The entity tag as received, or null.</param>
/// <param name="LastModified">The HTTP date as received, or null.</param>
public sealed record FetchValidators(string? ETag, string? LastModified);
