using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Transfers.Events;

/// <summary>An allowed transfer is on the chain.</summary>
/// <param name="TransferId">Which transfer.</param>
/// <param name="TransactionHash">Where it is to be found.</param>
[Kind("transfers.completed/1", Audience.Service, RecordClass.Transaction)]
public sealed record TransferCompleted(string TransferId, [property: Field(Compartments.Person, DataClasses.Identity)] string? TransactionHash) : ITransferEvent;
