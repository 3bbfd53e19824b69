using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Activity;

/// <summary>After a long silence a customer transfers again; the customer is told.</summary>
/// <param name="CustomerId">Whose transfers.</param>
/// <param name="TransferId">The first after the silence.</param>
[Kind("transfers.activity-resumed/1", Audience.Staff, RecordClass.Transaction)]
public sealed record ActivityResumed(string CustomerId, string TransferId);
