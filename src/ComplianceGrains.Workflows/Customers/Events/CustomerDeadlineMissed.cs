using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Customers;

/// <summary>A pending step was not done in time; it gets a new deadline and an exception.</summary>
/// <param name="Pending">The step with its new deadline.</param>
[Kind("customer.deadline-missed/1", Audience.Staff, RecordClass.DueDiligence)]
public sealed record CustomerDeadlineMissed(PendingStep Pending);
