using NodaTime;

namespace ComplianceGrains.Host.Lists;

/// <summary>How the last request to a list's publisher ended.</summary>
/// <param name="At">When it ended.</param>
/// <param name="Outcome"><c>accepted</c>, <c>confirmed</c> or <c>failed</c>.</param>
/// <param name="Reason">Why it failed, or null.</param>
public sealed record ListAttempt(Instant At, string Outcome, string? Reason);
