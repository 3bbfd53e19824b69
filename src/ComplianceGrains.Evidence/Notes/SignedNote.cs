using System.Buffers.Binary;
using System.Text;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Keys;

namespace ComplianceGrains.Evidence.Notes;

/// <summary>A C2SP signed note: text, an empty line, signature lines. In this format line 1 of the text is the name of the key.</summary>
public sealed class SignedNote
{
    private const string Dash = "\u2014 ";
    private const int MaxLength = 64 * 1024;
    private const int MaxSignatures = 100;
    private const int IdLength = 4;
    private const int ShortSignature = 128;

    private readonly IReadOnlyList<(string Name, uint Id, byte[] Signature)> signatures;

    private SignedNote(string text, IReadOnlyList<(string, uint, byte[])> signatures)
    {
        Text = text;
        this.signatures = signatures;
    }

    /// <summary>The signed text; it ends with a line feed.</summary>
    public string Text { get; }

    /// <summary>The lines of the text without their line feeds.</summary>
    public IReadOnlyList<string> Lines => Text[..^1].Split('\n');

    /// <summary>Signs a text with the key named by its line 1.</summary>
    /// <param name="text">Lines, each ended by a line feed; none empty.</param>
    /// <param name="key">The private key.</param>
    public static SignedNote Sign(string text, SigningKey key) => new(text, [(NameIn(text), key.Number, key.Sign(Texts.Utf8.GetBytes(text)))]);

    /// <summary>Signs a text with a key that somebody else may hold.</summary>
    /// <param name="text">Lines, each ended by a line feed; none empty.</param>
    /// <param name="signer">Signs.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="IOException">Whoever holds the key cannot be reached, or refuses.</exception>
    public static async Task<SignedNote> SignAsync(string text, ILogSigner signer, CancellationToken cancellation = default)
    {
        var name = NameIn(text);
        return new SignedNote(text, [(name, signer.PublicKey(name).Id, await signer.SignAsync(Texts.Utf8.GetBytes(text), cancellation))]);
    }

    private static string NameIn(string text)
    {
        if (!IsText(text) || text.StartsWith('\n') || text.Contains("\n\n", StringComparison.Ordinal))
            throw new ArgumentException("A note's text is non-empty lines, each ended by a line feed.", nameof(text));
        var name = text[..text.IndexOf('\n', StringComparison.Ordinal)];
        if (!VerifierKey.IsName(name))
            throw new EvidenceFormatException("NOTE-FORM", "A key's name has no space, no '+', and at least one character.");
        return name;
    }

