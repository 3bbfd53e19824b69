using System.Text.Json;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Jurisdictions.Scenarios;
using ComplianceGrains.Screening.Dispositions;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Customers.Events;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Kinds;
using ComplianceGrains.Workflows.Retention;
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
        ["offboard"] = Asks(Roles.Mlro, (_, step) => step.Only(new Offboard(step.Reason()), "reason")),
        ["review"] = Asks(Roles.ProductService, (_, step) => step.Only(new RequestReview(step.Reason()), "reason")),
    };

    /// <inheritdoc/>
    public override (CustomerFacts? Facts, Verdict? Instead) Gather(StoryWorld world, ActorId id, Customer? state, Message message)
    {
        var history = world.HistoryOf(id);
        var person = message is Message.Asked { Command: StartOnboarding application } && state is null ? application.Data : (history is [{ Happened: ApplicationReceived received }, ..] ? received.ToPerson() : null);
        var facts = FactsOf(world.Facts, id, state, person, world.Booking, message);
        return (message is Message.Asked { Command: RequestReview } ? facts with { Deciders = DecidersOf(world, history) } : facts, null);
    }

    private static IReadOnlyList<string> DecidersOf(StoryWorld world, IReadOnlyList<Decision> history) =>
        Deciders.Of(history.Concat(Deciders.ExceptionsOf(history).SelectMany(exception => world.HistoryOf(new ActorId("exception", exception)))));

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
        var bound = customer?.Bound ?? [.. facts.Packs.Bind(booking, person?.ResidentialAddress?.Country, person?.Nationalities ?? [], message.At).OrderByDescending(member => member == booking)];
        var rules = facts.Packs.Rules(bound, message.At);
        AskedScreening? asked = null;
        if (screen && person is not null && CustomerScreening.QueryOf(person, rules) is { } query)
        {
            var stored = customer is null ? CustomerScreening.AsStored(person, rules, InMemoryFacts.Key) : person;
            asked = facts.Ask(customer, new Question.OfName(query), SubjectDigest.Of(CustomerScreening.QueryOf(stored, rules)!, InMemoryFacts.Secret), message.At);
        }

        return new CustomerFacts(message.At, message.By, booking, bound, rules, person, asked, new ExceptionIds(id, InMemoryFacts.Key), InMemoryFacts.Key)
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
    ];

    private static StoryWord Asks(string usually, Func<StoryWorld, StoryStep, CustomerCommand> command) => new(usually, (world, step) => (Instance.Subject, command(world, step)));

    private static StartOnboarding Application(StoryWorld world, StoryStep step)
    {
        step.Only(0, "kind", "data");
        if (step.Text("kind") is not "natural-person" and var kind)
            throw new StoryException(step, $"Nobody onboards a {kind} yet.");
        try
        {
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
