using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Transfers;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Counterparties.Events;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Lists.Events;
using ComplianceGrains.Workflows.Retention;
using ComplianceGrains.Workflows.Rights;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Transfers.Events;
using NodaTime;

namespace ComplianceGrains.Workflows.Transfers;

/// <summary>
/// All transfers of one customer: asked for, assessed, completed or cancelled. One actor decides them one after the other, so that two
/// at once never both pass under a threshold that counts them together. Pure: state, command and facts in, verdict out.
/// </summary>
public sealed class TransfersWorkflow : SubjectWorkflow<CustomerTransfers, TransfersFacts>
{
    private TransfersWorkflow()
    {
    }

    /// <summary>The one.</summary>
    public static TransfersWorkflow Instance { get; } = new();

    /// <inheritdoc/>
    public override string Type => "transfers";

    /// <inheritdoc/>
    public override bool TakesRequests => true;

    /// <inheritdoc/>
    public override IReadOnlyList<string> ObeyedRules => Transfers.ObeyedRules.Paths;

    /// <inheritdoc/>
    public override Verdict Decide(CustomerTransfers? transfers, Message message, TransfersFacts facts) => (transfers, message) switch
    {
        (_, Message.Asked { Command: RequestTransfer request }) => Request(transfers, request, facts),
        (not null, Message.Asked { Command: StateTravelRuleData data }) => About(transfers, data.Id, facts, transfer => State(transfer, data, facts)),
        (not null, Message.Asked { Command: CompleteTransfer completion }) => About(transfers, completion.Id, facts, transfer => Complete(transfer, completion, facts)),
        (not null, Message.Asked { Command: CancelTransfer cancellation }) => About(transfers, cancellation.Id, facts, _ => new Ending(
            "cancelled", facts.Now, new TransferCancelled(cancellation.Id, cancellation.Reason), Cited.Because(ReasonCodes.TransferCancelled, "Somebody asked that it does not happen."))),
        (not null, Message.Asked { Command: ReturnTransfer back }) => About(transfers, back.Id, facts, transfer => Return(transfer, back, facts), alsoRefused: true),
        (not null, Message.Asked { Command: RecordDelivery delivery }) => ExchangeSteps.Delivered(transfers, delivery, facts),
        (not null, Message.Asked { Command: HearPeer heard }) => ExchangeSteps.Heard(transfers, heard, facts),
        (not null, Message.Asked { Command: OtherSideDataRequest asked }) => transfers.All.ContainsKey(asked.Id) ? OtherSideRequests.Instance.Decide(transfers, asked.Request, facts) : NotFound,
        (not null, Message.Due { Key: var key }) when key.StartsWith(DataRequest.KeyPrefix, StringComparison.Ordinal) => OtherSideRequests.Instance.Miss(transfers, key, facts),
        (not null, Message.Asked { Command: AskSuppression ask }) => Suppressions.Ask(transfers, ask, facts),
        (not null, Message.Asked { Command: DecideSuppression decision }) => Suppressions.Decide(transfers, decision, facts),
        (not null, Message.Due { Key: var key }) when TransfersAgenda.OfSuppression(key) is { } suppression => Suppressions.Lapse(transfers, suppression, facts),
        (not null, Message.Asked { Command: HearAddresses heard }) => Watch(transfers, heard, facts),
        (null, Message.Asked) => NotFound,
        (not null, Message.Told { Cause.Happened: RescreeningProgressed or TransfersTold }) => LookAgain(transfers, facts),
        // The customer's standing turned: by which of all decisions does not matter.
        (not null, Message.Told { Source: var source }) when source.Type == CustomerWorkflow.Instance.Type => LookAgain(transfers, facts),
        (not null, _) => new TransfersRun(transfers, facts).Hear(message),
        _ => Verdict.None,
    };

    /// <inheritdoc/>
    public override CustomerTransfers Evolve(CustomerTransfers? state, Decision decision) => CustomerTransfers.Evolve(state, decision.Basis, decision.Happened);

    /// <inheritdoc/>
    public override IReadOnlyList<AgendaRow> Agenda(CustomerTransfers state) => TransfersAgenda.Of(state);

    /// <summary>Sealed under the customer's keys: whom they send to is theirs, and goes when they go.</summary>
    public override Binding Bind(ActorId id, CustomerTransfers state, Decision decision) => decision.Happened is TransfersErased
        ? new(Erased.Keys(state.Bound[0]), BoundLog.Unruled)
        : new(new ActorId("customer", id.Key), BoundLog.Ruled);

