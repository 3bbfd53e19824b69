using NodaTime;

namespace ComplianceGrains.Workflows.Exceptions.Events;

/// <summary>One rung of an escalation ladder.</summary>
/// <param name="Role">Who holds the exception.</param>
/// <param name="Due">Until when.</param>
public sealed record Rung(string Role, Instant Due);
