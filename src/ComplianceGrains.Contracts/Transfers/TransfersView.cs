using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using NodaTime;
using Orleans;

namespace ComplianceGrains.Contracts.Transfers;

/// <summary>Transfers of one customer at one sequence. Holds no personal data: neither addresses nor who is on the other side.</summary>
/// <param name="CustomerId">Whose they are.</param>
/// <param name="Jurisdictions">That bind the customer; the booking entity's first.</param>
/// <param name="RulesDigest">Digest of the merged rules of the latest decision.</param>
/// <param name="Packs">The packs merged.</param>
/// <param name="Transfers">The one that a command was about, or all of them, the oldest first.</param>
/// <param name="Sequence">Number of decisions.</param>
/// <param name="Decisions">Those of the command that is answered.</param>
[GenerateSerializer, Immutable, Alias("cg.TransfersView")]
public sealed record TransfersView(
    [property: Id(0)] string CustomerId,
    [property: Id(1)] IReadOnlyList<string> Jurisdictions,
    [property: Id(2)] string RulesDigest,
    [property: Id(3)] IReadOnlyList<PackReference> Packs,
    [property: Id(4)] IReadOnlyList<TransferView> Transfers,
    [property: Id(5)] long Sequence,
    [property: Id(6)] IReadOnlyList<RecordedDecision> Decisions)
{
    /// <summary>The monitoring rules of which people had nobody told for a time.</summary>
    [Id(7)]
    public IReadOnlyList<SuppressionView> Suppressions { get; init; } = [];
}

/// <summary>A monitoring rule of which nobody is told for a time.</summary>
/// <param name="Id">Its number among the customer's.</param>
/// <param name="Jurisdiction">Whose rule.</param>
/// <param name="Rule">Its name in the pack.</param>
/// <param name="Until">Its end.</param>
/// <param name="Status"><c>asked</c>, <c>agreed</c> or <c>ended</c>.</param>
/// <param name="AskedBy">Opaque id of who asked.</param>
/// <param name="TransferIds">Transfers in which the rule found something and nobody was told, of all its suppressions.</param>
[GenerateSerializer, Immutable, Alias("cg.SuppressionView")]
public sealed record SuppressionView(
    [property: Id(0)] string Id, [property: Id(1)] string Jurisdiction, [property: Id(2)] string Rule, [property: Id(3)] Instant Until, [property: Id(4)] string Status, [property: Id(5)] string AskedBy,
    [property: Id(6)] IReadOnlyList<string> TransferIds)
{
    /// <summary>The decisions about it, in which people said why.</summary>
    [Id(7)]
    public IReadOnlyList<long> Sequences { get; init; } = [];
}

/// <summary>One transfer.</summary>
/// <param name="Id">The caller's.</param>
/// <param name="WalletId">The wallet approval that it goes over.</param>
/// <param name="Direction"><c>outgoing</c> or <c>incoming</c>.</param>
/// <param name="Asset">CAIP-19.</param>
/// <param name="Amount">In the asset's main unit.</param>
/// <param name="Value">In money.</param>
/// <param name="CounterpartyKind"><c>vasp</c>, <c>self-hosted</c> or <c>unknown</c>.</param>
/// <param name="RequestedAt">When it was asked for.</param>
/// <param name="Status">Whether it may happen, or did.</param>
/// <param name="TravelRule">Where the data that travel with it are.</param>
/// <param name="Missing">Which data are missing.</param>
/// <param name="Waits">What it waits for, in words.</param>
/// <param name="Exceptions">Ids of its open exceptions.</param>
/// <param name="LookAgain">When it is assessed again; null once it is over.</param>
/// <param name="Sequences">Which decisions of the history are about it.</param>
/// <param name="EndedAt">When it was over.</param>
/// <param name="Requested">Which decision asked for it.</param>
/// <param name="DataStated">Which decision last stated who is on the other side; null if none.</param>
/// <param name="DataDue">By when missing data were asked for; null if none are.</param>
[GenerateSerializer, Immutable, Alias("cg.TransferView")]
public sealed record TransferView(
    [property: Id(0)] string Id,
    [property: Id(1)] string WalletId,
    [property: Id(2)] string Direction,
    [property: Id(3)] string Asset,
    [property: Id(4)] decimal Amount,
    [property: Id(5)] TransferValue? Value,
    [property: Id(6)] string CounterpartyKind,
    [property: Id(7)] Instant RequestedAt,
    [property: Id(8)] string Status,
    [property: Id(9)] string TravelRule,
    [property: Id(10)] IReadOnlyList<string> Missing,
    [property: Id(11)] IReadOnlyList<string> Waits,
    [property: Id(12)] IReadOnlyList<string> Exceptions,
    [property: Id(13)] Instant? LookAgain,
    [property: Id(14)] IReadOnlyList<long> Sequences,
    [property: Id(15)] Instant? EndedAt,
    [property: Id(16)] long Requested,
    [property: Id(17)] long? DataStated,
    [property: Id(18)] Instant? DataDue)
{
    /// <summary>Which decision ended it; null if none, or if it was refused.</summary>
    [Id(19)]
    public long? Ended { get; init; }

    /// <summary>What whoever is on its other side asked for about their data, in the order in which it came.</summary>
    [Id(20)]
    public IReadOnlyList<DataRequestView> DataRequests { get; init; } = [];
}
