using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using NodaTime;
using Orleans;

namespace ComplianceGrains.Contracts.Wallets;

/// <summary>A wallet approval at one sequence. Holds no personal data: neither the address nor its chain.</summary>
/// <param name="Id">Derived from customer and address.</param>
/// <param name="CustomerId">Whose wallet it is.</param>
/// <param name="Status">Where the process is.</param>
/// <param name="Outcome">What was decided, or null.</param>
/// <param name="SelfHosted">Whether the customer alone holds the keys.</param>
/// <param name="Jurisdictions">Inherited from the customer; the booking entity's first.</param>
/// <param name="RulesDigest">Digest of the merged rules.</param>
/// <param name="Packs">The packs merged.</param>
/// <param name="Pending">What must be done by somebody, until when.</param>
/// <param name="Exceptions">Ids of open exceptions.</param>
/// <param name="UsableFrom">End of the cool-down, or null before approval.</param>
/// <param name="Expires">End of the approval, or null before it.</param>
/// <param name="Sequence">Number of decisions.</param>
/// <param name="Decisions">Those of the command that is answered; the history is read by page.</param>
/// <param name="Challenge">The nonce of the message that was issued last, or null.</param>
[GenerateSerializer, Immutable, Alias("cg.WalletView")]
public sealed record WalletView(
    [property: Id(0)] string Id,
    [property: Id(1)] string CustomerId,
    [property: Id(2)] string Status,
    [property: Id(3)] string? Outcome,
    [property: Id(4)] bool SelfHosted,
    [property: Id(5)] IReadOnlyList<string> Jurisdictions,
    [property: Id(6)] string RulesDigest,
    [property: Id(7)] IReadOnlyList<PackReference> Packs,
    [property: Id(8)] IReadOnlyList<PendingStep> Pending,
    [property: Id(9)] IReadOnlyList<string> Exceptions,
    [property: Id(10)] Instant? UsableFrom,
    [property: Id(11)] Instant? Expires,
    [property: Id(12)] long Sequence,
    [property: Id(13)] IReadOnlyList<RecordedDecision> Decisions,
    [property: Id(14)] string? Challenge = null)
{
    /// <summary>The address was to be looked at again, and no list has answered yet.</summary>
    [Id(15)]
    public bool IsLookMissed { get; init; }
}
