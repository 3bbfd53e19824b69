using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Workflows.Kinds;
using ComplianceGrains.Workflows.Schemas;

namespace ComplianceGrains.Grains.Actors;

/// <summary>
/// What an activation keeps of its actor: the state, and what the next decision is numbered by. Not the decisions that led to it,
/// of which there may be any number: they are read by page.
/// </summary>
/// <param name="State">The fold; null before the first decision.</param>
/// <param name="Sequence">Number of decisions.</param>
/// <param name="Last">The actor's last entry in each log that it has one in.</param>
/// <param name="Counts">How many decisions there are, by who may know of them.</param>
internal sealed record ActorMemory<TState>(TState? State, long Sequence, IReadOnlyList<LogPosition> Last, DecisionCounts Counts)
    where TState : class
{
    /// <summary>Before the first decision.</summary>
    public static ActorMemory<TState> None { get; } = new(null, 0, [], DecisionCounts.None);

    /// <summary>After one more decision.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="state">The state after it.</param>
    /// <param name="kind">Its kind.</param>
    public ActorMemory<TState> After(PastDecision decision, TState? state, DecisionKind kind) =>
        new(state, decision.Sequence, Merge(decision.Logs), decision.Basis is { } basis ? Count(kind.AudienceOf(basis.Reasons)) : Counts);

    /// <summary>The number of the actor's next entry in a log, 0-based.</summary>
    public long NextSeq(string log)
    {
        foreach (var position in Last)
            if (position.Log == log)
                return position.Seq + 1;
        return 0;
    }

    // Nearly always the decision goes where the one before it went, and is the last in each of those logs.
    private IReadOnlyList<LogPosition> Merge(IReadOnlyList<LogPosition> logs)
    {
        foreach (var position in Last)
            if (!logs.Any(one => one.Log == position.Log))
                return [.. logs, .. Last.Where(last => logs.All(one => one.Log != last.Log))];
        return logs;
    }

    private DecisionCounts Count(Audience shown) => shown switch
    {
        Audience.Service => Counts with { Service = Counts.Service + 1 },
        Audience.Staff => Counts with { Staff = Counts.Staff + 1 },
        _ => Counts with { Suspicion = Counts.Suspicion + 1 },
    };
}
