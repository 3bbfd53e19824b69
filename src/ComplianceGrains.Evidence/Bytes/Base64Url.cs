using Codec = System.Buffers.Text.Base64Url;

namespace ComplianceGrains.Evidence.Bytes;

/// <summary>RFC 4648 base64url without padding, strict: only text that encodes again to itself is read.</summary>
public static class Base64Url
{
    /// <summary>Encodes without padding.</summary>
    public static string Encode(ReadOnlySpan<byte> bytes) => Codec.EncodeToString(bytes);

    /// <summary>Decodes text that is exactly <paramref name="length"/> bytes.</summary>
    /// <exception cref="EvidenceFormatException"><c>B64</c>: another alphabet, padding, white space, stray bits or length.</exception>
    public static byte[] Decode(ReadOnlySpan<char> text, int length)
    {
        var bytes = new byte[length];
        return TryDecode(text, bytes)
            ? bytes
            : throw new EvidenceFormatException("B64", $"Not {length} bytes in strict base64url without padding.");
    }

    /// <summary>Decodes text that is exactly as long as <paramref name="bytes"/>; false if it is anything else.</summary>
    public static bool TryDecode(ReadOnlySpan<char> text, Span<byte> bytes)
    {
        if (text.Length != Codec.GetEncodedLength(bytes.Length) || text.ContainsAny('=', ' ') || !Codec.IsValid(text, out var decoded) || decoded != bytes.Length)
            return false;
        if (!Codec.TryDecodeFromChars(text, bytes, out _))
            return false;
        // Stray bits in the last character and ignored characters do not survive the way back.
        Span<char> again = stackalloc char[text.Length];
        Codec.EncodeToChars(bytes, again);
        return again.SequenceEqual(text);
    }
}
