using ComplianceGrains.Contracts.Customers;
using NodaTime;
using Orleans;

namespace ComplianceGrains.Contracts.Transfers;

/// <summary>What can be asked of the actor that decides all transfers of one customer.</summary>
[GenerateSerializer, Alias("cg.TransferCommand")]
public abstract record TransferCommand;

/// <summary>A customer wants to send or has received.</summary>
/// <param name="Id">The caller's opaque id, unique for the customer.</param>
/// <param name="WalletId">The wallet approval that it goes over.</param>
/// <param name="Direction"><c>outgoing</c> or <c>incoming</c>.</param>
/// <param name="Asset">CAIP-19, known to the asset table.</param>
/// <param name="Amount">In the asset's main unit.</param>
/// <param name="Value">What that is in money; null if nobody knows.</param>
/// <param name="Counterparty">The other side's address and provider.</param>
/// <param name="Person">Who is there; null if that is not known yet.</param>
/// <param name="TransactionHash">Of a transfer that the chain knows of already.</param>
[GenerateSerializer, Immutable, Alias("cg.RequestTransfer")]
public sealed record RequestTransfer(
    [property: Id(0)] string Id,
    [property: Id(1)] string WalletId,
    [property: Id(2)] string Direction,
    [property: Id(3)] string Asset,
    [property: Id(4)] decimal Amount,
    [property: Id(5)] TransferValue? Value,
    [property: Id(6)] TransferCounterparty Counterparty,
    [property: Id(7)] TransferPerson? Person,
    [property: Id(8)] string? TransactionHash) : TransferCommand
{
    /// <summary>With which message of a provider it came; null if the product asks for it.</summary>
    [Id(9)]
    public PeerInquiry? Inquiry { get; init; }
}

/// <summary>What was missing about the other side is known now. What is stated replaces what was stated before.</summary>
/// <param name="Id">Which transfer.</param>
/// <param name="Kind">What the other side is; null for as before.</param>
/// <param name="Vasp">Its provider; null for as before.</param>
/// <param name="Person">Who is there; null for as before.</param>
/// <param name="Side">Whether that is the <c>originator</c> or the <c>beneficiary</c>; null with no person.</param>
[GenerateSerializer, Immutable, Alias("cg.StateTravelRuleData")]
public sealed record StateTravelRuleData(
    [property: Id(0)] string Id, [property: Id(1)] string? Kind, [property: Id(2)] TransferVasp? Vasp, [property: Id(3)] TransferPerson? Person, [property: Id(4)] string? Side) : TransferCommand;

/// <summary>Whoever is on the other side of a transfer asks for something about their data in it, or somebody answers: the same as of a customer.</summary>
/// <param name="Id">Which transfer.</param>
/// <param name="Request">What is asked for, or the answer.</param>
/// <param name="Right">Of a correction that is granted: what was wrong, as it is right; what is null stays.</param>
[GenerateSerializer, Immutable, Alias("cg.OtherSideDataRequest")]
public sealed record OtherSideDataRequest([property: Id(0)] string Id, [property: Id(1)] IDataRequestCommand Request, [property: Id(2)] TransferPerson? Right = null) : TransferCommand;

/// <summary>An allowed transfer is on the chain.</summary>
/// <param name="Id">Which transfer.</param>
/// <param name="TransactionHash">Where it is to be found.</param>
/// <param name="OccurredAt">When; null = now.</param>
[GenerateSerializer, Immutable, Alias("cg.CompleteTransfer")]
public sealed record CompleteTransfer([property: Id(0)] string Id, [property: Id(1)] string TransactionHash, [property: Id(2)] Instant? OccurredAt) : TransferCommand;

/// <summary>What came in was sent back, because it is held or must not be.</summary>
/// <param name="Id">Which transfer.</param>
/// <param name="TransactionHash">Where the way back is to be found.</param>
/// <param name="OccurredAt">When; null = now.</param>
[GenerateSerializer, Immutable, Alias("cg.ReturnTransfer")]
public sealed record ReturnTransfer([property: Id(0)] string Id, [property: Id(1)] string TransactionHash, [property: Id(2)] Instant? OccurredAt) : TransferCommand;

/// <summary>It will not happen.</summary>
/// <param name="Id">Which transfer.</param>
/// <param name="Reason">In the caller's words; required.</param>
[GenerateSerializer, Immutable, Alias("cg.CancelTransfer")]
public sealed record CancelTransfer([property: Id(0)] string Id, [property: Id(1)] string Reason) : TransferCommand;

/// <summary>A person asks that nobody is told of a monitoring rule about this customer for a time.</summary>
/// <param name="Jurisdiction">Whose rule.</param>
/// <param name="Rule">Its name in the pack.</param>
/// <param name="Until">Its end.</param>
/// <param name="Reason">In their words; required.</param>
[GenerateSerializer, Immutable, Alias("cg.AskSuppression")]
public sealed record AskSuppression([property: Id(0)] string Jurisdiction, [property: Id(1)] string Rule, [property: Id(2)] Instant Until, [property: Id(3)] string Reason) : TransferCommand;

/// <summary>Another person agrees or not, or somebody ends it before its time.</summary>
/// <param name="Suppression">Which.</param>
/// <param name="Approved">Whether nobody is to be told.</param>
/// <param name="Reason">In their words; required.</param>
[GenerateSerializer, Immutable, Alias("cg.DecideSuppression")]
public sealed record DecideSuppression([property: Id(0)] string Suppression, [property: Id(1)] bool Approved, [property: Id(2)] string Reason) : TransferCommand;

/// <summary>What came of telling the provider on the other side something, at the edge. Given by nobody but the one who told it.</summary>
/// <param name="Id">Which transfer.</param>
/// <param name="Request">Of which exchange.</param>
/// <param name="Told">What was told: one of the words for it.</param>
/// <param name="Tries">How often it had been tried before.</param>
/// <param name="Answer">What the provider said, or that nobody could be reached.</param>
[GenerateSerializer, Immutable, Alias("cg.RecordDelivery")]
public sealed record RecordDelivery(
    [property: Id(0)] string Id, [property: Id(1)] string Request, [property: Id(2)] string Told, [property: Id(3)] int Tries, [property: Id(4)] PeerAnswer Answer) : TransferCommand;

/// <summary>The provider on the other side says something by itself, at the address that it was given for it.</summary>
/// <param name="Id">Which transfer.</param>
/// <param name="Request">Of which exchange.</param>
/// <param name="Answer">What it says.</param>
[GenerateSerializer, Immutable, Alias("cg.HearPeer")]
public sealed record HearPeer([property: Id(0)] string Id, [property: Id(1)] string Request, [property: Id(2)] PeerAnswer Answer) : TransferCommand;

/// <summary>Which of the customer's transfers have an address in common, with each other and with those of others. Said by nobody but whoever reads the addresses of all; names none of them.</summary>
/// <param name="Uses">One of each address.</param>
[GenerateSerializer, Immutable, Alias("cg.HearAddresses")]
public sealed record HearAddresses([property: Id(0)] IReadOnlyList<AddressUse> Uses) : TransferCommand;
