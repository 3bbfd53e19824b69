using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Transfers.Events;

/// <summary>What came in was sent back.</summary>
/// <param name="TransferId">Which transfer.</param>
/// <param name="TransactionHash">Where the way back is to be found.</param>
[Kind("transfers.returned/1", Audience.Service, RecordClass.Transaction)]
public sealed record TransferReturned(string TransferId, [property: Field(Compartments.Person, DataClasses.Identity)] string? TransactionHash) : ITransferEvent;
