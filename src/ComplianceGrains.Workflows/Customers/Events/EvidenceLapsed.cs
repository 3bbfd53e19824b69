using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Customers.Events;

/// <summary>All steps were done, but some rest on evidence that has become too old: it is asked for again.</summary>
/// <param name="Pending">The steps to be done again.</param>
[Kind("customer.evidence-lapsed/1", Audience.Staff, RecordClass.DueDiligence)]
public sealed record EvidenceLapsed(IReadOnlyList<PendingStep> Pending);