    /// <inheritdoc/>
    public override Decision? End(CustomerTransfers state, Instant at) => state.IsErased || state.IsAnswerAwaited ? null : Erased.Decide(new TransfersErased(), state.Bound, CitedRules.None, at);

    /// <inheritdoc/>
    public override Decision? EndUnread(IReadOnlyList<string> bound, Instant at) => Erased.Decide(new TransfersErased(), bound, CitedRules.None, at);

    /// <summary>The transfer whose provider is to be told something now; null if a deadline is about something else, or it is too late to.</summary>
    public static Transfer? ToTell(CustomerTransfers transfers, Message.Due due) =>
        TransfersAgenda.OfExchange(due.Key) is { } id && transfers.All.GetValueOrDefault(id) is { Exchange: { Tell: not null, Next: { } next } exchange } transfer && next <= due.At
        && (exchange.Tries == 0 || exchange.Due > due.At) ? transfer : null;

    /// <summary>Whether a deadline is a transfer's.</summary>
    public static bool IsAbout(Message.Due due, Transfer transfer) => TransfersAgenda.Of(due.Key) == transfer.Id;

    private static Verdict NotFound { get; } = Verdict.Refuse(Refusal.NotFound("There is no such transfer."));

    private static Verdict Request(CustomerTransfers? transfers, RequestTransfer request, TransfersFacts facts)
    {
        if (transfers?.All.ContainsKey(request.Id) == true)
            return Verdict.Refuse(Refusal.State("This customer has a transfer of this id already."));
        if (request.Value?.RatedAt > facts.Now)
            return Verdict.Refuse(Refusal.Rule("A value cannot rest on a rate of the future.", new FieldError("/value/ratedAt", "in-the-future", "Give the time of the rate; it is later than now.")));
        if (IsUnborn(request.Person, facts))
            return Unborn(request.Direction == Directions.Outgoing ? "beneficiary" : "originator");
        var run = new TransfersRun(transfers, facts);
        var other = request.Counterparty;
        run.Record(
            new TransferRequested(request.Id, request.WalletId, request.Direction, request.Asset, request.Amount, request.Value, other.Kind, other.ChainId, other.Address, other.Memo, request.TransactionHash),
            "accepted", null, Cited.Because(ReasonCodes.TransferRequested, "The address on the other side is valid, and the asset is known."));
        if (request.Person is not null || other.Vasp is not null)
            run.Record(Stated(request.Id, other.Kind, other.Vasp, request.Person), "stated", null, StatedBecause);
        if (request.Inquiry is { } inquiry)
            run.Record(
                new ExchangeReceived(request.Id, inquiry.Request, other.Vasp?.Id, inquiry.Callback), "received", null,
                Cited.Because(ReasonCodes.TravelRuleExchange, "A provider asks whether what it wants to send is taken."));
        run.Assess(request.Id);
        return run.ToVerdict(201);
    }

    private static Verdict About(CustomerTransfers transfers, string id, TransfersFacts facts, Func<Transfer, Step> step, bool alsoRefused = false)
    {
        if (transfers.All.GetValueOrDefault(id) is not { } transfer)
            return NotFound;
        if (transfer.IsOver && !(alsoRefused && transfer.Status == TransferStatus.Refused))
            return Verdict.Refuse(Refusal.State($"The transfer is {transfer.Status}; nothing more can be done with it."));
        var run = new TransfersRun(transfers, facts);
        switch (step(transfer))
        {
            case Objection objection:
                return objection.Verdict;
            case Ending end:
                run.WithdrawAll(transfer);
                run.RecordAt(end.At, end.Happened, end.Outcome, null, end.Reason);
                break;
            case Statement stated:
                run.Record(stated.Happened, "stated", null, StatedBecause);
                run.Assess(id);
                break;
        }

        return run.ToVerdict(200);
    }

