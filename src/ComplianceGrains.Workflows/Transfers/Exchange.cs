using ComplianceGrains.Workflows.Exchanges;
using ComplianceGrains.Workflows.Transfers.Events;
using NodaTime;

namespace ComplianceGrains.Workflows.Transfers;

/// <summary>What goes between the firm and the provider on the other side of a transfer, as the history has made it. Holds no personal data.</summary>
public sealed record Exchange
{
    /// <summary>How long the provider is told how a transfer ended, or what came of what it asked. The firm's own measure.</summary>
    public static readonly Duration TellsFor = Duration.FromHours(48);

    /// <summary>Between two tries. The firm's own measure; peers use the same.</summary>
    private static readonly Duration[] Ladder =
    [
        Duration.FromMinutes(1), Duration.FromMinutes(5), Duration.FromMinutes(15), Duration.FromMinutes(30), Duration.FromHours(1), Duration.FromHours(3), Duration.FromHours(6), Duration.FromHours(12),
        Duration.FromHours(24),
    ];

    /// <summary>By which both sides know it.</summary>
    public required string Request { get; init; }

    /// <summary>The provider in the register; null if it is not known who asks.</summary>
    public string? CounterpartyId { get; init; }

    /// <summary>Whether the provider began it.</summary>
    public bool IsTheirs { get; init; }

    /// <summary>One of <see cref="TravelRuleStatus"/>.</summary>
    public required string Status { get; init; }

    /// <summary>Which data travel.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>What is to be told next: one of <see cref="ToldToPeer"/>; null if nothing is.</summary>
    public string? Tell { get; init; }

    /// <summary>How often that was tried.</summary>
    public int Tries { get; init; }

    /// <summary>When it is tried next; null if it is not.</summary>
    public Instant? Next { get; init; }

    /// <summary>Until when an answer is waited for; null if none is.</summary>
    public Instant? Due { get; init; }

    /// <summary>Which decision holds the provider's callback; null if it gave none.</summary>
    public long? Heard { get; init; }

    /// <summary>Of the message that settled it.</summary>
    public string? Digest { get; init; }

    /// <summary>When somebody has to do something about it; null if nobody has.</summary>
    public Instant? Wake => Next ?? Due;

    /// <summary>Whether the provider may still say that it agrees, or that it does not. What comes late is not too late.</summary>
    public bool AwaitsResolution => !IsTheirs
        && Status is TravelRuleStatus.Preparing or TravelRuleStatus.Sent or TravelRuleStatus.AwaitingCounterparty or TravelRuleStatus.Unreachable or TravelRuleStatus.UnknownCounterparty or TravelRuleStatus.Expired;

    /// <summary>The next try of what could not be told, if there is time for one.</summary>
    public Instant? After(Instant now) => Tries < Ladder.Length && now + Ladder[Tries] is var next && next < Due ? next : null;

    /// <summary>After one more decision about it.</summary>
    public static Exchange? Evolve(Exchange? before, object happened, Instant at, long sequence) => (before, happened) switch
    {
        (_, ExchangeOpened e) => new Exchange
        {
            Request = e.Request,
            CounterpartyId = e.CounterpartyId,
            Status = TravelRuleStatus.Preparing,
            Fields = e.Fields,
            Tell = ToldToPeer.Inquiry,
            Next = at,
            Due = e.Due,
        },
        (_, ExchangeReceived e) => new Exchange { Request = e.Request, CounterpartyId = e.CounterpartyId, IsTheirs = true, Status = TravelRuleStatus.Received, Heard = sequence },
        (null, _) => null,
        (_, ExchangeMoved e) => before with { Status = e.Status, Tell = e.Next is null ? null : before.Tell, Tries = before.Tries + 1, Next = e.Next, Due = e.Due },
        (_, ExchangeAnswered e) => before with
        {
            Status = e.Status,
            Tell = null,
            Tries = 0,
            Next = null,
            Due = null,
            Heard = e.Answer == PeerAnswers.Approved ? sequence : before.Heard,
            Digest = e.Digest,
        },
        // Whoever is on the other side now was not asked.
        (_, TravelRuleDataStated) => before.IsTheirs ? before : null,
        (_, TransferAssessed { Status: TransferStatus.Allowed }) when before is { IsTheirs: true, Status: TravelRuleStatus.Received, Tell: null } => before.Telling(ToldToPeer.Approval, at),
        (_, TransferAssessed { Status: TransferStatus.Refused }) or (_, TransferCancelled) or (_, TransferReturned) => before.Off(at),
        (_, TransferCompleted) when before is { IsTheirs: false, Status: TravelRuleStatus.Accepted } => before.Telling(ToldToPeer.Confirmation, at),
        _ => before,
    };

    /// <summary>The transfer will not happen: whoever can be told is.</summary>
    private Exchange Off(Instant at) => this switch
    {
        { IsTheirs: true, Status: TravelRuleStatus.Received } => Telling(ToldToPeer.Rejection, at),
        { IsTheirs: false, Status: TravelRuleStatus.Accepted } => Telling(ToldToPeer.Cancellation, at),
        { IsTheirs: false } => this with { Status = TravelRuleStatus.Cancelled, Tell = null, Next = null, Due = null },
        _ => this,
    };

    private Exchange Telling(string what, Instant at) => this with { Tell = what, Tries = 0, Next = at, Due = at + TellsFor };
}
