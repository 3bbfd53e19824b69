using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Entries;

namespace ComplianceGrains.Evidence.Sequencing;

/// <summary>What becomes of a draft.</summary>
public abstract record SequencerVerdict
{
    private SequencerVerdict()
    {
    }

    /// <summary>It is the next entry: write it, in one durable transaction that also removes the draft.</summary>
    public sealed record Appended(long Index, Core Core, ReadOnlyMemory<byte> Bytes, Digest Leaf) : SequencerVerdict
    {
        /// <summary>The entry's time (ms).</summary>
        public long Time => Core.Time;
    }

    /// <summary>The same draft is in the log already.</summary>
    public sealed record AlreadySequenced(long Index) : SequencerVerdict;

    /// <summary>Another draft stands at this (log, actor, seq): two activations have both written. Refuse and raise an incident.</summary>
    public sealed record Fork(long Index) : SequencerVerdict;

    /// <summary>The actor's draft before this one is not in the log yet. Try again later.</summary>
    public sealed record OutOfOrder(long ExpectedSeq) : SequencerVerdict;

    /// <summary>Something the entry rests on is not there yet. Try again later.</summary>
    public sealed record Wait(string Reason) : SequencerVerdict;

    /// <summary>The head that an <c>export.produced/1</c> states is too old: the export actor replaces the draft under the same seq.</summary>
    public sealed record HeadStale(string Log) : SequencerVerdict;
}
