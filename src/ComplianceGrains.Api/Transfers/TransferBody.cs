using ComplianceGrains.Api.Customers;
using ComplianceGrains.Api.Decisions;
using NodaTime;

namespace ComplianceGrains.Api.Transfers;

/// <summary>A transfer in a response. Holds neither addresses nor who is on the other side.</summary>
/// <param name="Id">The caller's.</param>
/// <param name="CustomerId">Whose transfer it is.</param>
/// <param name="WalletId">The wallet approval that it goes over.</param>
/// <param name="Direction"><c>outgoing</c> or <c>incoming</c>.</param>
/// <param name="Asset">CAIP-19.</param>
/// <param name="Amount">In the asset's main unit.</param>
/// <param name="Value">In money, or null.</param>
/// <param name="Counterparty">What is on the other side: <c>vasp</c>, <c>self-hosted</c> or <c>unknown</c>.</param>
/// <param name="RequestedAt">When it was asked for.</param>
/// <param name="Status">Whether it may happen, or did.</param>
/// <param name="TravelRule">Where the data are that travel with it. Says nothing about <paramref name="Status"/>.</param>
/// <param name="Missing">Which data are missing, e.g. <c>beneficiary.name</c>.</param>
/// <param name="Waits">What it waits for, for those who may know.</param>
/// <param name="Exceptions">Ids of open exceptions, for those who may know of them.</param>
/// <param name="LookAgain">When it is assessed again by itself, for those who may know.</param>
/// <param name="Rules">What the rules of the latest decision about the customer's transfers amount to.</param>
/// <param name="Sequence">Number of decisions about the customer's transfers; the ETag.</param>
/// <param name="Decisions">About this transfer, the newest twenty.</param>
public sealed record TransferBody(
    string Id, string CustomerId, string WalletId, string Direction, string Asset, string Amount, ValuedBody? Value, string Counterparty, Instant RequestedAt, string Status, TravelRuleBody TravelRule,
    IReadOnlyList<string> Missing, IReadOnlyList<string> Waits, IReadOnlyList<string> Exceptions, Instant? LookAgain, RulesBody Rules, long Sequence, IReadOnlyList<DecisionBody> Decisions);

/// <summary>What a transfer is in money, as it was stated.</summary>
/// <param name="Amount">In <paramref name="Currency"/>.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="RateSource">Whose rate.</param>
/// <param name="RatedAt">When it held.</param>
public sealed record ValuedBody(string Amount, string Currency, string RateSource, Instant RatedAt);

/// <summary>The travel rule of one transfer.</summary>
/// <param name="Status"><c>not-required</c>, <c>preparing</c> (collected here) or <c>received</c>; where the provider on the other side is asked or asks, what came of that.</param>
/// <param name="DataDue">By when the data were asked for that are missing; null if none are.</param>
public sealed record TravelRuleBody(string Status, Instant? DataDue);

/// <summary>A transfer in a list. Holds neither addresses nor who is on the other side.</summary>
/// <param name="Id">The caller's.</param>
/// <param name="WalletId">The wallet approval that it goes over.</param>
/// <param name="Direction"><c>outgoing</c> or <c>incoming</c>.</param>
/// <param name="Asset">CAIP-19.</param>
/// <param name="Amount">In the asset's main unit.</param>
/// <param name="Counterparty">What is on the other side.</param>
/// <param name="RequestedAt">When it was asked for.</param>
/// <param name="Status">Whether it may happen, or did.</param>
/// <param name="TravelRule">Where the data are that travel with it.</param>
/// <param name="Missing">Which data are missing.</param>
/// <param name="Value">In money, or null.</param>
/// <param name="Waits">What it waits for, for those who may know.</param>
/// <param name="LookAgain">When it is assessed again by itself, for those who may know.</param>
/// <param name="EndedAt">When it was over; null while it is not.</param>
public sealed record TransferRowBody(
    string Id, string WalletId, string Direction, string Asset, string Amount, string Counterparty, Instant RequestedAt, string Status, TravelRuleBody TravelRule, IReadOnlyList<string> Missing,
    ValuedBody? Value, IReadOnlyList<string> Waits, Instant? LookAgain, Instant? EndedAt);

/// <summary>Where another provider asks whether what it wants to send to a wallet is taken.</summary>
/// <param name="TravelAddress">As TRP writes it; whoever has it may ask, and learns nothing else.</param>
public sealed record TravelAddressBody(string TravelAddress);
