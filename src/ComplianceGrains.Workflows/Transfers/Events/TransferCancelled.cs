using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Transfers.Events;

/// <summary>It will not happen.</summary>
/// <param name="TransferId">Which transfer.</param>
/// <param name="Statement">In the words of who cancelled it; may hold personal data.</param>
[Kind("transfers.cancelled/1", Audience.Service, RecordClass.Transaction)]
public sealed record TransferCancelled(string TransferId, [property: Field(Compartments.Person, DataClasses.Assessment)] string? Statement) : ITransferEvent;
