using Orleans;

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

    /// <summary>A list that could concern this actor has a new version, or is fresh again: a subject is screened if the last screening does not stand any more.</summary>
    [Alias("Rescreen")]
    Task<RescreenResult> RescreenAsync(string commandId, CancellationToken cancellation = default);

    /// <summary>Writes this actor's rows of the agenda again as its state asks for them. Returns how many were otherwise.</summary>
    [Alias("RestoreAgenda")]
    Task<int> RestoreAgendaAsync(CancellationToken cancellation = default);
}
