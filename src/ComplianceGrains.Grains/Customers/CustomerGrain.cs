using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Exceptions;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Grains.Packs;
using ComplianceGrains.Jurisdictions;
using ComplianceGrains.Screening.Dispositions;
using ComplianceGrains.Screening.Providers;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Kinds;
using NodaTime;

namespace ComplianceGrains.Grains.Customers;

/// <summary>One customer relationship.</summary>
[GrainType("customer")]
internal sealed class CustomerGrain(
    ActorServices services, Placements placements, RuleBook rules, IScreeningProvider engine, BookingEntities booking, KeyedHashes hashes)
    : ActorGrain<Customer, CustomerView>(services), ICustomerGrain
{
    public Task<Reply<CustomerView>> ExecuteAsync(CustomerCommand command, Envelope envelope, CancellationToken cancellation = default) =>
        RunAsync(envelope, async now =>
        {
            // What the body names first: whether the id is taken must not show to whom the entity does not exist.
            var start = command as StartOnboarding;
            var jurisdiction = start is null ? null : booking.JurisdictionOf(start.BookingEntity);
            if (start is not null && (jurisdiction is null || !envelope.By.MayActIn([jurisdiction])))
                return Verdict.Refuse(Refusal.Rule("The firm has no such booking entity.", new FieldError("/bookingEntity", "unknown", $"Use one of: {string.Join(", ", booking.VisibleTo(envelope.By))}.")));
            if (State is { } customer)
                return envelope.By.MayActIn(customer.Bound)
                    ? CustomerWorkflow.Decide(customer, command, await FactsAsync(customer, envelope.By, CustomerScreening.IsNeededFor(command), now, cancellation))
                    : Verdict.Refuse(Refusal.NotFound("There is no such customer."));
            return start is null
                ? Verdict.Refuse(Refusal.NotFound("There is no such customer."))
                : CustomerWorkflow.Decide(null, command, await FactsAsync(start, envelope.By, jurisdiction!, now, cancellation));
        }, cancellation);

    public async Task<RescreenResult> RescreenAsync(string commandId, CancellationToken cancellation = default)
    {
        if (State is not { IsTerminal: false })
            return new RescreenResult(false, false);
        await RunAsync(
            new Envelope(commandId, [], Principal.System),
            async now => CustomerWorkflow.ListChanged(State, await FactsAsync(State, Principal.System, true, now, cancellation)), cancellation);
        return new RescreenResult(true, State.OpenMatches.Count > 0);
    }

    public Task<CustomerView?> ViewAsync(CancellationToken cancellation = default) => Task.FromResult(CurrentView());

    protected override Customer Evolve(Customer? state, PastDecision decision) => Customer.Evolve(state, decision.Basis!, decision.Happened);

    protected override IReadOnlyList<AgendaRow> Agenda(Customer state) => CustomerWorkflow.Agenda(state);

    protected override Placement Place(Decision decision, Instant now) =>
        placements.Ruled(Placements.Label(decision.Basis.Bound[0]), ActorId, decision.Basis.Bound, now);

    protected override CustomerView ViewOf(Customer state, long sequence, IReadOnlyList<PastDecision> shown) => View(Key, state, sequence, shown);

    /// <summary>What callers see of it.</summary>
    internal static CustomerView View(string id, Customer state, long sequence, IReadOnlyList<PastDecision> shown) => new(
        id, state.Status, state.Outcome, state.Bound[0], state.Bound, state.Rules.Digest, state.Rules.Packs, state.RiskBand,
        state.Pending, [.. state.Exceptions.Keys], state.ReviewDue, sequence, Decisions.Of(shown));

    protected override async Task<Verdict> OnEffectAsync(EffectNotice notice, EffectDetail? detail, Instant now, CancellationToken cancellation) =>
        State is { } customer && notice.Kind == EffectKinds.ExceptionAnswered && detail is ExceptionAnswer answer
            ? CustomerWorkflow.Answer(customer, answer, await FactsAsync(customer, Principal.System, true, now, cancellation))
            : Verdict.None;

    protected override async Task<Verdict> OnDeadlineAsync(string key, Instant now, CancellationToken cancellation) =>
        State is { } customer
            ? CustomerWorkflow.Due(customer, key, await FactsAsync(customer, Principal.System, CustomerScreening.IsNeededAt(key), now, cancellation))
            : Verdict.None;

    protected override async Task<EffectDetail?> DescribeAsync(PastDecision decision, int number, CancellationToken cancellation)
    {
        if (decision.Happened is not ExceptionRaised)
            return null;
        var raised = await WholeAsync<ExceptionRaised>(decision.Sequence, cancellation);
        return raised.ToCause(Key, decision.Basis!.Bound);
    }

    private async Task<CustomerFacts> FactsAsync(Customer customer, Principal by, bool screen, Instant now, CancellationToken cancellation)
    {
        var person = (await WholeAsync<ApplicationReceived>(1, cancellation)).ToPerson();
        var effective = rules.Library.Rules(customer.Bound, now);
        var screening = screen ? await ScreenAsync(customer, person, person, customer.Bound, effective, now, cancellation) : null;
        return FactsOf(by, customer.BookingJurisdiction, customer.Bound, effective, person, screening, now);
    }

    private async Task<CustomerFacts> FactsAsync(StartOnboarding start, Principal by, string jurisdiction, Instant now, CancellationToken cancellation)
    {
        var bound = Bind(jurisdiction, start.Data, now);
        var effective = rules.Library.Rules(bound, now);
        var screening = await ScreenAsync(null, start.Data, CustomerScreening.AsStored(start.Data, effective, hashes.Field), bound, effective, now, cancellation);
        return FactsOf(by, jurisdiction, bound, effective, start.Data, screening, now);
    }

    private CustomerFacts FactsOf(
        Principal by, string jurisdiction, IReadOnlyList<string> bound, EffectiveRules effective, PersonData person, AskedScreening? screening, Instant now) =>
        new(ActorId, now, by, jurisdiction, bound, effective, person, screening, (kind, cause) => hashes.ExceptionId(ActorId, kind, cause), hashes.Field);

    private async Task<AskedScreening?> ScreenAsync(
        Customer? customer, PersonData given, PersonData stored, IReadOnlyList<string> bound, EffectiveRules effective, Instant now, CancellationToken cancellation)
    {
        if (CustomerScreening.QueryOf(given, effective) is not { } query)
            return null;
        var (owner, recordClass) = RecordClasses.Of(Compartments.Person, ActorId, "");
        var key = await Services.Keys.SubjectAsync(Placements.Label(bound[0]), owner, recordClass, cancellation);
        var subject = SubjectDigest.Of(CustomerScreening.QueryOf(stored, effective)!, key.Mac("subject-digest"));
        return CustomerScreening.IsDue(customer, query, subject, engine.Lists, now)
            ? new AskedScreening(subject, await engine.ScreenAsync(query, now, cancellation))
            : null;
    }

    private IReadOnlyList<string> Bind(string jurisdiction, PersonData data, Instant now)
    {
        var bound = rules.Library.Bind(jurisdiction, data.ResidentialAddress?.Country, data.Nationalities ?? [], now);
        return [.. bound.OrderByDescending(member => member == jurisdiction)];
    }
}
