namespace ComplianceGrains.Grains.Actors;

/// <summary>A stored value cannot be shown as it was written. Says which, and never what is in it.</summary>
/// <param name="actor">Full identity.</param>
/// <param name="sequence">The decision's number in the actor's own history.</param>
/// <param name="cid">The compartment, or null if it is the decision itself.</param>
/// <param name="why">A sentence without its end.</param>
public sealed class DamagedValueException(string actor, long sequence, string? cid, string why)
    : Exception($"{actor}#{sequence}{(cid is null ? "" : $" {cid}")} is damaged: {why}.")
{
    /// <summary>Full identity.</summary>
    public string Actor { get; } = actor;

    /// <summary>The decision's number in the actor's own history.</summary>
    public long Sequence { get; } = sequence;

    /// <summary>The compartment, or null.</summary>
    public string? Cid { get; } = cid;

    /// <summary>Whether it is of a kind that this release does not know: a newer one wrote it.</summary>
    public bool IsOfNewerRelease { get; init; }
}
