using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Workflows.Subjects;
using NodaTime;

namespace ComplianceGrains.Workflows.Wallets;

/// <summary>What a decision about a wallet stands on; gathered before, so that deciding needs nothing else.</summary>
/// <param name="Now">The one instant of this command.</param>
/// <param name="By">Who commands.</param>
/// <param name="Bound">All jurisdictions that bind the customer at the request; the booking entity's first.</param>
/// <param name="Rules">Their merged rules at <paramref name="Now"/>.</param>
/// <param name="CustomerEnded">Whether the customer's relationship is over, or never began.</param>
/// <param name="Screening">A new screening; null if the last one stands on the content of the lists that is current now.</param>
/// <param name="ExceptionIds">What the ids of the wallet's exceptions come from.</param>
public sealed record WalletFacts(
    Instant Now,
    Principal By,
    IReadOnlyList<string> Bound,
    EffectiveRules Rules,
    bool CustomerEnded,
    AskedScreening? Screening,
    ExceptionIds ExceptionIds) : SubjectFacts(Now, By, Bound, Rules, Screening, ExceptionIds)
{
    /// <summary>Whether the address is not shredded.</summary>
    public bool HasAddress { get; init; } = true;

    /// <summary>The message that the customer could be given to sign, or the transfer to make; null if nobody asks for one.</summary>
    public ProposedChallenge? Proposed { get; init; }

    /// <summary>Whether customers of this chain are asked for a transfer here, so that nobody but a person says what one elsewhere came to.</summary>
    public bool AsksTransfers { get; init; }

    /// <summary>The signature or transaction that came, checked; null if none came, or it answers nothing that this wallet was asked.</summary>
    public CheckedSignature? Signature { get; init; }
}
