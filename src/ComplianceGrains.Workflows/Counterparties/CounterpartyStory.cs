using System.Text.Json;
using System.Text.Json.Nodes;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Counterparties;
using ComplianceGrains.Jurisdictions.Scenarios;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Counterparties.Events;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Kinds;
using ComplianceGrains.Workflows.Rights;
using ComplianceGrains.Workflows.Scenarios;
using ComplianceGrains.Workflows.Subjects;

namespace ComplianceGrains.Workflows.Counterparties;

/// <summary>Providers on the other side in stories, by the ids that the firm gives them. Whoever is not said to be another is the one that a story is told around.</summary>
public sealed class CounterpartyStory : SubjectStoryPart<Counterparty, CounterpartyFacts>
{
    private CounterpartyStory()
        : base(CounterpartyWorkflow.Instance)
    {
    }

    /// <summary>The one.</summary>
    public static CounterpartyStory Instance { get; } = new();

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, StoryWord> Words { get; } = new Dictionary<string, StoryWord>(StringComparer.Ordinal)
    {
        ["register-counterparty"] = new(Roles.Analyst, (world, step) => (Named(step), Register(world, step))),
        ["assess-counterparty"] = new(Roles.Analyst, (_, step) => (Named(step), step.Only(
            new AssessCounterparty(step.Text("standing"), step.Time("reviewBy") ?? throw new StoryException(step, "'reviewBy' is missing."), step.Reason()), "id", "standing", "reviewBy", "reason"))),
        ["approve"] = new(Roles.Mlro, (_, step) => (Named(step), step.Only(new DecideCounterparty(step.Text("step"), step.IsApproval(), step.Reason()), "id", "step", "decision", "reason")))
        {
            Fits = step => step.Arguments.ContainsKey("step"),
        },
    }.Concat(RequestStory.Words(Named, (_, request) => new CounterpartyDataRequest(request), "id")).ToDictionary(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override (CounterpartyFacts? Facts, Verdict? Instead) Gather(StoryWorld world, ActorId id, Counterparty? state, Message message)
    {
        var history = world.HistoryOf(id);
        var held = history.Select(decision => decision.Happened).OfType<CounterpartyDataCorrected>().LastOrDefault() is { } corrected ? CounterpartyScreening.DataOf(corrected)
            : history is [{ Happened: CounterpartyRegistered first }, ..] ? CounterpartyScreening.DataOf(first) : null;
        return FactsOf(world.Facts, id, state, held, message) is { } facts
            ? (facts with { Naming = [.. world.Actors.Where(actor => actor.Type == "transfers").Select(actor => actor.Key)] }, null)
            : (null, message is Message.Asked ? Verdict.Refuse(Refusal.NotFound("There is no such provider.")) : Verdict.None);
    }

    /// <summary>What a decision about a provider stands on where everything is in memory; null if there is none.</summary>
    /// <param name="facts">Packs and lists.</param>
    /// <param name="id">The provider.</param>
    /// <param name="state">The state; null before it is registered.</param>
    /// <param name="held">What is held of it; null before it is registered.</param>
    /// <param name="message">What happens.</param>
    public static CounterpartyFacts? FactsOf(InMemoryFacts facts, ActorId id, Counterparty? state, CounterpartyData? held, Message message)
    {
        var register = (message as Message.Asked)?.Command as RegisterCounterparty;
        if ((held ?? register?.Data) is not { } data || (state?.Bound ?? register?.Jurisdictions) is not { } bound)
            return null;
        var rules = facts.Packs.Rules(bound, message.At);
        var compared = CounterpartyScreening.AsOf(data, message);
        var asked = state is { IsTerminal: true } || !CounterpartyScreening.IsNeededFor(message)
            ? null
            : facts.Ask(state, CounterpartyScreening.QuestionOf(compared, rules), InMemoryFacts.Key.Of(CounterpartyScreening.TextOf(compared)), message.At);
        return new CounterpartyFacts(message.At, message.By, bound, rules, asked, new ExceptionIds(id, InMemoryFacts.Key)) { Held = data };
    }

    /// <inheritdoc/>
    protected override IEnumerable<KeyValuePair<string, Answer>> SeeOwn(Counterparty? subject) => [new("standing", Answer.Of(subject?.Standing)), .. RequestStory.See(subject)];

    private static ActorId Named(StoryStep step) => new(CounterpartyWorkflow.Instance.Type, step.OptionalText("id") ?? Instance.Subject.Key);

    private static RegisterCounterparty Register(StoryWorld world, StoryStep step)
    {
        step.Only(0, "id", "jurisdictions", "data");
        try
        {
            return new RegisterCounterparty(
                Read<List<string>>(step.Arguments["jurisdictions"]) ?? [world.Booking], Read<CounterpartyData>(step.Arguments["data"]) ?? throw new StoryException(step, "'data' says who the provider is."));
        }
        catch (JsonException wrong)
        {
            throw new StoryException(step, $"A provider is said to be otherwise: {wrong.Message}");
        }
    }

    private static T? Read<T>(JsonNode? node)
        where T : class => node?.Deserialize<T>(FieldJson.Options);
}
