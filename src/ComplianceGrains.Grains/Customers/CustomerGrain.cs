using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Exceptions;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Grains.Lists;
using ComplianceGrains.Grains.Packs;
using ComplianceGrains.Jurisdictions;
using ComplianceGrains.Screening;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Decisions;
using NodaTime;

namespace ComplianceGrains.Grains.Customers;

/// <summary>One customer relationship.</summary>
[GrainType("customer")]
internal sealed class CustomerGrain(
    ActorServices services, Placements placements, RuleBook rules, ListLibrary lists, BookingEntities booking, KeyedHashes hashes)
    : ActorGrain<Customer, CustomerView>(services), ICustomerGrain
{
    public Task<Reply<CustomerView>> ExecuteAsync(CustomerCommand command, Envelope envelope, CancellationToken cancellation = default) =>
        RunAsync(envelope, async now =>
        {
            if (State is { } customer)
                return envelope.By.MayActIn(customer.Bound)
                    ? CustomerWorkflow.Decide(customer, command, await FactsAsync(customer, envelope.By, now, cancellation))
                    : Verdict.Refuse(Refusal.NotFound("There is no such customer."));
            if (command is not StartOnboarding start)
                return Verdict.Refuse(Refusal.NotFound("There is no such customer."));
            if (booking.JurisdictionOf(start.BookingEntity) is not { } jurisdiction || !envelope.By.MayActIn([jurisdiction]))
                return Verdict.Refuse(Refusal.Rule("The firm has no such booking entity.", new FieldError("/bookingEntity", "unknown", $"Use one of: {string.Join(", ", booking.VisibleTo(envelope.By))}.")));
            return CustomerWorkflow.Decide(null, command, await FactsAsync(null, envelope.By, jurisdiction, Bind(jurisdiction, start.Data, now), start.Data, now));
        }, cancellation);

    public async Task<RescreenResult> RescreenAsync(string commandId, CancellationToken cancellation = default)
    {
        if (State is not { IsTerminal: false })
            return new RescreenResult(false, false);
        await RunAsync(
            new Envelope(commandId, [], Principal.System),
            async now => CustomerWorkflow.ListChanged(State, await FactsAsync(State, Principal.System, now, cancellation)), cancellation);
        return new RescreenResult(true, State.OpenMatches.Count > 0);
    }

    public Task<CustomerView?> ViewAsync(CancellationToken cancellation = default) => Task.FromResult(CurrentView());

    protected override Customer Evolve(Customer? state, PastDecision decision) => Customer.Evolve(state, decision.Basis!, decision.Happened);

    protected override Placement Place(Decision decision, Instant now) =>
        placements.Ruled(Placements.Label(decision.Basis.Bound[0]), ActorId, decision.Basis.Bound, now);

    protected override CustomerView ViewOf(Customer state, IReadOnlyList<PastDecision> history) => new(
        Key, state.Status, state.Outcome, state.Bound[0], state.Bound, state.Rules.Digest, state.Rules.Packs, state.RiskBand,
        state.Pending, [.. state.Exceptions.Keys], state.ReviewDue, history.Count, Decisions.Of(history));

    protected override async Task<Verdict> OnEffectAsync(EffectNotice notice, EffectDetail? detail, Instant now, CancellationToken cancellation) =>
        State is { } customer && notice.Kind == EffectKinds.ExceptionAnswered && detail is ExceptionAnswer answer
            ? CustomerWorkflow.Answer(customer, answer, await FactsAsync(customer, Principal.System, now, cancellation))
            : Verdict.None;

    protected override async Task<Verdict> OnDeadlineAsync(string key, Instant now, CancellationToken cancellation) =>
        State is { } customer
            ? CustomerWorkflow.Due(customer, key, await FactsAsync(customer, Principal.System, now, cancellation))
            : Verdict.None;

    protected override async Task<EffectDetail?> DescribeAsync(PastDecision decision, int number, CancellationToken cancellation)
    {
        if (decision.Happened is not ExceptionRaised)
            return null;
        var raised = await Services.Reader.WholeAsync<ExceptionRaised>(ActorId, decision.Sequence, cancellation);
        return raised.ToCause(Key, decision.Basis!.Bound);
    }

    private async Task<CustomerFacts> FactsAsync(Customer customer, Principal by, Instant now, CancellationToken cancellation)
    {
        var applied = await Services.Reader.WholeAsync<ApplicationReceived>(ActorId, 1, cancellation);
        return await FactsAsync(customer, by, customer.BookingJurisdiction, customer.Bound, applied.ToPerson(), now);
    }

    private async Task<CustomerFacts> FactsAsync(Customer? customer, Principal by, string jurisdiction, IReadOnlyList<string> bound, PersonData person, Instant now)
    {
        var effective = rules.Library.Rules(bound, now);
        return new CustomerFacts(
            ActorId, now, by, jurisdiction, bound, effective, person,
            await ScreenAsync(customer, person, effective, now), (kind, cause) => hashes.ExceptionId(ActorId, kind, cause), hashes.Field);
    }

    private async Task<ScreeningResult?> ScreenAsync(Customer? customer, PersonData person, EffectiveRules effective, Instant now) =>
        CustomerScreening.Question(customer, person, effective, lists.Engine.Catalog, now) is { } query ? await lists.ScreenAsync(query, now) : null;

    private IReadOnlyList<string> Bind(string jurisdiction, PersonData data, Instant now)
    {
        var bound = rules.Library.Bind(jurisdiction, data.ResidentialAddress?.Country, data.Nationalities ?? [], now);
        return [.. bound.OrderByDescending(member => member == jurisdiction)];
    }
}
