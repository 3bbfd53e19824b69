using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Workflows.Kinds;
using NodaTime;

namespace ComplianceGrains.Workflows.Customers.Events;

/// <summary>A version came into force that wants everybody decided about again, and asks more of the customer than was done or is pending.</summary>
/// <param name="Pending">What is to be done that is neither done nor pending.</param>
/// <param name="ReviewDue">Of the next periodic review, which is never later than it was; null if none is planned.</param>
[Kind("customer.rules-changed/1", Audience.Staff, RecordClass.DueDiligence)]
public sealed record RulesChanged(IReadOnlyList<PendingStep> Pending, Instant? ReviewDue);
