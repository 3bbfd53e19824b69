using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using Orleans;

namespace ComplianceGrains.Contracts.Parties;

/// <summary>A related party at one sequence. Holds no personal data.</summary>
/// <param name="CustomerId">Whose.</param>
/// <param name="Party">What it is, holds and how it stands.</param>
/// <param name="Jurisdictions">Inherited from the customer; the booking entity's first.</param>
/// <param name="Pending">What must be done by somebody, until when.</param>
/// <param name="Exceptions">Ids of open exceptions.</param>
/// <param name="Sequence">Number of decisions.</param>
/// <param name="Decisions">Those of the command that is answered; the history is read by page.</param>
[GenerateSerializer, Immutable, Alias("cg.PartyView")]
public sealed record PartyView(
    [property: Id(0)] string CustomerId,
    [property: Id(1)] PartyStanding Party,
    [property: Id(2)] IReadOnlyList<string> Jurisdictions,
    [property: Id(3)] IReadOnlyList<PendingStep> Pending,
    [property: Id(4)] IReadOnlyList<string> Exceptions,
    [property: Id(5)] long Sequence,
    [property: Id(6)] IReadOnlyList<RecordedDecision> Decisions)
{
    /// <summary>What they asked for about their own data, in the order in which it came.</summary>
    [Id(7)]
    public IReadOnlyList<DataRequestView> DataRequests { get; init; } = [];

    /// <summary>Whether what was given of them was put right.</summary>
    [Id(8)]
    public bool IsCorrected { get; init; }
}
