using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Customers.Events;

/// <summary>The periodic review is due.</summary>
/// <param name="Pending">The review, by whom, until when.</param>
[Kind("customer.review-opened/1", Audience.Staff, RecordClass.DueDiligence)]
public sealed record ReviewOpened(PendingStep Pending);
