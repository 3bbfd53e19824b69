namespace ComplianceGrains.Evidence.Sequencing;

/// <summary>What the sequencer of one log knows when it places one draft. Read in the transaction that appends.</summary>
/// <param name="Size">Entries in the log.</param>
/// <param name="LastTime">The time of the last entry; null for an empty log.</param>
/// <param name="Clock">Now, in ms.</param>
public sealed record SequencingFacts(long Size, long? LastTime, long Clock)
{
    /// <summary>The actor's last entry in this log; null if it has none.</summary>
    public ActorTail? Tail { get; init; }

    /// <summary>The entry that already stands at the draft's (log, actor, seq); required when <see cref="Tail"/> has reached that seq.</summary>
    public KnownEntry? Known { get; init; }

    /// <summary>When this jurisdiction's lifecycle published kinds and packs. A lifecycle draft needs none.</summary>
    public Publications Publications { get; init; } = Publications.None;

    /// <summary>For <c>export.produced/1</c>: the heads it states, of <c>decisions</c> and of <c>r</c>.</summary>
    public IReadOnlyList<StatedHeadTimes> StatedHeads { get; init; } = [];
}