    private static Step State(Transfer transfer, StateTravelRuleData data, TransfersFacts facts)
    {
        var side = transfer.Direction == Directions.Outgoing ? "beneficiary" : "originator";
        if (data is { Kind: null, Vasp: null, Person: null })
            return new Objection(Verdict.Refuse(Refusal.Rule("Nothing is stated.", new FieldError($"/{side}", "required", $"State at least one of: kind, vasp, {side}."))));
        if (data.Side is not null && data.Side != side)
            return new Objection(Verdict.Refuse(Refusal.Rule("The customer is on that side.", new FieldError($"/{data.Side}", "not-of-this-direction", $"The transfer is {transfer.Direction}: state the {side}."))));
        if (IsUnborn(data.Person, facts))
            return new Objection(Unborn(side));
        if ((data.Vasp is not null || transfer.Country is not null) && (data.Kind ?? transfer.CounterpartyKind) == CounterpartyKinds.SelfHosted)
            return new Objection(Verdict.Refuse(Refusal.Rule("Nobody's provider holds the keys of a self-hosted wallet.", new FieldError("/kind", "has-a-provider", "A provider is stated for the other side: it is a vasp, or unknown."))));
        var given = facts.Each.GetValueOrDefault(transfer.Id)?.Given;
        return new Statement(Stated(transfer.Id, data.Kind ?? transfer.CounterpartyKind, data.Vasp ?? given?.Vasp, data.Person ?? given?.Person));
    }

    private static Step Complete(Transfer transfer, CompleteTransfer completion, TransfersFacts facts) => transfer.Status switch
    {
        _ when completion.OccurredAt > facts.Now => new Objection(Verdict.Refuse(Refusal.Rule("A transfer cannot be completed in the future.", new FieldError("/occurredAt", "in-the-future", "Give the time at which it happened; it is later than now.")))),
        TransferStatus.Allowed => new Ending(
            "completed", completion.OccurredAt ?? facts.Now, new TransferCompleted(transfer.Id, completion.TransactionHash), Cited.Because(ReasonCodes.TransferCompleted, "It is on the chain.")),
        _ => new Objection(Verdict.Refuse(Refusal.State("The transfer is held; only one that is allowed is completed."))),
    };

    /// <summary>What has not come in cannot go back; what was let in is the customer's.</summary>
    private static Step Return(Transfer transfer, ReturnTransfer back, TransfersFacts facts) => transfer switch
    {
        { Direction: Directions.Outgoing } => new Objection(Verdict.Refuse(Refusal.State("Only what came in is returned. What is not to go out is cancelled."))),
        _ when back.OccurredAt > facts.Now => new Objection(Verdict.Refuse(Refusal.Rule("A transfer cannot be returned in the future.", new FieldError("/occurredAt", "in-the-future", "Give the time at which it happened; it is later than now.")))),
        _ => new Ending("returned", back.OccurredAt ?? facts.Now, new TransferReturned(transfer.Id, back.TransactionHash), Cited.Because(ReasonCodes.TransferReturned, "It was sent back.")),
    };

    /// <summary>IVMS 101.2023, C2: a date of birth lies before today.</summary>
    private static bool IsUnborn(TransferPerson? person, TransfersFacts facts) => person?.DateOfBirth >= facts.Now.InUtc().Date;

    private static Verdict Unborn(string side) =>
        Verdict.Refuse(Refusal.Rule("Nobody is born today or later.", new FieldError($"/{side}/dateOfBirth", "not-before-today", "Give a date of birth before today.")));

    private static Reason StatedBecause => Cited.Because(ReasonCodes.TravelRuleDataStated, "Somebody stated who is on the other side.");

    /// <summary>What is stated of who is on the other side.</summary>
    internal static TravelRuleDataStated Stated(string id, string kind, TransferVasp? vasp, TransferPerson? person) =>
        new(id, kind, TransferData.Of(person, vasp), person?.Kind == "legal-entity", vasp?.Country, vasp, person);

    private static Verdict LookAgain(CustomerTransfers transfers, TransfersFacts facts)
    {
        var run = new TransfersRun(transfers, facts);
        run.Advance();
        return run.ToVerdict(200);
    }

    private static Verdict Watch(CustomerTransfers transfers, HearAddresses heard, TransfersFacts facts)
    {
        var run = new TransfersRun(transfers, facts);
        run.Watch(heard.Uses);
        return run.ToVerdict(200);
    }

    /// <summary>What comes of a command about one transfer.</summary>
    private abstract record Step;

    private sealed record Objection(Verdict Verdict) : Step;

    private sealed record Ending(string Outcome, Instant At, object Happened, Reason Reason) : Step;

    private sealed record Statement(TravelRuleDataStated Happened) : Step;
}