    /// <summary>Reads a note's form; says nothing yet about its signatures.</summary>
    /// <exception cref="EvidenceFormatException"><c>NOTE-FORM</c>.</exception>
    public static SignedNote Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MaxLength || !System.Text.Unicode.Utf8.IsValid(bytes))
            throw Form($"is longer than {MaxLength} bytes or not UTF-8");
        var note = Texts.Utf8.GetString(bytes);
        var blank = note.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (blank < 1 || !note.EndsWith('\n') || blank + 2 == note.Length || !IsText(note[..(blank + 1)]))
            throw Form("is not text, an empty line, and signature lines");
        var lines = note[(blank + 2)..^1].Split('\n');
        return lines.Length <= MaxSignatures
            ? new SignedNote(note[..(blank + 1)], [.. lines.Select(Signature)])
            : throw Form($"has more than {MaxSignatures} signatures");
    }

    /// <summary>The same note with further signatures: those that another note over the same text has under this name and id.</summary>
    /// <param name="other">Over the same text.</param>
    /// <param name="name">Whose.</param>
    /// <param name="id">Of the key.</param>
    public SignedNote With(SignedNote other, string name, uint id)
    {
        if (other.Text != Text)
            throw new ArgumentException("The other note is over another text.", nameof(other));
        var known = signatures.Select(one => Convert.ToHexString(one.Signature)).ToHashSet(StringComparer.Ordinal);
        return new SignedNote(Text, [.. signatures, .. other.signatures.Where(one => one.Name == name && one.Id == id && known.Add(Convert.ToHexString(one.Signature)))]);
    }

    /// <summary>When a witness cosigned the note, the last time if it did several times; null if it did not.</summary>
    /// <exception cref="EvidenceFormatException"><c>NOTE-BADSIG</c>: a line under the witness's name and id is not its cosignature.</exception>
    public DateTimeOffset? CosignedAt(WitnessKey witness)
    {
        DateTimeOffset? last = null;
        foreach (var (name, id, signature) in signatures)
            if (name == witness.Name && id == witness.Id)
            {
                var at = witness.CosignedAt(Text, signature)
                    ?? throw new EvidenceFormatException("NOTE-BADSIG", $"The cosignature of {name}+{id:x8} does not fit the text.");
                last = last > at ? last : at;
            }

        return last;
    }

    /// <summary>The bytes: text, empty line, signature lines.</summary>
    public byte[] ToBytes() => Texts.Utf8.GetBytes(ToString());

    /// <summary>The same as text.</summary>
    public override string ToString()
    {
        var length = Text.Length + 1 + signatures.Sum(one => Dash.Length + one.Name.Length + 1 + Base64Padded.LengthOf(IdLength + one.Signature.Length) + 1);
        return string.Create(length, this, static (text, note) =>
        {
            note.Text.CopyTo(text);
            text[note.Text.Length] = '\n';
            text = text[(note.Text.Length + 1)..];
            Span<byte> room = stackalloc byte[IdLength + ShortSignature];
            foreach (var (name, id, signature) in note.signatures)
            {
                Dash.CopyTo(text);
                name.CopyTo(text[Dash.Length..]);
                text[Dash.Length + name.Length] = ' ';
                text = text[(Dash.Length + name.Length + 1)..];
                var line = signature.Length <= ShortSignature ? room[..(IdLength + signature.Length)] : new byte[IdLength + signature.Length];
                BinaryPrimitives.WriteUInt32BigEndian(line, id);
                signature.CopyTo(line[IdLength..]);
                var written = Base64Padded.Encode(line, text);
                text[written] = '\n';
                text = text[(written + 1)..];
            }
        });
    }

    /// <summary>Checks that line 1 is <paramref name="name"/> and that a known key of that name signed; unknown keys are ignored.</summary>
    /// <exception cref="EvidenceFormatException">
    /// <c>NOTE-FORM</c>: another line 1; <c>NOTE-BADSIG</c>: a line of a known key fails; <c>NOTE-UNTRUSTED</c>: no known key of the name.
    /// </exception>
    public void Verify(TrustFile trust, string name)
    {
        if (Lines[0] != name)
            throw Form($"is not for {name}");
        var text = Texts.Utf8.GetBytes(Text);
        var trusted = false;
        foreach (var (signer, id, signature) in signatures)
        {
            if (trust.Find(signer, id) is not { } key)
                continue;
            if (!key.Verifies(text, signature))
                throw new EvidenceFormatException("NOTE-BADSIG", $"The signature of {signer}+{id:x8} does not fit the text.");
            trusted |= signer == name;
        }
        if (!trusted)
            throw new EvidenceFormatException("NOTE-UNTRUSTED", $"No key that the trust file holds under {name} signed this note.");
    }

    private static (string, uint, byte[]) Signature(string line)
    {
        var parts = line.Split(' ');
        if (parts.Length != 3 || parts[0] != "\u2014" || !VerifierKey.IsName(parts[1]))
            throw Form("has a signature line that is not dash, name and base64");
        byte[] bytes;
        try
        {
            bytes = Base64Padded.Decode(parts[2]);
        }
        catch (EvidenceFormatException)
        {
            throw Form("has a signature that is not strict base64");
        }
        return bytes.Length > 4 ? (parts[1], BinaryPrimitives.ReadUInt32BigEndian(bytes), bytes[4..]) : throw Form("has a signature that is too short");
    }

    private static bool IsText(string text) => text.Length > 1 && text[^1] == '\n' && !text.AsSpan().ContainsAnyInRange('\0', '\t') && !text.AsSpan().ContainsAnyInRange('\u000b', '\u001f');

    private static EvidenceFormatException Form(string how) => new("NOTE-FORM", $"The note {how}.");
}
