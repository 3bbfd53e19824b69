using ComplianceGrains.Contracts.Counterparties;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Screening.Matching;
using ComplianceGrains.Workflows.Screenings;
using ComplianceGrains.Workflows.Subjects;
using NodaTime;

namespace ComplianceGrains.Workflows.Replays;

/// <summary>What a command about a subject is decided again from, besides the state before it and what was decided.</summary>
/// <param name="RecordedAt">When it was recorded, to the millisecond.</param>
/// <param name="Cited">The rules that it was decided under: how far what the screening found was written down follows from them.</param>
/// <param name="Rules">The rules to decide under now.</param>
/// <param name="Person">What a customer gave, as it is stored; null if it is destroyed, or the subject is no natural person.</param>
/// <param name="ExceptionIds">What the ids of the subject's exceptions come from.</param>
/// <param name="FieldKey">By which a field is hashed that may only be stored as a hash.</param>
public sealed record ReplayGround(Instant RecordedAt, EffectiveRules Cited, EffectiveRules Rules, PersonData? Person, ExceptionIds ExceptionIds, HashKey FieldKey)
{
    /// <summary>What a legal entity gave, as it is stored; null if it is destroyed, or the customer is none.</summary>
    public EntityData? Entity { get; init; }

    /// <summary>What a provider on the other side was registered as; null if it is destroyed, or the subject is none.</summary>
    public CounterpartyData? Provider { get; init; }

    /// <summary>What a wallet is, as it was asked for; null if it is destroyed, or the subject is none.</summary>
    public WalletAddress? Address { get; init; }

    /// <summary>
    /// The content of a list by the digest that a screening cites, null where it is not here. With it names and addresses are compared again;
    /// without, what the screening of that time wrote down is taken as it stands.
    /// </summary>
    public Func<ScreenedList, ListIndex?>? Lists { get; init; }
}

/// <summary>A wallet's address on its chain.</summary>
/// <param name="Chain">Its chain.</param>
/// <param name="Address">As it was given.</param>
public sealed record WalletAddress(string Chain, string Address);
