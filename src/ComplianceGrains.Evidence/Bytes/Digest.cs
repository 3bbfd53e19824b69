using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ComplianceGrains.Evidence.Bytes;

/// <summary>32 bytes: a SHA-256 hash, a salt or a nonce. A value, so that ledgers hold millions without garbage.</summary>
public readonly record struct Digest
{
    /// <summary>Length in bytes.</summary>
    public const int Length = 32;

    /// <summary>Length in characters of base64url.</summary>
    internal const int TextLength = 43;

    private readonly ulong first;
    private readonly ulong second;
    private readonly ulong third;
    private readonly ulong fourth;

    /// <summary>Takes exactly 32 bytes.</summary>
    /// <exception cref="ArgumentException">The span has another length.</exception>
    public Digest(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Length)
            throw new ArgumentException($"A digest has {Length} bytes, not {bytes.Length}.", nameof(bytes));
        first = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        second = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        third = BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]);
        fourth = BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]);
    }

    /// <summary>SHA-256 of the bytes.</summary>
    public static Digest Sha256(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[Length];
        SHA256.HashData(bytes, hash);
        return new Digest(hash);
    }

    /// <summary>32 fresh random bytes.</summary>
    public static Digest Random()
    {
        Span<byte> bytes = stackalloc byte[Length];
        RandomNumberGenerator.Fill(bytes);
        return new Digest(bytes);
    }

    /// <summary>Reads 43 characters of base64url.</summary>
    /// <exception cref="EvidenceFormatException"><c>B64</c>.</exception>
    public static Digest ParseBase64Url(ReadOnlySpan<char> text) => new(Base64Url.Decode(text, Length));

    /// <summary>Reads 44 characters of padded base64, as notes use it.</summary>
    /// <exception cref="EvidenceFormatException"><c>B64</c>.</exception>
    public static Digest ParseBase64(ReadOnlySpan<char> text) => new(Base64Padded.Decode(text, Length));

    /// <summary>Writes the 32 bytes.</summary>
    public void CopyTo(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt64BigEndian(destination, first);
        BinaryPrimitives.WriteUInt64BigEndian(destination[8..], second);
        BinaryPrimitives.WriteUInt64BigEndian(destination[16..], third);
        BinaryPrimitives.WriteUInt64BigEndian(destination[24..], fourth);
    }

    /// <summary>The 32 bytes in a new array.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[Length];
        CopyTo(bytes);
        return bytes;
    }

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public string ToHex() => Convert.ToHexStringLower(ToArray());

    /// <summary>44 characters of padded base64, for notes.</summary>
    public string ToBase64() => Convert.ToBase64String(ToArray());

    /// <summary>Writes <see cref="ToString"/> in ASCII; returns its length.</summary>
    internal int CopyTextTo(Span<byte> destination)
    {
        Span<byte> bytes = stackalloc byte[Length];
        CopyTo(bytes);
        return System.Buffers.Text.Base64Url.EncodeToUtf8(bytes, destination);
    }

    /// <summary>43 characters of base64url: the form inside cores, drafts and packages.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Length];
        CopyTo(bytes);
        return Base64Url.Encode(bytes);
    }
}
