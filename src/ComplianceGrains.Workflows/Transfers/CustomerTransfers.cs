using System.Collections.Immutable;
using ComplianceGrains.Workflows.Activity;
using ComplianceGrains.Workflows.Counterparties.Events;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Rights;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Transfers.Events;
using ComplianceGrains.Workflows.Words;

namespace ComplianceGrains.Workflows.Transfers;

/// <summary>All transfers of one customer as their history has made them.</summary>
public sealed record CustomerTransfers : IDataSubject
{
    /// <summary>All jurisdictions that bound the customer at the latest decision; the booking entity's first.</summary>
    public required IReadOnlyList<string> Bound { get; init; }

    /// <summary>The rules of the latest decision.</summary>
    public required CitedRules Rules { get; init; }

    /// <inheritdoc/>
    public Matters Matters { get; init; } = Matters.None;

    /// <inheritdoc/>
    public Tasks Tasks { get; init; } = new();

    /// <summary>By the caller's id.</summary>
    public ImmutableSortedDictionary<string, Transfer> All { get; init; } = ImmutableSortedDictionary.Create<string, Transfer>(StringComparer.Ordinal);

    /// <summary>What monitoring found, by rule (<see cref="Alert.KeyOf"/>).</summary>
    public ImmutableSortedDictionary<string, Alert> Alerts { get; init; } = ImmutableSortedDictionary.Create<string, Alert>(StringComparer.Ordinal);

    /// <summary>What came of the monitoring rules, and which are suppressed.</summary>
    public MonitoringRecord Monitoring { get; init; } = new();

    /// <summary>Whether transfers are assessed as those of somebody who is politically exposed.</summary>
    public bool IsOfExposed { get; init; }

    /// <summary>How many decisions the history has.</summary>
    public long Decided { get; init; }

    /// <summary>What was decided before is destroyed.</summary>
    public bool IsErased { get; init; }

    /// <summary>What those on the other sides asked for about their data.</summary>
    public ImmutableList<DataRequest> DataRequests { get; init; } = [];

