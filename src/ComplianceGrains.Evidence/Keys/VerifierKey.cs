using System.Formats.Asn1;
using System.Security.Cryptography;
using ComplianceGrains.Evidence.Bytes;

namespace ComplianceGrains.Evidence.Keys;

/// <summary>A public key under a name: a C2SP vkey of type 0x02 (ECDSA P-256 over SHA-256).</summary>
public sealed class VerifierKey
{
    private const byte EcdsaType = 0x02;

    private readonly ReadOnlyMemory<byte> spki;

    /// <summary>Names a public key.</summary>
    /// <param name="name">What it signs for: a log name or e.g. <c>evidence.example.com/export</c>.</param>
    /// <param name="spki">SubjectPublicKeyInfo in DER, of a P-256 key.</param>
    /// <exception cref="EvidenceFormatException"><c>NOTE-FORM</c>: not a name, or not a P-256 key.</exception>
    public VerifierKey(string name, ReadOnlyMemory<byte> spki)
        : this(name, spki, isKnownGood: false)
    {
    }

    private VerifierKey(string name, ReadOnlyMemory<byte> spki, bool isKnownGood)
    {
        if (!IsName(name))
            throw new EvidenceFormatException("NOTE-FORM", "A key's name has no space, no '+', and at least one character.");
        Name = name;
        this.spki = spki;
        Id = IdOf(spki.Span);
        if (!isKnownGood)
            Import().Dispose();
    }

    /// <summary>The key's name; line 1 of what it signs.</summary>
    public string Name { get; }

    /// <summary>The first four bytes of SHA-256(SPKI).</summary>
    public uint Id { get; }

    /// <summary>The same as text: eight hexadecimal digits.</summary>
    public string IdText => $"{Id:x8}";

    /// <summary>The same public key under another name.</summary>
    public VerifierKey Under(string name) => new(name, spki, isKnownGood: true);

    /// <summary>The vkey's text: <c>name+hex id+base64(0x02 || SPKI)</c>.</summary>
    public override string ToString() => $"{Name}+{IdText}+{Base64Padded.Encode([EcdsaType, .. spki.Span])}";

    /// <summary>Reads a vkey.</summary>
    /// <returns>Null for a well-formed key of a type that this format does not use.</returns>
    /// <exception cref="EvidenceFormatException"><c>NOTE-FORM</c> or <c>B64</c>.</exception>
    public static VerifierKey? Parse(string vkey)
    {
        var parts = vkey.Split('+', 3);
        if (parts.Length != 3 || parts[1].Length != 8 || !parts[1].All(char.IsAsciiHexDigit))
            throw new EvidenceFormatException("NOTE-FORM", "A vkey is name+8 hexadecimal digits+base64.");
        var bytes = Base64Padded.Decode(parts[2]);
        if (bytes.Length < 2)
            throw new EvidenceFormatException("NOTE-FORM", "A vkey ends with base64 of a type byte and a key.");
        if (bytes[0] != EcdsaType)
            return null;
        var key = new VerifierKey(parts[0], bytes.AsMemory(1));
        return parts[1] == $"{key.Id:x8}" ? key : throw new EvidenceFormatException("NOTE-FORM", $"The id of the vkey for {parts[0]} is not the hash of its key.");
    }

    /// <summary>Whether this key signed the text (signature in strict DER; the same numbers in any other bytes are refused).</summary>
    public bool Verifies(ReadOnlySpan<byte> text, ReadOnlySpan<byte> signature)
    {
        if (!IsStrict(signature))
            return false;
        using var key = Import();
        return key.VerifyData(text, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    /// <summary>The public half of a key pair of ours. It was exported a moment ago: importing it to see whether it is one would cost more than a signature.</summary>
    internal static VerifierKey OfOwn(string name, ReadOnlyMemory<byte> spki) => new(name, spki, isKnownGood: true);

    internal static bool IsName(string name) => name.Length > 0 && !name.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c == '+');

    internal static uint IdOf(ReadOnlySpan<byte> spki)
    {
        Span<byte> hash = stackalloc byte[Digest.Length];
        SHA256.HashData(spki, hash);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(hash);
    }

    /// <summary>
    /// ECDSA-Sig-Value (RFC 3279, 2.2.3) in the one encoding that DER allows: decoded and encoded again it is the same bytes.
    /// Readers differ in what they tolerate beyond that, and a note that one accepts and another refuses is no evidence.
    /// </summary>
    private static bool IsStrict(ReadOnlySpan<byte> signature)
    {
        try
        {
            var reader = new AsnReader(signature.ToArray(), AsnEncodingRules.BER);
            var values = reader.ReadSequence();
            var (r, s) = (values.ReadInteger(), values.ReadInteger());
            values.ThrowIfNotEmpty();
            reader.ThrowIfNotEmpty();
            var writer = new AsnWriter(AsnEncodingRules.DER);
            using (writer.PushSequence())
            {
                writer.WriteInteger(r);
                writer.WriteInteger(s);
            }
            return writer.EncodedValueEquals(signature);
        }
        catch (AsnContentException)
        {
            return false;
        }
    }

    private ECDsa Import()
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(spki.Span, out var read);
            // Exported again it must be the same bytes, or one key would have several ids.
            if (read == spki.Length && key.KeySize == 256 && key.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(spki.Span))
                return key;
        }
        catch (CryptographicException)
        {
            // Said below.
        }
        key.Dispose();
        throw new EvidenceFormatException("NOTE-FORM", $"The key for {Name} is not a P-256 public key in DER.");
    }
}
