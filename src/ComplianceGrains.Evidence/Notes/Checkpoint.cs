using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Keys;

namespace ComplianceGrains.Evidence.Notes;

/// <summary>A log's head: after <paramref name="Size"/> entries its root is <paramref name="Root"/> (C2SP tlog-checkpoint).</summary>
/// <param name="Log">The log's name, its origin line.</param>
/// <param name="Size">Number of entries.</param>
/// <param name="Root">Root over them.</param>
public sealed record Checkpoint(string Log, long Size, Digest Root)
{
    /// <summary>The text that is signed.</summary>
    public string Text => $"{Log}\n{Texts.Decimal(Size)}\n{Root.ToBase64()}\n";

    /// <summary>Signs it under the log's name.</summary>
    public SignedNote Sign(SigningKey key) => SignedNote.Sign(Text, key);

    /// <summary>The same with a key that somebody else may hold.</summary>
    /// <inheritdoc cref="SignedNote.SignAsync" path="/exception"/>
    public Task<SignedNote> SignAsync(ILogSigner signer, CancellationToken cancellation = default) => SignedNote.SignAsync(Text, signer, cancellation);

    /// <summary>Opens a checkpoint of one log.</summary>
    /// <exception cref="EvidenceFormatException"><c>NOTE-FORM</c>, <c>NOTE-BADSIG</c>, <c>NOTE-UNTRUSTED</c>, <c>CKPT-FORM</c>.</exception>
    public static Checkpoint Open(ReadOnlySpan<byte> bytes, TrustFile trust, string log)
    {
        var note = SignedNote.Parse(bytes);
        note.Verify(trust, log);
        return FromText(note);
    }

    /// <summary>Opens a checkpoint of whichever log its line 1 names.</summary>
    /// <inheritdoc cref="Open(ReadOnlySpan{byte}, TrustFile, string)" path="/exception"/>
    public static Checkpoint Open(ReadOnlySpan<byte> bytes, TrustFile trust)
    {
        var note = SignedNote.Parse(bytes);
        note.Verify(trust, note.Lines[0]);
        return FromText(note);
    }

    /// <summary>Reads the text of a note without looking at its signatures.</summary>
    /// <exception cref="EvidenceFormatException"><c>CKPT-FORM</c>.</exception>
    public static Checkpoint FromText(SignedNote note)
    {
        try
        {
            if (note.Lines is [var log, var sizeText, var root] && Texts.TryDecimal(sizeText, out var size))
                return new Checkpoint(log, size, Digest.ParseBase64(root));
        }
        catch (EvidenceFormatException)
        {
            // Said below.
        }
        throw new EvidenceFormatException("CKPT-FORM", "A checkpoint is three lines: log name, size, base64 root.");
    }
}