    /// <summary>Of which transfer each of these requests is.</summary>
    public ImmutableSortedDictionary<string, string> AskedOf { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>What is put right is stated anew, and found as what is stated is.</summary>
    public int Corrections => 0;

    /// <summary>Of either kind: the law's time is a person's.</summary>
    public bool IsLegalEntity => false;

    /// <summary>Each transfer has an end of its own; together they have none.</summary>
    public string? Outcome => IsErased ? null : "open";

    /// <summary>None of them moves any more, until another is asked for.</summary>
    public bool IsTerminal => IsErased || All.Values.All(transfer => transfer.IsOver);

    /// <summary>The state after one more decision.</summary>
    public static CustomerTransfers Evolve(CustomerTransfers? before, Basis basis, object happened)
    {
        if (happened is TransfersErased)
            return new CustomerTransfers { Bound = basis.Bound, Rules = basis.Rules, IsErased = true };
        var transfers = Next(before, basis);
        return Apply(transfers with { Monitoring = transfers.Monitoring.After(basis, happened, transfers.Decided) }, basis, happened);
    }

    private static CustomerTransfers Next(CustomerTransfers? before, Basis basis) =>
        before is null ? new CustomerTransfers { Bound = basis.Bound, Rules = basis.Rules, Decided = 1 } : before with { Bound = basis.Bound, Rules = basis.Rules, Decided = before.Decided + 1 };

    private static CustomerTransfers Apply(CustomerTransfers transfers, Basis basis, object happened) => happened switch
    {
        TransferRequested e => transfers.With(Begin(e, basis, transfers.Decided)),
        MonitoringCounted e => transfers.All.TryGetValue(e.TransferId, out var found) ? transfers.With(found with { Sequences = found.Sequences.Add(transfers.Decided) }) : transfers,
        TransferAlerted e => transfers.Alerted(e) is var alerted && alerted.All.TryGetValue(e.TransferId, out var known) ? alerted.With(known with { Sequences = known.Sequences.Add(alerted.Decided) }) : alerted,
        ExposureKnown e => transfers with { IsOfExposed = e.IsExposed },
        OtherSideAsked e when transfers.All.TryGetValue(e.TransferId, out var asked) =>
            transfers.With(asked with { Sequences = asked.Sequences.Add(transfers.Decided) }) with { AskedOf = transfers.AskedOf.SetItem(e.Request, e.TransferId) },
        DataRequestReceived or DataRequestExtended or DataRequestOverdue or DataRequestAnswered => transfers with { DataRequests = DataRequest.After(transfers.DataRequests, basis, happened) },
        ActivityResumed or SuppressionAsked or RuleSuppressed or SuppressionEnded => transfers,
        CounterpartyDataLate e when transfers.All.TryGetValue(e.TransferId, out var known) => transfers.With(known with { Sequences = known.Sequences.Add(transfers.Decided) }),
        ITransferEvent e when transfers.All.TryGetValue(e.TransferId, out var known) => transfers.With(After(known, transfers.IsOfExposed, basis, happened, transfers.Decided)),
        TransfersPutOff e => transfers with
        {
            All = transfers.All.SetItems(e.TransferIds.Where(transfers.All.ContainsKey).Select(id => KeyValuePair.Create(id, transfers.All[id] with { LookAgain = basis.OccurredAt }))),
        },
        ExceptionAnswered e => transfers.Answered(e) with { Matters = transfers.Matters.After(basis, happened)! },
        // When to look again each transfer says for itself.
        _ when transfers.Matters.After(basis, happened) is { } matters => transfers with { Matters = matters with { RetryScreening = null } },
        _ => throw new InvalidOperationException($"A history of transfers does not hold {happened.GetType().Name}."),
    };

    private CustomerTransfers With(Transfer transfer) => this with { All = All.SetItem(transfer.Id, transfer) };

    private static Transfer Begin(TransferRequested e, Basis basis, long sequence) => new()
    {
        Id = e.TransferId,
        WalletId = e.WalletId,
        Direction = e.Direction,
        Asset = e.Asset,
        Amount = e.Amount,
        Value = e.Value,
        CounterpartyKind = e.CounterpartyKind,
        RequestedAt = basis.OccurredAt,
        Requested = sequence,
        Sequences = [sequence],
    };

    private static Transfer After(Transfer transfer, bool isOfExposed, Basis basis, object happened, long sequence)
    {
        var exchange = Exchange.Evolve(transfer.Exchange, happened, basis.OccurredAt, sequence);
        return After(transfer with { Exchange = exchange }, exchange, isOfExposed, basis, happened, sequence);
    }

    private static Transfer After(Transfer transfer, Exchange? exchange, bool isOfExposed, Basis basis, object happened, long sequence) => (happened switch
    {
        ExchangeOpened => transfer with { Answered = transfer.Answered.Remove(WaitFor.Exchange) },
        ExchangeReceived or ExchangeMoved or ExchangeAnswered => transfer with { TravelRule = exchange!.Status },
        TravelRuleDataStated e => transfer with
        {
            CounterpartyKind = e.CounterpartyKind,
            Stated = e.Stated,
            IsEntity = e.IsEntity,
            Country = e.Country,
            DataStated = sequence,
            Answered = transfer.Answered.Except(WaitFor.OfNames),
            Cleared = transfer.Cleared.Except(WaitFor.OfNames),
        },
        TransferAssessed e => transfer with
        {
            Status = e.Status,
            TravelRule = e.TravelRule,
            Missing = e.Missing,
            DataAsked = e.Missing.Count == 0 ? [] : transfer.DataAsked,
            DataDue = e.Missing.Count == 0 ? null : transfer.DataDue,
            Waits = e.Waits,
            Answered = transfer.Answered.Intersect(e.Waits.Select(wait => wait.For)),
            Looks = transfer.Looks + 1,
            IsOfExposed = transfer.IsOfExposed || isOfExposed,
            LookAgain = e.LookAgain,
            EndedAt = e.Status == TransferStatus.Refused ? basis.OccurredAt : null,
        },
        TravelRuleDataRequested e => transfer with { DataAsked = e.Missing, DataDue = e.Due, Answered = transfer.Answered.Remove(WaitFor.TravelRuleData) },
        TransferCompleted => transfer with { Status = TransferStatus.Completed, Waits = [], LookAgain = null, Ended = sequence, EndedAt = basis.OccurredAt },
        TransferReturned => transfer with { Status = TransferStatus.Returned, Waits = [], LookAgain = null, Ended = sequence, EndedAt = basis.OccurredAt },
        TransferCancelled => transfer with { Status = TransferStatus.Cancelled, Waits = [], LookAgain = null, Ended = sequence, EndedAt = basis.OccurredAt },
        _ => throw new InvalidOperationException($"A history of transfers does not hold {happened.GetType().Name}."),
    }) with
    { Sequences = transfer.Sequences.Add(sequence) };

    private CustomerTransfers Alerted(TransferAlerted e) => this with
    {
        Alerts = Alerts.SetItems(e.Alerts.Select(found => (Key: Alert.KeyOf(found.Jurisdiction, found.Rule), Found: found))
            .Select(each => KeyValuePair.Create(each.Key, Alerts.GetValueOrDefault(each.Key, Alert.None).With(each.Found.ExceptionId, each.Found.TransferIds)))),
    };

    private CustomerTransfers Answered(ExceptionAnswered e)
    {
        if (Alerts.Any(alert => alert.Value.ExceptionId == e.ExceptionId))
            return this with { Alerts = Alerts.SetItems(Alerts.Where(alert => alert.Value.ExceptionId == e.ExceptionId).Select(alert => KeyValuePair.Create(alert.Key, alert.Value.Closed()))) };
        if (All.Values.FirstOrDefault(transfer => transfer.Waits.Any(wait => wait.ExceptionId == e.ExceptionId)) is not { } asked)
            return this;
        var about = asked.Waits.First(wait => wait.ExceptionId == e.ExceptionId).For;
        var dismissed = about == WaitFor.TravelRuleData && e.Disposition != Dispositions.TrueMatch;
        return With(asked with
        {
            // Nobody can say that missing data are not needed: who does not refuse has them asked for again.
            DataAsked = dismissed ? [] : asked.DataAsked,
            DataDue = dismissed ? null : asked.DataDue,
            Answered = asked.Answered.Add(about),
            Cleared = e.Disposition == Dispositions.FalsePositive ? asked.Cleared.Add(about) : asked.Cleared,
            // Who does not refuse has the provider asked anew.
            Exchange = about == WaitFor.Exchange && e.Disposition != Dispositions.TrueMatch ? null : asked.Exchange,
            Barred = asked.Barred || e.Disposition == Dispositions.TrueMatch,
        });
    }
}
