using ComplianceGrains.Workflows.Kinds;
using NodaTime;

namespace ComplianceGrains.Workflows.Customers.Events;

/// <summary>The periodic review is done.</summary>
/// <param name="ReviewDue">Of the next one.</param>
[Kind("customer.reviewed/1", Audience.Staff, RecordClass.DueDiligence)]
public sealed record CustomerReviewed(Instant ReviewDue);
