using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Workflows.Kinds;
using ComplianceGrains.Workflows.Structures;

namespace ComplianceGrains.Workflows.Customers.Events;

/// <summary>Who owns a customer that is a legal entity, by what is known now. Written whenever that comes to something else.</summary>
/// <param name="Ownership">Owners, ways, what listed holders make of it, what is missing.</param>
/// <param name="Pending">What somebody has to do about it; empty while it is pending already, and once nothing is missing.</param>
[Kind("customer.ownership-found/1", Audience.Staff, RecordClass.DueDiligence)]
public sealed record OwnershipFound(OwnershipRecord Ownership, IReadOnlyList<PendingStep> Pending);
