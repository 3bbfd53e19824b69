using ComplianceGrains.Evidence.Bytes;

namespace ComplianceGrains.Evidence.Entries;

/// <summary>An entry of a log: the draft, its place after the actor's previous entry, and the sequencer's time.</summary>
/// <param name="Draft">What the actor committed.</param>
/// <param name="Prev">The leaf of the actor's previous entry in this log; null at seq 0.</param>
/// <param name="Time">Milliseconds since 1970; never less than the entry before it in the log.</param>
public sealed record Core(Draft Draft, Digest? Prev, long Time)
{
    /// <summary>The longest core in bytes.</summary>
    public const int MaxLength = 8_192;

    /// <summary>The last millisecond of the year 9999.</summary>
    public const long MaxTime = 253_402_300_799_999;

    /// <summary>The canonical bytes: one line.</summary>
    /// <exception cref="EvidenceFormatException"><c>CORE-FORM</c>: a member is malformed or the text is too long.</exception>
    public byte[] ToBytes()
    {
        CoreText.Check(this);
        return CoreText.Write(Draft, this);
    }

    /// <summary>Reads canonical bytes.</summary>
    /// <exception cref="EvidenceFormatException"><c>CORE-CANONICAL</c> or <c>CORE-FORM</c>.</exception>
    public static Core Parse(ReadOnlySpan<byte> bytes) => CoreText.ReadCore(bytes);
}
