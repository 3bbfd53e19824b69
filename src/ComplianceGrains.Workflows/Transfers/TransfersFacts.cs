using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Transfers;
using ComplianceGrains.Contracts.Wallets;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Workflows.Retention;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Transfers.Events;
using NodaTime;

namespace ComplianceGrains.Workflows.Transfers;

/// <summary>What a decision about a customer's transfers stands on; gathered before, so that deciding needs nothing else.</summary>
/// <param name="Now">The one instant of this message.</param>
/// <param name="By">Who is behind it.</param>
/// <param name="Bound">All jurisdictions that bind the customer; the booking entity's first.</param>
/// <param name="Rules">Their merged rules at <paramref name="Now"/>.</param>
/// <param name="ExceptionIds">What the ids of exceptions come from.</param>
/// <param name="Customer">The customer.</param>
/// <param name="Rates">Between currencies.</param>
/// <param name="Each">About each transfer that is assessed, by its id; the one that is asked for among them.</param>
public sealed record TransfersFacts(
    Instant Now,
    Principal By,
    IReadOnlyList<string> Bound,
    EffectiveRules Rules,
    ExceptionIds ExceptionIds,
    CustomerSide Customer,
    RateTable Rates,
    IReadOnlyDictionary<string, TransferFacts> Each) : SubjectFacts(Now, By, Bound, Rules, null, ExceptionIds)
{
    /// <summary>Times that the firm sets.</summary>
    public TransferTerms Terms { get; init; } = TransferTerms.Usual;

    /// <summary>Of whoever is on the other side of a transfer and asks for something about their data; null for any other message.</summary>
    public AskingSide? OtherSide { get; init; }

    /// <summary>What is known of assets.</summary>
    public AssetTable Assets { get; init; } = AssetTable.Usual;
}

/// <summary>Our own side of every transfer.</summary>
/// <param name="Status">The customer's.</param>
/// <param name="IsEnded">Whether the relationship is over, or never began.</param>
/// <param name="IsEntity">Whether the customer is no natural person.</param>
/// <param name="Known">Which data about the customer are there, in the catalogue's words.</param>
public sealed record CustomerSide(string Status, bool IsEnded, bool IsEntity, IReadOnlySet<string> Known)
{
    /// <summary>Whether the customer, or somebody behind it, is politically exposed, as was declared or found out.</summary>
    public bool IsExposed { get; init; }
}

/// <summary>What is known about one transfer besides what its history says.</summary>
/// <param name="Wallet">The wallet that it goes over; null if it is not the customer's.</param>
/// <param name="OtherWallet">The customer's own approval of the other side's address; null if there is none.</param>
/// <param name="Screenings">What the lists answer about the other side; nothing about the address once that is shredded.</param>
public sealed record TransferFacts(WalletView? Wallet, WalletView? OtherWallet, IReadOnlyList<SideScreening> Screenings)
{
    /// <summary>What was last stated about the other side; null if nothing, if it is shredded, or not needed.</summary>
    public TravelRuleDataStated? Given { get; init; }

    /// <summary>CAIP-2 id of the chain of the other side's address; null once that is shredded, or not needed.</summary>
    public string? ChainId { get; init; }

    /// <summary>The other side's address in its canonical form; null likewise.</summary>
    public string? Address { get; init; }

    /// <summary>The provider of the firm's register that was named; null if none was, or there is none of that id.</summary>
    public CounterpartySide? Counterparty { get; init; }
}

/// <summary>A provider on the other side as the firm's register has it.</summary>
/// <param name="Id">The firm's own.</param>
/// <param name="Standing">One of <see cref="Counterparties.CounterpartyStanding"/>.</param>
/// <param name="Country">Where it is established.</param>
/// <param name="Bound">Under whose rules it was looked into.</param>
public sealed record CounterpartySide(string Id, string Standing, string Country, IReadOnlyList<string> Bound)
{
    /// <summary>Whether it can be asked whether it takes data: there is a travel address of it.</summary>
    public bool TakesInquiries { get; init; }
}

/// <summary>What the lists answer about something on the other side.</summary>
/// <param name="Of">One of <see cref="OtherSide"/>.</param>
/// <param name="Asked">The answer.</param>
public sealed record SideScreening(string Of, AskedScreening Asked);

/// <summary>Whoever is on the other side of a transfer and asks for something about their data in it.</summary>
/// <param name="TransferId">Which transfer.</param>
/// <param name="Held">What was last stated of them; null if nothing was, or it is destroyed.</param>
/// <param name="Right">What of it is wrong, as it is right; null where nothing is put right.</param>
/// <param name="Terms">Until when the customer's transfers are kept.</param>
public sealed record AskingSide(string TransferId, TravelRuleDataStated? Held, TransferPerson? Right, IReadOnlyList<ClassTerm> Terms);
