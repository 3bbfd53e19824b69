using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Parties;
using ComplianceGrains.Contracts.Transfers;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Grains.Subjects;
using ComplianceGrains.Grains.Suspicions;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Screening;
using ComplianceGrains.Screening.Dispositions;
using ComplianceGrains.Storage.Erasures;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Customers.Events;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Kinds;
using ComplianceGrains.Workflows.Parties;
using ComplianceGrains.Workflows.Retention;
using ComplianceGrains.Workflows.Structures;
using ComplianceGrains.Workflows.Subjects;
using NodaTime;

namespace ComplianceGrains.Grains.Customers;

/// <summary>One customer relationship.</summary>
[GrainType("customer")]
internal sealed class CustomerGrain(
    ActorServices services, RuleBook rules, SubjectScreening screening, BookingEntities booking, KeyedHashes hashes, RetentionPolicy retention, IErasures erasures,
    Placements placements, HiddenOrders orders)
    : ActorGrain<Customer, CustomerFacts, CustomerView>(services, CustomerWorkflow.Instance), ICustomerGrain
{
    /// <summary>What the applicant gave, while they are being onboarded: every step needs it. Afterwards nobody's values stay in memory.</summary>
    private (PersonData? Person, EntityData? Entity)? _given;

    public Task<Reply<CustomerView>> ExecuteAsync(CustomerCommand command, Envelope envelope, CancellationToken cancellation = default) =>
        AskAsync(command, envelope, cancellation);

    public Task<CustomerView?> ViewAsync(CancellationToken cancellation = default) => Task.FromResult(CurrentView());

    public async Task<IReadOnlyList<WrittenText>> TextsAsync(CancellationToken cancellation = default)
    {
        if (State is not { IsErased: false } state || !CustomerTexts.IsAnythingAsked(state))
            return [];
        var last = new Dictionary<string, long>(StringComparer.Ordinal);
        await foreach (var past in Services.Reader.HistoryAsync(Id.ToString(), 0, cancellation))
            if (CustomerTexts.About(state, past.Happened) is { } about)
                last[about] = past.Sequence;
        return await WrittenAsync(last.Values.Order(), CustomerTexts.Of, cancellation);
    }

    /// <summary>What the body names comes first: whether the id is taken must not show to whom the entity does not exist.</summary>
    protected override async ValueTask<Gathered<CustomerFacts>> GatherAsync(Customer? state, Message message, CancellationToken cancellation)
    {
        if (message is Message.Asked { Command: StartOnboarding start })
        {
            if (booking.JurisdictionOf(start.BookingEntity) is not { } jurisdiction || !message.By.MayActIn([jurisdiction]))
                return NoSuchEntity(message.By);
            if (state is null)
                return await FactsAsync(start, message.By, jurisdiction, message.At, cancellation);
        }

        if (message is Message.Asked { Command: StartEntityOnboarding entity })
        {
            if (booking.JurisdictionOf(entity.BookingEntity) is not { } jurisdiction || !message.By.MayActIn([jurisdiction]))
                return NoSuchEntity(message.By);
            if (state is null)
                return await FactsAsync(entity, message.By, jurisdiction, message.At, cancellation);
        }

        if (state is null || !message.By.MayActIn(state.Bound))
            return message is Message.Asked ? Verdict.Refuse(Refusal.NotFound("There is no such customer.")) : Verdict.None;
        var facts = await FactsAsync(
            state, message, !state.IsTerminal && CustomerScreening.IsNeededFor(message), (message as Message.Asked)?.Command as AnswerDataRequest is { } answer && (answer.Data is not null || answer.Entity is not null) ? answer : null, cancellation);
        if (CustomerWorkflow.HeldRecord(state, message) is { } record)
            return facts with
            {
                Pseudonyms = await PseudonymsAsync(state.Bound, record, cancellation),
                IsDestroyed = state.IsErased && await erasures.NamesAsync(Id.ToString(), 1, Compartments.Decision, cancellation),
            };
        if (state.IsTerminal && message is Message.Asked { Command: DecideStep { Step: Steps.Erasure, Approved: true } } && Audiences.MayKnow(message.By.Role, Audience.Suspicion))
            return facts with { IsKeptUnseen = await orders.KeepsAsync(Id.ToString(), GrainFactory, cancellation) };
        if (state is { IsErased: true, LookAgain: not null } && message is Message.Due)
            return facts with { Unerased = await UnerasedAsync(cancellation) };
        // Who was refused is looked at again where others ask for it or answer: what they gave is needed once more.
        return state.Outcome == CustomerOutcome.Refused && message is Message.Told or Message.Asked { Command: RequestReview }
            ? facts with
            {
                Person = state.IsLegalEntity ? null : await PersonIfThereAsync(state, cancellation),
                Entity = state.IsLegalEntity ? await EntityIfThereAsync(state, cancellation) : null,
                Deciders = message is Message.Asked ? await Services.Reader.DecidersAsync(Id, cancellation) : null,
            }
            : facts;
    }

    protected override void Committed(IReadOnlyList<Decision> decisions) =>
        _given = State is not { Outcome: null } ? null : decisions[0].Happened switch
        {
            ApplicationReceived application => (application.ToPerson(), null),
            LegalEntityApplied application => (null, application.ToEntity()),
            DataCorrected corrected => (corrected.ToPerson(), null),
            EntityDataCorrected corrected => (null, corrected.ToEntity()),
            _ => _given,
        };

    protected override CustomerView ViewOf(Customer state, long sequence, IReadOnlyList<PastDecision> shown) => View(Key, state, sequence, shown);

    /// <summary>What callers see of it.</summary>
    internal static CustomerView View(string id, Customer state, long sequence, IReadOnlyList<PastDecision> shown) => new(
        id, state.Status, state.Outcome, state.Bound[0], state.Bound, state.Rules.Digest, state.Rules.Packs, state.RiskBand,
        PendingOf(state), state.Exceptions.IsEmpty ? [] : [.. state.Exceptions.Keys], state.ReviewDue, sequence, Decisions.Of(shown))
    {
        Clocks = state.Clocks.Count == 0 ? [] : [.. state.Clocks.Select(clock => new ClockEvent(clock.Key, clock.Value))],
        Holds = state.Holds.Count == 0 ? [] : [.. state.Holds.Select(hold => new HoldView(hold.Id, hold.Record, hold.Issuer, hold.PlacedAt, hold.Until, hold.AskedBy, hold.LiftedAt))],
        IsBeingDestroyed = state.IsBeingDestroyed,
        DataRequests = state.DataRequests.Count == 0 ? [] : [.. state.DataRequests.Select(request => new DataRequestView(
            request.Id, request.Right, request.ReceivedAt, request.Due, request.IsExtended, request.IsOverdue, request.Outcome, request.AnsweredAt))],
        IsLegalEntity = state.IsLegalEntity,
        Parties = state.Parties.Count == 0 ? [] : [.. state.Parties.Values.Select(heard => heard.Party).Select(party => new PartyStanding(party.Id, party.Kind, party.Roles, party.Holds, party.Standing))],
        Ownership = state.Ownership is { } found ? OwnershipOf(found) : null,
        IsCorrected = state.Corrections > 0,
        Circumstances = [.. state.Circumstances.Order(StringComparer.Ordinal)],
        Restriction = state.Restriction?.Cause,
    };

    private static IReadOnlyList<PendingStep> PendingOf(Customer state) => state.ErasureNeeds.IsEmpty
        ? state.Pending.IsEmpty ? [] : [.. state.Pending]
        : [.. state.Pending, new PendingStep(Steps.Erasure, state.ErasureNeeds[0], state.LookAgain!.Value)];

    private static OwnershipView OwnershipOf(OwnershipRecord found) => new(
        found.Sentence, found.Owners, found.Missing,
        [.. found.People.Select(person => new OwnerView(person.Id, person.Status, person.Shares, person.Votes, person.Sentence, person.Paths))],
        [.. found.Sanctions.Select(each => new SanctionedOwnershipView(each.Regime, each.Status, each.Sentence, each.Listed, each.Paths))]);

    private Verdict NoSuchEntity(Principal by) => Verdict.Refuse(Refusal.Rule(
        "The firm has no such booking entity.", new FieldError("/bookingEntity", "unknown", $"Use one of: {string.Join(", ", booking.VisibleTo(by))}.")));

    /// <summary>What a correction stands on: what is held now, the screening of what is right, and what would bind then.</summary>
    private async Task<CustomerFacts> CorrectedAsync(Customer customer, CustomerFacts facts, PersonData given, CancellationToken cancellation)
    {
        var correction = Corrections.Of(facts.Person!, given, facts.Rules, hashes.Fields);
        var (query, stored) = (CustomerScreening.QueryOf(correction.Given, facts.Rules), CustomerScreening.QueryOf(correction.Stored, facts.Rules));
        return facts with
        {
            Screening = customer.IsTerminal ? null : await ScreenAsync(customer, query, stored, customer.Bound, facts.Now, cancellation),
            BoundAfter = Bind(customer.BookingJurisdiction, correction.Stored.ResidentialAddress?.Country, correction.Stored.Nationalities ?? [], facts.Now),
        };
    }

    /// <summary>The same of a legal entity.</summary>
    private async Task<CustomerFacts> CorrectedAsync(Customer customer, CustomerFacts facts, EntityData given, CancellationToken cancellation)
    {
        var correction = Corrections.Of(facts.Entity!, given, facts.Rules, hashes.Fields);
        var (query, stored) = (CustomerScreening.QueryOf(correction.Given, facts.Rules), CustomerScreening.QueryOf(correction.Stored, facts.Rules));
        return facts with
        {
            Screening = customer.IsTerminal ? null : await ScreenAsync(customer, query, stored, customer.Bound, facts.Now, cancellation),
            BoundAfter = Bind(customer.BookingJurisdiction, correction.Stored.RegisteredAddress?.Country ?? correction.Stored.CountryOfCreation, [], facts.Now),
        };
    }

    /// <summary>What a correction that is answered stands on; the facts as they are where nothing is left to correct, or other fields are given than the customer has.</summary>
    private Task<CustomerFacts> CorrectedAsync(Customer customer, CustomerFacts facts, AnswerDataRequest answer, CancellationToken cancellation) => (facts, answer) switch
    {
        ({ Person.FullName: not null }, { Data: { } person }) => CorrectedAsync(customer, facts, person, cancellation),
        ({ Entity.LegalName: not null }, { Entity: { } entity }) => CorrectedAsync(customer, facts, entity, cancellation),
        _ => Task.FromResult(facts),
    };

    private async Task<EntityData?> EntityIfThereAsync(Customer customer, CancellationToken cancellation) => customer.Corrections > 0
        ? (await Services.Reader.NewestAsync<EntityDataCorrected>(Id.ToString(), cancellation))?.ToEntity()
        : (await Services.Reader.WholeIfThereAsync<LegalEntityApplied>(Id.ToString(), 1, cancellation))?.ToEntity();

    private async Task<EntityData> EntityAsync(Customer customer, CancellationToken cancellation) =>
        customer.Corrections > 0 && await Services.Reader.NewestAsync<EntityDataCorrected>(Id.ToString(), cancellation) is { } corrected
            ? corrected.ToEntity() : (await WholeAsync<LegalEntityApplied>(1, cancellation)).ToEntity();

    private async Task<PersonData> PersonAsync(Customer customer, CancellationToken cancellation) =>
        customer.Corrections > 0 && await Services.Reader.NewestAsync<DataCorrected>(Id.ToString(), cancellation) is { } corrected
            ? corrected.ToPerson() : (await WholeAsync<ApplicationReceived>(1, cancellation)).ToPerson();

    private async Task<PersonData?> PersonIfThereAsync(Customer customer, CancellationToken cancellation) => customer.Corrections > 0
        ? (await Services.Reader.NewestAsync<DataCorrected>(Id.ToString(), cancellation))?.ToPerson()
        : (await Services.Reader.WholeIfThereAsync<ApplicationReceived>(Id.ToString(), 1, cancellation))?.ToPerson();

    private async Task<CustomerFacts> FactsAsync(Customer customer, Message message, bool screen, AnswerDataRequest? corrected, CancellationToken cancellation)
    {
        var (by, now) = (message.By, message.At);
        var effective = rules.Library.Rules(customer.Bound, now);
        if (customer.IsTerminal)
        {
            var transfers = await GrainFactory.GetGrain<ITransfersGrain>(Key).ViewAsync(cancellation);
            var ended = FactsOf(by, customer.BookingJurisdiction, customer.Bound, effective, null, null, now) with
            {
                Outlook = new RetentionOutlook(retention, rules.Library.NextChange(customer.Bound, now), erasures.MayDestroy)
                {
                    Transfers = TransferClocks.Of(transfers),
                    Waiting = CustomerWorkflow.IsOfRetention(message) ? await WaitingAsync(customer, transfers, cancellation) : [],
                },
            };
            return corrected is null || customer.IsErased ? ended : await CorrectedAsync(customer, customer.IsLegalEntity
                ? ended with { Entity = await EntityIfThereAsync(customer, cancellation) }
                : ended with { Person = await PersonIfThereAsync(customer, cancellation) }, corrected, cancellation);
        }

        var (person, entity) = _given
            ?? (customer.IsLegalEntity ? (null, await EntityAsync(customer, cancellation)) : (await PersonAsync(customer, cancellation), (EntityData?)null));
        if (corrected is not null)
            return await CorrectedAsync(customer, FactsOf(by, customer.BookingJurisdiction, customer.Bound, effective, person, null, now) with { Entity = entity }, corrected, cancellation);
        var query = CustomerScreening.QueryOf(person, entity, effective);
        var asked = screen ? await ScreenAsync(customer, query, query, customer.Bound, now, cancellation) : null;
        return FactsOf(by, customer.BookingJurisdiction, customer.Bound, effective, person, asked, now) with { Entity = entity };
    }

    /// <summary>Who else is in the customer's records and waits for an answer.</summary>
    private async Task<IReadOnlyList<string>> WaitingAsync(Customer customer, TransfersView? transfers, CancellationToken cancellation)
    {
        var waiting = new List<string>();
        if (transfers is not null && transfers.Transfers.Any(transfer => WaitingOthers.AreAmong(transfer.DataRequests)))
            waiting.Add(WaitingOthers.OtherSide);
        foreach (var party in customer.Parties.Keys)
            if (await GrainFactory.GetGrain<IPartyGrain>(PartyIds.Key(Key, party)).ViewAsync(cancellation) is { } view && WaitingOthers.AreAmong(view.DataRequests))
                return [.. waiting, WaitingOthers.Party];
        return waiting;
    }

    /// <summary>What each jurisdiction's log calls a record.</summary>
    private async Task<IReadOnlyDictionary<string, string>> PseudonymsAsync(IReadOnlyList<string> bound, string record, CancellationToken cancellation)
    {
        var pseudonyms = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var jurisdiction in bound)
            pseudonyms[jurisdiction] = Pseudonym.Of(await Services.Keys.LogAsync(placements.Log(jurisdiction, LogNames.Decisions), cancellation), record);
        return pseudonyms;
    }

    /// <summary>The fold of everything but the end, while nothing is destroyed yet.</summary>
    private async Task<Customer?> UnerasedAsync(CancellationToken cancellation) => (Customer?)CustomerWorkflow.Instance.Fold(
        await Services.Reader.HistoryAsync(Id.ToString(), 0, cancellation).Select(past => past.Decision).Where(decision => decision.Happened is not CustomerErased).ToListAsync(cancellation));

    private async Task<CustomerFacts> FactsAsync(StartOnboarding start, Principal by, string jurisdiction, Instant now, CancellationToken cancellation)
    {
        var bound = Bind(jurisdiction, start.Data.ResidentialAddress?.Country, start.Data.Nationalities ?? [], now);
        var effective = rules.Library.Rules(bound, now);
        var stored = CustomerScreening.AsStored(start.Data, effective, hashes.Fields);
        var asked = await ScreenAsync(null, CustomerScreening.QueryOf(start.Data, effective), CustomerScreening.QueryOf(stored, effective), bound, now, cancellation);
        return FactsOf(by, jurisdiction, bound, effective, start.Data, asked, now);
    }

    /// <summary>A legal entity is at home where it has its seat.</summary>
    private async Task<CustomerFacts> FactsAsync(StartEntityOnboarding start, Principal by, string jurisdiction, Instant now, CancellationToken cancellation)
    {
        var bound = Bind(jurisdiction, start.Data.RegisteredAddress?.Country ?? start.Data.CountryOfCreation, [], now);
        var effective = rules.Library.Rules(bound, now);
        var stored = CustomerScreening.AsStored(start.Data, effective, hashes.Fields);
        var asked = await ScreenAsync(null, CustomerScreening.QueryOf(start.Data, effective), CustomerScreening.QueryOf(stored, effective), bound, now, cancellation);
        return FactsOf(by, jurisdiction, bound, effective, null, asked, now) with { Entity = start.Data };
    }

    private CustomerFacts FactsOf(
        Principal by, string jurisdiction, IReadOnlyList<string> bound, EffectiveRules effective, PersonData? person, AskedScreening? asked, Instant now) =>
        new(now, by, jurisdiction, bound, effective, person, asked, hashes.ExceptionIdsOf(Id), hashes.Fields);

    private async Task<AskedScreening?> ScreenAsync(
        Customer? customer, ScreeningQuery? query, ScreeningQuery? stored, IReadOnlyList<string> bound, Instant now, CancellationToken cancellation)
    {
        if (query is null || stored is null)
            return null;
        var (owner, recordClass) = RecordClasses.Of(Compartments.Person, Id.ToString(), "");
        var key = await Services.Keys.SubjectAsync(Placements.Label(bound[0]), owner, recordClass, cancellation);
        var subject = SubjectDigest.Of(stored, key.Mac("subject-digest"));
        return await screening.AskAsync(customer, new Question.OfName(query), subject, now, cancellation);
    }

    private IReadOnlyList<string> Bind(string jurisdiction, string? residence, IReadOnlyList<string> nationalities, Instant now)
    {
        var bound = rules.Library.Bind(jurisdiction, residence, nationalities, now);
        return [.. bound.OrderByDescending(member => member == jurisdiction)];
    }
}
