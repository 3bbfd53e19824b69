using ComplianceGrains.Contracts.Transfers;
using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Transfers.Events;

/// <summary>A customer wants to send, or has received.</summary>
/// <param name="TransferId">The caller's opaque id.</param>
/// <param name="WalletId">The wallet approval that it goes over.</param>
/// <param name="Direction"><c>outgoing</c> or <c>incoming</c>.</param>
/// <param name="Asset">CAIP-19.</param>
/// <param name="Amount">In the asset's main unit.</param>
/// <param name="Value">In money, as the caller values it.</param>
/// <param name="CounterpartyKind"><c>vasp</c>, <c>self-hosted</c> or <c>unknown</c>.</param>
/// <param name="ChainId">Of the other side's address.</param>
/// <param name="Address">The other side's, in its canonical form.</param>
/// <param name="Memo">Which account behind it.</param>
/// <param name="TransactionHash">Of what the chain knows of already.</param>
[Kind("transfers.requested/1", Audience.Service, RecordClass.Transaction)]
public sealed record TransferRequested(
    string TransferId,
    string WalletId,
    string Direction,
    string Asset,
    decimal Amount,
    TransferValue? Value,
    string CounterpartyKind,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? ChainId,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? Address,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? Memo,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? TransactionHash) : ITransferEvent;
