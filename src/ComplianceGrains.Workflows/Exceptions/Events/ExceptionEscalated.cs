using ComplianceGrains.Workflows.Kinds;
using NodaTime;

namespace ComplianceGrains.Workflows.Exceptions.Events;

/// <summary>A rung's time ran out.</summary>
/// <param name="Rung">0-based, the one that holds it now.</param>
/// <param name="Due">Until when.</param>
[Kind("exception.escalated/1", Audience.Staff, RecordClass.OfSubject)]
public sealed record ExceptionEscalated(int Rung, Instant Due);
