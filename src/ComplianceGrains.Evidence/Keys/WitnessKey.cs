using System.Buffers.Binary;
using System.Security.Cryptography;
using ComplianceGrains.Evidence.Bytes;
using NSec.Cryptography;

namespace ComplianceGrains.Evidence.Keys;

/// <summary>The public key of a witness: a C2SP vkey of type 0x04, Ed25519, whose signatures are cosignatures of version 1 (C2SP tlog-cosignature).</summary>
public sealed class WitnessKey
{
    private const byte CosignatureType = 0x04;
    private const int KeyLength = 32, TimeLength = 8, SignatureLength = 64;

    private readonly PublicKey _key;
    private readonly byte[] _raw;

    private WitnessKey(string name, byte[] raw, PublicKey key) => (Name, _raw, _key, Id) = (name, raw, key, IdOf(name, raw));

    /// <summary>The witness's name.</summary>
    public string Name { get; }

    /// <summary>The first four bytes of SHA-256(name || "\n" || 0x04 || key).</summary>
    public uint Id { get; }

    /// <summary>Reads a vkey.</summary>
    /// <exception cref="EvidenceFormatException"><c>NOTE-FORM</c> or <c>B64</c>.</exception>
    public static WitnessKey Parse(string vkey)
    {
        var parts = vkey.Split('+', 3);
        if (parts.Length != 3 || !VerifierKey.IsName(parts[0]) || parts[1].Length != 8 || !parts[1].All(char.IsAsciiHexDigit))
            throw new EvidenceFormatException("NOTE-FORM", "A vkey is name+8 hexadecimal digits+base64.");
        var bytes = Base64Padded.Decode(parts[2]);
        if (bytes.Length != 1 + KeyLength || bytes[0] != CosignatureType || !PublicKey.TryImport(SignatureAlgorithm.Ed25519, bytes.AsSpan(1), KeyBlobFormat.RawPublicKey, out var key))
            throw new EvidenceFormatException("NOTE-FORM", $"The vkey of {parts[0]} is not a witness's: its type is 0x04 and its key is of Ed25519.");
        var witness = new WitnessKey(parts[0], bytes[1..], key!);
        return string.Equals(parts[1], $"{witness.Id:x8}", StringComparison.OrdinalIgnoreCase)
            ? witness
            : throw new EvidenceFormatException("NOTE-FORM", $"The id of the vkey of {parts[0]} is not the hash of its name and key.");
    }

    /// <summary>Reads a file of them: one vkey a line, <c>#</c> comments.</summary>
    /// <exception cref="EvidenceFormatException">A line is not the vkey of a witness; the message names the line.</exception>
    public static IReadOnlyList<WitnessKey> ParseFile(string text)
    {
        var keys = new List<WitnessKey>();
        foreach (var (number, line) in text.Split('\n').Select(line => line.Trim('\r', ' ', '\t')).Index())
            if (line.Length > 0 && line[0] != '#')
                try
                {
                    keys.Add(Parse(line));
                }
                catch (EvidenceFormatException fault)
                {
                    throw new EvidenceFormatException(fault.Code, $"Witness keys, line {number + 1}: {fault.Message}");
                }

        return keys;
    }

    /// <summary>The vkey's text.</summary>
    public override string ToString() => $"{Name}+{Id:x8}+{Base64Padded.Encode([CosignatureType, .. _raw])}";

    /// <summary>What is signed: the time and the whole text of the note.</summary>
    /// <param name="text">The note's text, which ends with a line feed.</param>
    /// <param name="seconds">Since 1970-01-01T00:00:00Z.</param>
    public static byte[] Message(string text, long seconds) => Texts.Utf8.GetBytes($"cosignature/v1\ntime {Texts.Decimal(seconds)}\n{text}");

    /// <summary>When this witness says that it has cosigned the text; null if this is not its cosignature.</summary>
    /// <param name="text">The note's text.</param>
    /// <param name="signature">Time and signature, as they follow the key's id in the line.</param>
    public DateTimeOffset? CosignedAt(string text, ReadOnlySpan<byte> signature)
    {
        if (signature.Length != TimeLength + SignatureLength || BinaryPrimitives.ReadInt64BigEndian(signature) is not (>= 0 and <= MostSeconds and var seconds))
            return null;
        return SignatureAlgorithm.Ed25519.Verify(_key, Message(text, seconds), signature[TimeLength..]) ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
    }

    /// <summary>The end of the year 9999: a time after it is none that anybody could show.</summary>
    private const long MostSeconds = 253_402_300_799;

    private static uint IdOf(string name, byte[] raw) =>
        BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData([.. Texts.Utf8.GetBytes(name), (byte)'\n', CosignatureType, .. raw]));
}
