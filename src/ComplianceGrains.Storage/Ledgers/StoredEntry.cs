namespace ComplianceGrains.Storage.Ledgers;

/// <summary>An entry of a log; members as in <see cref="NewEntry"/>.</summary>
/// <param name="Index">0-based, dense.</param>
/// <param name="Actor">Full identity of the actor, or a <see cref="LostActor"/>; never leaves the house.</param>
/// <param name="Sequence">The decision's number in the actor's own history.</param>
/// <param name="Seq">The actor's 0-based number in this log.</param>
/// <param name="Time">Milliseconds.</param>
/// <param name="Core">Canonical JSON; empty if only the leaf is left of the entry.</param>
/// <param name="Leaf">32 bytes.</param>
public sealed record StoredEntry(long Index, string Actor, long Sequence, long Seq, long Time, byte[] Core, byte[] Leaf)
{
    /// <summary>Whether nothing but the leaf is left.</summary>
    public bool IsLeafOnly => Core.Length == 0;
}
