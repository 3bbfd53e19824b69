using System.Text.Json;
using System.Text.Json.Nodes;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Parties;
using ComplianceGrains.Jurisdictions.Scenarios;
using ComplianceGrains.Screening.Dispositions;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Kinds;
using ComplianceGrains.Workflows.Parties.Events;
using ComplianceGrains.Workflows.Retention;
using ComplianceGrains.Workflows.Rights;
using ComplianceGrains.Workflows.Scenarios;
using ComplianceGrains.Workflows.Subjects;

namespace ComplianceGrains.Workflows.Parties;

/// <summary>Related parties in stories: those of the story's customer. Whoever is not said to be another is the one that a story is told around.</summary>
public sealed class PartyStory : SubjectStoryPart<Party, PartyFacts>
{
    private const string Unnamed = "subject";

    private PartyStory()
        : base(PartyWorkflow.Instance)
    {
    }

    /// <summary>The one.</summary>
    public static PartyStory Instance { get; } = new();

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, StoryWord> Words { get; } = new Dictionary<string, StoryWord>(StringComparer.Ordinal)
    {
        ["state-party"] = Asks(Roles.ProductService, Statement),
        ["party-evidence"] = Asks(Roles.ProductService, step => step.Only(
            new RecordPartyEvidence(step.Text("kind"), step.Text("result"), step.OptionalText("provider"), step.OptionalText("reference"), step.Time("occurredAt")),
            "party", "kind", "result", "provider", "reference", "occurredAt")),
        ["remove-party"] = Asks(Roles.Analyst, step => step.Only(new RemoveParty(step.Reason()), "party", "reason")),
    }.Concat(RequestStory.Words(Named, (_, request) => new PartyDataRequest(request), "party")).ToDictionary(StringComparer.Ordinal);

    /// <summary>The customer's party that is not said to be another.</summary>
    public override ActorId Subject => PartyIds.Of(CustomerStory.Instance.Subject.Key, Unnamed);

    /// <inheritdoc/>
    public override (PartyFacts? Facts, Verdict? Instead) Gather(StoryWorld world, ActorId id, Party? state, Message message)
    {
        if (world.StateOf(CustomerStory.Instance.Subject) is not Customer { IsLegalEntity: true } customer)
            return (null, message is Message.Asked ? Verdict.Refuse(Refusal.NotFound("There is no customer that is a legal entity.")) : Verdict.None);
        var given = world.LatestOf<PartyDataCorrected>(id) is { } corrected ? (corrected.ToPerson(), corrected.ToEntity())
            : world.HistoryOf(id) is [{ Happened: PartyStated first }, ..] ? (first.ToPerson(), first.ToEntity()) : ((PersonData?, EntityData?)?)null;
        return (FactsOf(world.Facts, id, state, given, customer, message), null);
    }

    /// <summary>What a decision about a related party stands on where everything is in memory.</summary>
    /// <param name="facts">Packs and lists.</param>
    /// <param name="id">The party.</param>
    /// <param name="party">The state; null before the statement.</param>
    /// <param name="held">What is held of it; null before its history begins.</param>
    /// <param name="customer">Whose party.</param>
    /// <param name="message">What happens.</param>
    public static PartyFacts FactsOf(InMemoryFacts facts, ActorId id, Party? party, (PersonData? Person, EntityData? Entity)? held, Customer customer, Message message)
    {
        var bound = party?.Bound ?? customer.Bound;
        var rules = facts.Packs.Rules(bound, message.At);
        var statement = held is null && message is Message.Asked { Command: StateParty asked } ? asked : null;
        var (person, entity) = (statement?.Person ?? held?.Person, statement?.Entity ?? held?.Entity);
        var screened = PartyScreening.Of(statement, PartyScreening.AnswerIn(message), (person, entity), rules, InMemoryFacts.Key);
        var ended = customer.Outcome is CustomerOutcome.Refused or CustomerOutcome.Exited || customer.IsErased;
        var asks = !ended && party is not { IsTerminal: true } && PartyScreening.IsNeededFor(message) && screened.Given is { } query
            ? facts.Ask(party, new Question.OfName(query), SubjectDigest.Of(screened.Stored!, InMemoryFacts.Secret), message.At)
            : null;
        return new PartyFacts(message.At, message.By, bound, rules, person, entity, ended, customer.Parties.Count, asks, new ExceptionIds(id, InMemoryFacts.Key), InMemoryFacts.Key)
        {
            Kept = new KeptWith(customer.Clocks, customer.Holds, RetentionPolicy.Keep with { IsAskedFor = customer.IsErasureAskedFor }),
        };
    }

    /// <inheritdoc/>
    protected override IEnumerable<KeyValuePair<string, Answer>> SeeOwn(Party? subject) => [new("standing", Answer.Of(subject?.Standing)), .. RequestStory.See(subject)];

    private static StoryWord Asks(string usually, Func<StoryStep, PartyCommand> command) =>
        new(usually, (_, step) => (Named(step), command(step)));

    private static ActorId Named(StoryStep step) => PartyIds.Of(CustomerStory.Instance.Subject.Key, PartyOf(step));

    private static string PartyOf(StoryStep step) => step.OptionalText("party") ?? Unnamed;

    private static StateParty Statement(StoryStep step)
    {
        step.Only(0, "party", "kind", "roles", "data", "legalEntity", "holds", "jointWith", "eachAtMost");
        try
        {
            return new StateParty(
                CustomerStory.Instance.Subject.Key, PartyOf(step), step.Text("kind"), Read<List<string>>(step.Arguments["roles"]) ?? [], Read<PersonData>(step.Arguments["data"]),
                Read<EntityData>(step.Arguments["legalEntity"]), Read<List<StatedHolding>>(step.Arguments["holds"]) ?? [], Read<List<string>>(step.Arguments["jointWith"]) ?? [], step.OptionalText("eachAtMost"));
        }
        catch (JsonException wrong)
        {
            throw new StoryException(step, $"A related party is stated otherwise: {wrong.Message}");
        }
    }

    private static T? Read<T>(JsonNode? node)
        where T : class => node?.Deserialize<T>(FieldJson.Options);
}
