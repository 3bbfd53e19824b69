using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Keys;

namespace ComplianceGrains.Evidence.Notes;

/// <summary>Given at once: the firm has committed this draft. If the log lacks it later, the receipt proves the omission.</summary>
/// <param name="Origin">The firm's origin; the key's name is <c>origin/recorded</c>.</param>
/// <param name="Log">The log.</param>
/// <param name="Actor">The actor's pseudonym.</param>
/// <param name="Seq">Its seq in the log.</param>
/// <param name="Time">When it was recorded (ms).</param>
/// <param name="Draft">SHA-256 of the draft's bytes.</param>
public sealed record RecordedReceipt(string Origin, string Log, string Actor, long Seq, long Time, Digest Draft)
{
    /// <summary>The name under which recorded receipts are signed.</summary>
    public static string KeyName(string origin) => origin + "/recorded";

    /// <summary>The receipt for committed draft bytes.</summary>
    public static RecordedReceipt For(string origin, Draft draft, ReadOnlySpan<byte> draftBytes, long time) =>
        new(origin, draft.Log, draft.Actor, draft.Seq, time, Digest.Sha256(draftBytes));

    /// <summary>The text that is signed.</summary>
    public string Text => $"{KeyName(Origin)}\n{Log}\n{Actor}\n{Texts.Decimal(Seq)}\n{Texts.Decimal(Time)}\n{Draft.ToBase64()}\n";

    /// <summary>Signs it.</summary>
    public SignedNote Sign(SigningKey key) => SignedNote.Sign(Text, key);

    /// <summary>Opens a receipt.</summary>
    /// <exception cref="EvidenceFormatException"><c>NOTE-FORM</c>, <c>NOTE-BADSIG</c>, <c>NOTE-UNTRUSTED</c>, <c>B64</c>.</exception>
    public static RecordedReceipt Open(ReadOnlySpan<byte> bytes, TrustFile trust, string origin)
    {
        var note = SignedNote.Parse(bytes);
        note.Verify(trust, KeyName(origin));
        return note.Lines is [_, var log, var actor, var seqText, var timeText, var draft] && Texts.TryDecimal(seqText, out var seq) && Texts.TryDecimal(timeText, out var time)
            ? new RecordedReceipt(origin, log, actor, seq, time, Digest.ParseBase64(draft))
            : throw new EvidenceFormatException("NOTE-FORM", "A recorded receipt is six lines: name, log, actor, seq, time, base64 draft hash.");
    }
}
