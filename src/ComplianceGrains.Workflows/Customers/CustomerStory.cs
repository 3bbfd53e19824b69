using System.Text.Json;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Jurisdictions.Scenarios;
using ComplianceGrains.Screening;
using ComplianceGrains.Screening.Dispositions;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Customers.Events;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Kinds;
using ComplianceGrains.Workflows.Retention;
using ComplianceGrains.Workflows.Rights;
using ComplianceGrains.Workflows.Scenarios;
using ComplianceGrains.Workflows.Subjects;

namespace ComplianceGrains.Workflows.Customers;

/// <summary>Customers in stories.</summary>
public sealed class CustomerStory : SubjectStoryPart<Customer, CustomerFacts>
{
    private CustomerStory()
        : base(CustomerWorkflow.Instance)
    {
    }

    /// <summary>The one.</summary>
    public static CustomerStory Instance { get; } = new();

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, StoryWord> Words { get; } = new Dictionary<string, StoryWord>(StringComparer.Ordinal)
    {
        ["apply"] = Asks(Roles.ProductService, Application),
        ["evidence"] = Asks(Roles.ProductService, (_, step) => Evidence(step)),
        ["approve"] = Asks(Roles.Mlro, (_, step) => step.Only(new DecideStep(step.Text("step"), step.IsApproval(), step.Reason()), "step", "decision", "reason")) with { Fits = step => step.Arguments.ContainsKey("step") },
        ["restrict"] = Asks(Roles.Analyst, (_, step) => step.Only(new Restrict(step.Text("cause"), step.Reason()), "cause", "reason")),
        ["ask-lifting"] = Asks(Roles.Analyst, (_, step) => step.Only(new AskRestrictionLifting(step.Reason()), "reason")),
        ["offboard"] = Asks(Roles.Mlro, (_, step) => step.Only(new Offboard(step.Reason()), "reason")),
        ["open-review"] = Asks(Roles.Analyst, (_, step) => step.Only(new OpenReview(step.Text("event"), step.Reason()), "event", "reason")),
        ["review"] = Asks(Roles.ProductService, (_, step) => step.Only(new RequestReview(step.Reason()), "reason")),
    }.Concat(RequestStory.Words(_ => Instance!.Subject, (_, request) => request)).ToDictionary(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override (CustomerFacts? Facts, Verdict? Instead) Gather(StoryWorld world, ActorId id, Customer? state, Message message)
    {
        var person = message is Message.Asked { Command: StartOnboarding application } && state is null ? application.Data : PersonOf(world, id);
        var entity = message is Message.Asked { Command: StartEntityOnboarding company } && state is null ? company.Data : EntityOf(world, id);
        if (state is not null && person is not null && message is Message.Asked { Command: AnswerDataRequest { Data: { } right } })
            return (CorrectedOf(world.Facts, id, state, person, right, world.Booking, message), null);
        if (state is not null && entity is not null && message is Message.Asked { Command: AnswerDataRequest { Entity: { } rightly } })
            return (CorrectedOf(world.Facts, id, state, entity, rightly, world.Booking, message), null);
        var facts = entity is null ? FactsOf(world.Facts, id, state, person, world.Booking, message) : FactsOf(world.Facts, id, state, entity, world.Booking, message);
        return (message is Message.Asked { Command: RequestReview } ? facts with { Deciders = DecidersOf(world, world.HistoryOf(id)) } : facts, null);
    }

    /// <summary>What they gave, or what of it was put right last.</summary>
    private static PersonData? PersonOf(StoryWorld world, ActorId id) =>
        world.LatestOf<DataCorrected>(id)?.ToPerson() ?? (world.HistoryOf(id) is [{ Happened: ApplicationReceived received }, ..] ? received.ToPerson() : null);

    private static EntityData? EntityOf(StoryWorld world, ActorId id) =>
        world.LatestOf<EntityDataCorrected>(id)?.ToEntity() ?? (world.HistoryOf(id) is [{ Happened: LegalEntityApplied applied }, ..] ? applied.ToEntity() : null);

    private static CustomerFacts CorrectedOf(InMemoryFacts facts, ActorId id, Customer customer, EntityData entity, EntityData right, string booking, Message message)
    {
        var rules = facts.Packs.Rules(customer.Bound, message.At);
        var correction = Corrections.Of(entity, right, rules, InMemoryFacts.Key);
        return FactsOf(
            facts, id, customer, customer.Bound, booking, message, customer.IsTerminal ? null : CustomerScreening.QueryOf(correction.Given, rules), CustomerScreening.QueryOf(correction.Stored, rules)) with
        {
            Entity = entity,
            BoundAfter = BoundOf(facts, null, booking, correction.Stored.RegisteredAddress?.Country ?? correction.Stored.CountryOfCreation, [], message),
        };
    }

    private static CustomerFacts CorrectedOf(InMemoryFacts facts, ActorId id, Customer customer, PersonData person, PersonData right, string booking, Message message)
    {
        var rules = facts.Packs.Rules(customer.Bound, message.At);
        var correction = Corrections.Of(person, right, rules, InMemoryFacts.Key);
        return FactsOf(
            facts, id, customer, customer.Bound, booking, message, customer.IsTerminal ? null : CustomerScreening.QueryOf(correction.Given, rules), CustomerScreening.QueryOf(correction.Stored, rules)) with
        {
            Person = person,
            BoundAfter = BoundOf(facts, null, booking, correction.Stored.ResidentialAddress?.Country, correction.Stored.Nationalities ?? [], message),
        };
    }

    /// <summary>What a decision about a customer stands on where everything is in memory.</summary>
    /// <param name="facts">Packs and lists.</param>
    /// <param name="id">The customer.</param>
    /// <param name="customer">The state; null before the application.</param>
    /// <param name="person">What they gave.</param>
    /// <param name="booking">Jurisdiction of the booking entity.</param>
    /// <param name="message">What happens.</param>
    /// <param name="screen">Whether the lists may be asked.</param>
    public static CustomerFacts FactsOf(InMemoryFacts facts, ActorId id, Customer? customer, PersonData? person, string booking, Message message, bool screen = true)
    {
        var bound = BoundOf(facts, customer, booking, person?.ResidentialAddress?.Country, person?.Nationalities ?? [], message);
        var rules = facts.Packs.Rules(bound, message.At);
        var stored = person is null || customer is not null ? person : CustomerScreening.AsStored(person, rules, InMemoryFacts.Key);
        return FactsOf(
            facts, id, customer, bound, booking, message, screen && person is not null ? CustomerScreening.QueryOf(person, rules) : null,
            stored is null ? null : CustomerScreening.QueryOf(stored, rules)) with
        { Person = person };
    }

    /// <summary>The same of a legal entity.</summary>
    public static CustomerFacts FactsOf(InMemoryFacts facts, ActorId id, Customer? customer, EntityData entity, string booking, Message message, bool screen = true)
    {
        var bound = BoundOf(facts, customer, booking, entity.RegisteredAddress?.Country ?? entity.CountryOfCreation, [], message);
        var rules = facts.Packs.Rules(bound, message.At);
        var stored = customer is null ? CustomerScreening.AsStored(entity, rules, InMemoryFacts.Key) : entity;
        return FactsOf(facts, id, customer, bound, booking, message, screen ? CustomerScreening.QueryOf(entity, rules) : null, CustomerScreening.QueryOf(stored, rules)) with { Entity = entity };
    }

    private static IReadOnlyList<string> BoundOf(InMemoryFacts facts, Customer? customer, string booking, string? residence, IReadOnlyList<string> nationalities, Message message) =>
        customer?.Bound ?? [.. facts.Packs.Bind(booking, residence, nationalities, message.At).OrderByDescending(member => member == booking)];

    private static CustomerFacts FactsOf(
        InMemoryFacts facts, ActorId id, Customer? customer, IReadOnlyList<string> bound, string booking, Message message, ScreeningQuery? query, ScreeningQuery? stored)
    {
        var rules = facts.Packs.Rules(bound, message.At);
        var asked = query is null || stored is null ? null : facts.Ask(customer, new Question.OfName(query), SubjectDigest.Of(stored, InMemoryFacts.Secret), message.At);
        return new CustomerFacts(message.At, message.By, booking, bound, rules, null, asked, new ExceptionIds(id, InMemoryFacts.Key), InMemoryFacts.Key)
        {
            // What is in memory is kept: nothing here could be destroyed.
            Outlook = customer is { IsTerminal: true } ? new RetentionOutlook(RetentionPolicy.Keep, facts.Packs.NextChange(bound, message.At), MayDestroy: false) : null,
            Pseudonyms = customer is not null && CustomerWorkflow.HeldRecord(customer, message) is { } record
                ? bound.ToDictionary(jurisdiction => jurisdiction, jurisdiction => $"{jurisdiction}.{record}", StringComparer.Ordinal)
                : new Dictionary<string, string>(StringComparer.Ordinal),
        };
    }

    /// <inheritdoc/>
    protected override IEnumerable<KeyValuePair<string, Answer>> SeeOwn(Customer? subject) =>
    [
        new("status", Answer.Of(subject?.Status)),
        new("riskBand", Answer.Of(subject?.RiskBand)),
        new("reviewDue", subject?.ReviewDue is { } due ? Answer.Of(due) : Answer.Of((string?)null)),
        .. RequestStory.See(subject),
    ];

    private static StoryWord Asks(string usually, Func<StoryWorld, StoryStep, CustomerCommand> command) => new(usually, (world, step) => (Instance.Subject, command(world, step)));

    private static CustomerCommand Application(StoryWorld world, StoryStep step)
    {
        step.Only(0, "kind", "data", "legalEntity", "holds");
        try
        {
            if (step.Text("kind") is "legal-entity")
                return new StartEntityOnboarding(
                    $"demo-{world.Booking.ToLowerInvariant()}", step.Arguments["legalEntity"].Deserialize<EntityData>(FieldJson.Options) ?? throw new StoryException(step, "'legalEntity' is missing."),
                    step.Arguments["holds"].Deserialize<List<StatedHolding>>(FieldJson.Options) ?? []);
            if (step.Text("kind") is not "natural-person" and var kind)
                throw new StoryException(step, $"Nobody onboards a {kind}. Use natural-person or legal-entity.");
            var data = step.Arguments["data"].Deserialize<PersonData>(FieldJson.Options) ?? throw new StoryException(step, "'data' is missing.");
            return new StartOnboarding($"demo-{world.Booking.ToLowerInvariant()}", data);
        }
        catch (JsonException wrong)
        {
            throw new StoryException(step, $"'data' is not what the HTTP API takes: {wrong.Message}");
        }
    }

    private static RecordEvidence Evidence(StoryStep step) => step.Only(
        new RecordEvidence(step.Text("kind"), step.Text("result"), step.OptionalText("provider"), step.OptionalText("reference"), step.Time("occurredAt"), step.Arguments["data"]?.ToJsonString()),
        "kind", "result", "provider", "reference", "occurredAt", "data");
}
