using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Compartments;
using ComplianceGrains.Evidence.Lifecycle;

namespace ComplianceGrains.Evidence.Entries;

/// <summary>
/// The core without <c>prev</c> and <c>time</c>: what an actor commits and a <c>recorded</c> receipt signs. The
/// sequencer adds the other two.
/// </summary>
/// <param name="Log">The log's name.</param>
/// <param name="Actor">The actor's <see cref="Pseudonym"/> in this log.</param>
/// <param name="Seq">0, 1, 2 … per (log, actor).</param>
/// <param name="Kind">Name and schema version.</param>
/// <param name="Nonce">32 random bytes, so that the leaf says nothing once the core is deleted.</param>
/// <param name="Compartments">Sorted by cid; empty if none.</param>
public sealed record Draft(string Log, string Actor, long Seq, string Kind, Digest Nonce, IReadOnlyList<CompartmentRoot> Compartments)
{
    /// <summary>The packs of this log's jurisdiction and its ancestors, sorted by id; null together with <see cref="AsOf"/>.</summary>
    public IReadOnlyList<PackCitation>? Rules { get; init; }

    /// <summary>The instant (ms) at which the rules were evaluated; null together with <see cref="Rules"/>.</summary>
    public long? AsOf { get; init; }

    /// <summary>Public facts without personal data, as canonical JSON of an object; in lifecycle a <see cref="LifecycleRef"/>.</summary>
    public string? Ref { get; init; }

    /// <summary>The canonical bytes.</summary>
    /// <exception cref="EvidenceFormatException"><c>CORE-FORM</c>: a member is malformed.</exception>
    public byte[] ToBytes()
    {
        CoreText.Check(this);
        return CoreText.Write(this, null);
    }

    /// <summary>The core that the sequencer makes of this draft.</summary>
    /// <param name="prev">The leaf of the actor's previous entry in this log; null at seq 0.</param>
    /// <param name="time">Milliseconds since 1970.</param>
    public Core ToCore(Digest? prev, long time) => new(this, prev, time);

    /// <summary>Reads canonical bytes.</summary>
    /// <exception cref="EvidenceFormatException"><c>CORE-CANONICAL</c> or <c>CORE-FORM</c>.</exception>
    public static Draft Parse(ReadOnlySpan<byte> bytes) => CoreText.ReadDraft(bytes);
}
