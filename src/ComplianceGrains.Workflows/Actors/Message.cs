using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Workflows.Decisions;
using NodaTime;

namespace ComplianceGrains.Workflows.Actors;

/// <summary>All that can happen to an actor: somebody asks something of it, another actor has decided what concerns it, or its time has come.</summary>
/// <param name="At">The one instant of everything that comes of it.</param>
/// <param name="By">Who is behind it.</param>
public abstract record Message(Instant At, Principal By)
{
    /// <summary>A caller's command.</summary>
    public sealed record Asked(Instant At, Principal By, object Command) : Message(At, By);

    /// <summary>Another actor has decided.</summary>
    /// <param name="At">When this one hears of it.</param>
    /// <param name="Source">Who decided.</param>
    /// <param name="Cause">The decision, with everything in it that is not shredded.</param>
    /// <param name="Keys">Whose keys seal it: what is written about it is sealed by the same.</param>
    public sealed record Told(Instant At, ActorId Source, Decision Cause, ActorId Keys) : Message(At, Principal.System);

    /// <summary>Everything under the keys that seal it is about to be destroyed.</summary>
    public sealed record Ending(Instant At) : Message(At, Principal.System);

    /// <summary>The keys that seal it are destroyed next, by a run, unless it refuses.</summary>
    public sealed record LettingGo(Instant At, string Run) : Message(At, Principal.System);

    /// <summary>One of its own deadlines is due.</summary>
    public sealed record Due(Instant At, string Key) : Message(At, Principal.System);
}
