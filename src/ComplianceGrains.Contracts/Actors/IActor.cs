using Orleans;
using Orleans.Concurrency;

namespace ComplianceGrains.Contracts.Actors;

/// <summary>
/// What infrastructure may ask of every actor. An actor's full identity (<c>customer/7F3A</c>) is its grain id, so that
/// the outbox and the agenda reach it by name alone.
/// </summary>
[Alias("cg.IActor")]
public interface IActor : IGrain
{
    /// <summary>Delivers an effect of another actor, at least once; handling it twice has one effect.</summary>
    [Alias("Receive")]
    Task ReceiveAsync(EffectNotice notice, CancellationToken cancellation = default);

    /// <summary>A deadline of this actor is due. True if it has been dealt with; false if it must be tried again.</summary>
    [Alias("Wake")]
    Task<bool> WakeAsync(string key, long due, CancellationToken cancellation = default);

    /// <summary>Everything under the keys that seal this actor is about to be destroyed: it ends. Handling it twice has one effect.</summary>
    [Alias("End")]
    Task EndAsync(CancellationToken cancellation = default);

    /// <summary>The keys that seal this actor are destroyed next, by a run. False if it refuses: they stay. Handling it twice has one effect.</summary>
    [Alias("LetGo")]
    Task<bool> LetGoAsync(string run, CancellationToken cancellation = default);

    /// <summary>How this actor stands to the lists now. Changes nothing.</summary>
    [Alias("Standing")]
    Task<SubjectStanding> StandingAsync(CancellationToken cancellation = default);

    /// <summary>How many decisions it has made, by who may know of them.</summary>
    [Alias("Counts"), ReadOnly]
    Task<DecisionCounts> CountsAsync(CancellationToken cancellation = default);

    /// <summary>Writes this actor's rows of the agenda again as its state asks for them. Returns how many were otherwise.</summary>
    [Alias("RestoreAgenda")]
    Task<int> RestoreAgendaAsync(CancellationToken cancellation = default);
}
