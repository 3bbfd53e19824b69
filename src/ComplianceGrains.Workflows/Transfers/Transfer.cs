using System.Collections.Immutable;
using ComplianceGrains.Contracts.Transfers;
using ComplianceGrains.Workflows.Transfers.Events;
using NodaTime;

namespace ComplianceGrains.Workflows.Transfers;

/// <summary>One transfer as the history has made it. Holds no personal data: addresses and who is on the other side are in its decisions, sealed.</summary>
public sealed record Transfer
{
    /// <summary>The caller's.</summary>
    public required string Id { get; init; }

    /// <summary>The wallet approval that it goes over.</summary>
    public required string WalletId { get; init; }

    /// <summary>One of <see cref="Directions"/>.</summary>
    public required string Direction { get; init; }

    /// <summary>CAIP-19.</summary>
    public required string Asset { get; init; }

    /// <summary>In the asset's main unit.</summary>
    public required decimal Amount { get; init; }

    /// <summary>In money; null if nobody knows.</summary>
    public TransferValue? Value { get; init; }

    /// <summary>One of <see cref="CounterpartyKinds"/>.</summary>
    public required string CounterpartyKind { get; init; }

    /// <summary>Which data about the other side were stated, in the catalogue's words.</summary>
    public IReadOnlyList<string> Stated { get; init; } = [];

    /// <summary>Whether the other side is no natural person.</summary>
    public bool IsEntity { get; init; }

    /// <summary>Of the provider on the other side; null if nobody knows.</summary>
    public string? Country { get; init; }

    /// <summary>When it was asked for.</summary>
    public required Instant RequestedAt { get; init; }

    /// <summary>Which decision asked for it.</summary>
    public required long Requested { get; init; }

    /// <summary>Which decision last stated data; null if none.</summary>
    public long? DataStated { get; init; }

    /// <summary>All decisions about it.</summary>
    public ImmutableList<long> Sequences { get; init; } = [];

    /// <summary>One of <see cref="TransferStatus"/>.</summary>
    public string Status { get; init; } = TransferStatus.Held;

    /// <summary>One of <see cref="TravelRuleStatus"/>.</summary>
    public string TravelRule { get; init; } = TravelRuleStatus.Preparing;

    /// <summary>What goes between the firm and the provider on the other side; null if nothing does.</summary>
    public Exchange? Exchange { get; init; }

    /// <summary>Which decision ended it; null if none.</summary>
    public long? Ended { get; init; }

    /// <summary>Which data are missing.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Which data were asked for.</summary>
    public IReadOnlyList<string> DataAsked { get; init; } = [];

    /// <summary>By when; null if none are missing, or nobody asked.</summary>
    public Instant? DataDue { get; init; }

    /// <summary>By when missing data have to be there; null also once people look at it.</summary>
    public Instant? AwaitsDataUntil => IsOver || Waits.Any(wait => wait is { For: WaitFor.TravelRuleData, ExceptionId: not null }) ? null : DataDue;

    /// <summary>What it waits for.</summary>
    public IReadOnlyList<WaitRecord> Waits { get; init; } = [];

    /// <summary>What people were asked and have answered.</summary>
    public ImmutableHashSet<string> Answered { get; init; } = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    /// <summary>What people looked at and found to be in order.</summary>
    public ImmutableHashSet<string> Cleared { get; init; } = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    /// <summary>Two people confirmed what bars it.</summary>
    public bool Barred { get; init; }

    /// <summary>How often it was assessed.</summary>
    public int Looks { get; init; }

    /// <summary>Whether it was ever assessed as one of a customer who is politically exposed.</summary>
    public bool IsOfExposed { get; init; }

    /// <summary>When it is assessed again.</summary>
    public Instant? LookAgain { get; init; }

    /// <summary>When it was over.</summary>
    public Instant? EndedAt { get; init; }

    /// <summary>Nothing moves any more.</summary>
    public bool IsOver => Status is not (TransferStatus.Allowed or TransferStatus.Held);

    /// <summary>Whether it counts with others: it happened, or still may.</summary>
    public bool Counts => Status is TransferStatus.Allowed or TransferStatus.Held or TransferStatus.Completed;
}
