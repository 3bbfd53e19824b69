using System.Globalization;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Exceptions;
using ComplianceGrains.Jurisdictions.Scenarios;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Scenarios;

namespace ComplianceGrains.Workflows.Exceptions;

/// <summary>Exceptions in stories: whoever a story tells of raises them.</summary>
public sealed class ExceptionStory : StoryPart<ExceptionCase, ExceptionFacts>
{
    private ExceptionStory()
        : base(ExceptionWorkflow.Instance)
    {
    }

    /// <summary>The one.</summary>
    public static ExceptionStory Instance { get; } = new();

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, StoryWord> Words { get; } = new Dictionary<string, StoryWord>(StringComparer.Ordinal)
    {
        ["dispose"] = new(Roles.Analyst, (world, step) => (Open(world, step), step.Only(new DisposeException(step.Text("disposition"), step.Reason()), "exception", "disposition", "reason"))),
        ["approve"] = new(Roles.Mlro, (world, step) => (Open(world, step), step.Only(new ConfirmDisposition(step.IsApproval(), step.Reason()), "exception", "decision", "reason")))
        {
            Fits = step => !step.Arguments.ContainsKey("step"),
        },
    };

    /// <inheritdoc/>
    public override (ExceptionFacts? Facts, Verdict? Instead) Gather(StoryWorld world, ActorId id, ExceptionCase? state, Message message) => (state, message) switch
    {
        (not null, _) => (FactsOf(world.Facts, state.Bound, message), null),
        (null, Message.Told told) => (FactsOf(world.Facts, told.Cause.Basis.Bound, message), null),
        (_, Message.Asked) => (null, Verdict.Refuse(Refusal.NotFound("There is no such exception."))),
        _ => (null, Verdict.None),
    };

    /// <summary>What a decision about an exception stands on where everything is in memory.</summary>
    public static ExceptionFacts FactsOf(InMemoryFacts facts, IReadOnlyList<string> bound, Message message) => new(message.At, message.By, bound, facts.Packs.Rules(bound, message.At));

    /// <summary>The latest exception, whoever raised it.</summary>
    public override IReadOnlyDictionary<string, Answer> See(StoryWorld world)
    {
        var exception = InOrder(world).LastOrDefault().Case;
        return new Dictionary<string, Answer>(StringComparer.Ordinal)
        {
            ["kind"] = Answer.Of(exception?.Kind),
            ["status"] = Answer.Of(exception?.Status),
            ["disposition"] = Answer.Of(exception?.Disposition),
            ["role"] = Answer.Of(exception?.OwnerRole),
            ["due"] = exception is { Closed: false, Due: var due } ? Answer.Of(due) : Answer.Of((string?)null),
            ["escalation"] = Answer.Of(exception?.Rung.ToString(CultureInfo.InvariantCulture)),
        };
    }

    /// <summary>The open exception of the kind that the step names; without one, the oldest that is open.</summary>
    private static ActorId Open(StoryWorld world, StoryStep step)
    {
        var kind = step.OptionalText("exception");
        return InOrder(world).Where(open => !open.Case.Closed && (kind is null || open.Case.Kind == kind)).Select(open => (ActorId?)open.Id).FirstOrDefault()
            ?? throw new StoryException(step, $"No exception{(kind is null ? "" : $" of kind {kind}")} is open.");
    }

    private static IEnumerable<(ActorId Id, ExceptionCase Case)> InOrder(StoryWorld world) =>
        world.Actors.Where(actor => actor.Type == ExceptionWorkflow.Instance.Type).Select(actor => (actor, (ExceptionCase)world.StateOf(actor)!));
}
