using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using NodaTime;
using Orleans;

namespace ComplianceGrains.Contracts.Counterparties;

/// <summary>A provider on the other side at one sequence. Holds nothing by which it is known.</summary>
/// <param name="Id">The firm's own.</param>
/// <param name="Jurisdictions">Under whose rules the firm deals with it.</param>
/// <param name="Country">Where it is established.</param>
/// <param name="Standing"><c>not-assessed</c>, <c>approved</c>, <c>restricted</c> or <c>refused</c>.</param>
/// <param name="Proposed">What somebody proposes and others have not approved yet; null if nothing.</param>
/// <param name="LookAgain">When it is looked into again at the latest; null once nothing moves any more.</param>
/// <param name="Failures">How often it failed to give data that have to travel, within the last 30 days before the latest decision.</param>
/// <param name="RulesDigest">Digest of the merged rules of the latest decision.</param>
/// <param name="Packs">The packs merged.</param>
/// <param name="Pending">What somebody has to do.</param>
/// <param name="Exceptions">Ids of its open exceptions.</param>
/// <param name="Sequence">Number of decisions.</param>
/// <param name="Decisions">Those of the command that is answered.</param>
[GenerateSerializer, Immutable, Alias("cg.CounterpartyView")]
public sealed record CounterpartyView(
    [property: Id(0)] string Id,
    [property: Id(1)] IReadOnlyList<string> Jurisdictions,
    [property: Id(2)] string Country,
    [property: Id(3)] string Standing,
    [property: Id(4)] string? Proposed,
    [property: Id(5)] Instant? LookAgain,
    [property: Id(6)] int Failures,
    [property: Id(7)] string RulesDigest,
    [property: Id(8)] IReadOnlyList<PackReference> Packs,
    [property: Id(9)] IReadOnlyList<PendingStep> Pending,
    [property: Id(10)] IReadOnlyList<string> Exceptions,
    [property: Id(11)] long Sequence,
    [property: Id(12)] IReadOnlyList<RecordedDecision> Decisions)
{
    /// <summary>What it asked for about the data that are held of it, in the order in which it came.</summary>
    [Id(13)]
    public IReadOnlyList<DataRequestView> DataRequests { get; init; } = [];

    /// <summary>Whether what was registered of it was put right.</summary>
    [Id(14)]
    public bool IsCorrected { get; init; }
}
