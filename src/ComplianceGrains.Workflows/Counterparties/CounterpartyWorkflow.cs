using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Counterparties;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Counterparties.Events;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Rights;
using ComplianceGrains.Workflows.Subjects;
using NodaTime;

namespace ComplianceGrains.Workflows.Counterparties;

/// <summary>
/// Due diligence on a provider on the other side of transfers: registered, screened, assessed by one person and approved by others, looked
/// into again in time. Pure: state, message and facts in, verdict out.
/// </summary>
public sealed class CounterpartyWorkflow : SubjectWorkflow<Counterparty, CounterpartyFacts>
{
    /// <summary>Who is assessed is looked into again within a year at the latest. The firm's own measure; no law names one.</summary>
    public static readonly Duration LongestReview = Duration.FromDays(366);

    /// <summary>How many customers one verdict tells at most.</summary>
    public const int MostTold = 50;

    private CounterpartyWorkflow()
    {
    }

    /// <summary>The one.</summary>
    public static CounterpartyWorkflow Instance { get; } = new();

    /// <inheritdoc/>
    public override string Type => "counterparty";

    /// <inheritdoc/>
    public override bool TakesRequests => true;

    /// <inheritdoc/>
    public override IReadOnlyList<string> ObeyedRules => Counterparties.ObeyedRules.Paths;

    /// <inheritdoc/>
    public override Verdict Decide(Counterparty? state, Message message, CounterpartyFacts facts) => (state, message) switch
    {
        (null, Message.Asked { Command: RegisterCounterparty register }) => Register(register, facts),
        (null, Message.Asked) => Verdict.Refuse(Refusal.NotFound("There is no such provider in the register.")),
        (null, _) => Verdict.None,
        (_, Message.Asked { Command: RegisterCounterparty }) => Verdict.Refuse(Refusal.State("There is a provider of this id already.")),
        (_, Message.Asked { Command: AssessCounterparty or DecideCounterparty }) when state.IsTerminal =>
            Verdict.Refuse(Refusal.State("Two people found this provider on a list; it is not dealt with. If they were wrong, register it anew under another id.")),
        (_, Message.Asked { Command: AssessCounterparty proposal }) => Propose(state, proposal, facts),
        (_, Message.Asked { Command: DecideCounterparty decision }) => new CounterpartyRun(state, facts).DecideStep(decision.Step, decision.Approved, decision.Reason),
        (_, Message.Asked { Command: CounterpartyDataRequest asked }) => CounterpartyRequests.Instance.Decide(state, asked.Request, facts),
        (_, Message.Due { Key: var key }) when key.StartsWith(DataRequest.KeyPrefix, StringComparison.Ordinal) => CounterpartyRequests.Instance.Miss(state, key, facts),
        (_, Message.Told { Cause.Happened: CounterpartyDataLate }) => Fail(state, facts),
        _ => new CounterpartyRun(state, facts).Hear(message),
    };

    /// <inheritdoc/>
    public override Counterparty Evolve(Counterparty? state, Decision decision) => Counterparty.Evolve(state, decision.Basis, decision.Happened);

    /// <summary>What a provider's state asks for by when: until the end somebody has to look into it.</summary>
    public override IReadOnlyList<AgendaRow> Agenda(Counterparty state) =>
    [
        .. SubjectAgenda.Of(state),
        .. state.LookAgain is { } look ? [SubjectAgenda.Row(state, CounterpartyRun.Look, look, Roles.Analyst)] : Array.Empty<AgendaRow>(),
        .. state.TellNext is { } since ? [SubjectAgenda.Row(state, CounterpartyRun.TellTransfers, since, Roles.System)] : Array.Empty<AgendaRow>(),
        .. state.RequestRows,
    ];

    /// <summary>Whether a message is the time to tell those whose transfers name it.</summary>
    public static bool IsTelling(Message message) => message is Message.Due { Key: CounterpartyRun.TellTransfers };

    /// <summary>Sealed under its own keys: it is nobody's customer.</summary>
    public override Binding Bind(ActorId id, Counterparty state, Decision decision) => new(id, BoundLog.Ruled);

    private static Verdict Register(RegisterCounterparty register, CounterpartyFacts facts)
    {
        var (run, data) = (new CounterpartyRun(null, facts), register.Data);
        run.Record(
            new CounterpartyRegistered(data.Country, facts.Now + CounterpartyRun.Within, data.Name, data.OtherNames, data.Lei, data.RegistrationNumber, data.Address, data.TravelAddress), "registered", null,
            Cited.Reason(
                ReasonCodes.CounterpartyRegistered, CounterpartyRule.DueDiligence, facts.Rules.Wallets.Counterparty?.Citations ?? [],
                $"Nobody has looked into it yet; somebody has to by {facts.Now + CounterpartyRun.Within}."));
        run.Advance();
        return run.ToVerdict(201);
    }

    private static Verdict Propose(Counterparty state, AssessCounterparty proposal, CounterpartyFacts facts)
    {
        if (state.Proposed is not null)
            return Verdict.Refuse(Refusal.State("An assessment waits for approval already. Approve or reject it first."));
        if (proposal.ReviewBy <= facts.Now || proposal.ReviewBy > facts.Now + LongestReview)
            return Verdict.Refuse(Refusal.Rule("A provider is looked into again within a year.", new FieldError("/reviewBy", "not-within-a-year", "Give a time after now and within 366 days.")));
        var run = new CounterpartyRun(state, facts);
        run.Propose(proposal);
        return run.ToVerdict(202);
    }

    private static Verdict Fail(Counterparty state, CounterpartyFacts facts)
    {
        if (state.IsTerminal)
            return Verdict.None;
        var run = new CounterpartyRun(state, facts);
        run.Fail();
        return run.ToVerdict(200);
    }
}
