using ComplianceGrains.Workflows.Kinds;
using NodaTime;

namespace ComplianceGrains.Workflows.Customers.Events;

/// <summary>The relationship begins.</summary>
/// <param name="ReviewDue">Of the first periodic review.</param>
[Kind("customer.activated/1", Audience.Service, RecordClass.DueDiligence)]
public sealed record CustomerActivated(Instant ReviewDue);
