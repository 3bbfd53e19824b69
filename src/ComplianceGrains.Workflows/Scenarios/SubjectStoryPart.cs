using ComplianceGrains.Jurisdictions.Scenarios;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Subjects;

namespace ComplianceGrains.Workflows.Scenarios;

/// <summary>One kind of subject in stories: what is seen of every one, and what else this kind shows.</summary>
/// <param name="workflow">How it decides.</param>
public abstract class SubjectStoryPart<TState, TFacts>(SubjectWorkflow<TState, TFacts> workflow) : StoryPart<TState, TFacts>(workflow)
    where TState : class, ISubject
    where TFacts : SubjectFacts
{
    /// <inheritdoc/>
    public sealed override IReadOnlyDictionary<string, Answer> See(StoryWorld world)
    {
        var subject = Seen(world);
        var seen = new Dictionary<string, Answer>(StringComparer.Ordinal)
        {
            ["outcome"] = Answer.Of(subject?.Outcome),
            ["jurisdictions"] = Answer.Of(subject?.Bound ?? []),
            ["pending"] = Answer.Of((subject?.Pending ?? []).Select(step => step.Step)),
            ["exceptions"] = Answer.Of((subject?.Exceptions.Values ?? []).Select(exception => exception.Kind)),
        };
        foreach (var (name, answer) in SeeOwn(subject))
            seen[name] = answer;
        return seen;
    }

    /// <summary>Who took part in what was found about a subject.</summary>
    protected static IReadOnlyList<string> DecidersOf(StoryWorld world, IReadOnlyList<Decision> history) =>
        Deciders.Of(history.Concat(Deciders.ExceptionsOf(history).SelectMany(exception => world.HistoryOf(new ActorId("exception", exception)))));

    /// <summary>What this kind shows besides: its status, say.</summary>
    /// <param name="subject">Null before its first decision.</param>
    protected abstract IEnumerable<KeyValuePair<string, Answer>> SeeOwn(TState? subject);
}
