using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Keys;

namespace ComplianceGrains.Evidence.Notes;

/// <summary>Signs an export package: the tag manifest, hence every file.</summary>
/// <param name="Origin">The firm's origin; the key's name is <c>origin/export</c>.</param>
/// <param name="Export">The export's id.</param>
/// <param name="TagManifest">SHA-256 of <c>tagmanifest-sha256.txt</c>.</param>
public sealed record ExportSeal(string Origin, string Export, Digest TagManifest)
{
    private const string KeySuffix = "/export";

    /// <summary>The name under which exports are sealed.</summary>
    public static string KeyName(string origin) => origin + KeySuffix;

    /// <summary>The text that is signed.</summary>
    public string Text => $"{KeyName(Origin)}\n{Export}\n{TagManifest.ToBase64()}\n";

    /// <summary>Signs it.</summary>
    public SignedNote Sign(SigningKey key) => SignedNote.Sign(Text, key);

    /// <summary>The same with a key that somebody else may hold.</summary>
    /// <inheritdoc cref="SignedNote.SignAsync" path="/exception"/>
    public Task<SignedNote> SignAsync(ILogSigner signer, CancellationToken cancellation = default) => SignedNote.SignAsync(Text, signer, cancellation);

    /// <summary>Opens a seal of whichever origin its line 1 names.</summary>
    /// <exception cref="EvidenceFormatException"><c>NOTE-FORM</c>, <c>NOTE-BADSIG</c>, <c>NOTE-UNTRUSTED</c>, <c>B64</c>.</exception>
    public static ExportSeal Open(ReadOnlySpan<byte> bytes, TrustFile trust)
    {
        var note = SignedNote.Parse(bytes);
        if (note.Lines is not [var name, var export, var digest] || !name.EndsWith(KeySuffix, StringComparison.Ordinal))
            throw new EvidenceFormatException("NOTE-FORM", "A seal is three lines: origin/export, export id, base64 digest.");
        note.Verify(trust, name);
        return new ExportSeal(name[..^KeySuffix.Length], export, Digest.ParseBase64(digest));
    }
}
