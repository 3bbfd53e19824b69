namespace ComplianceGrains.Evidence.Bytes;

/// <summary>RFC 4648 base64 with padding, strict: the form inside notes and vkeys (C2SP), and nowhere else.</summary>
internal static class Base64Padded
{
    public static string Encode(ReadOnlySpan<byte> bytes) => Convert.ToBase64String(bytes);

    public static int LengthOf(int bytes) => (bytes + 2) / 3 * 4;

    /// <summary>The same into a text; how many characters.</summary>
    public static int Encode(ReadOnlySpan<byte> bytes, Span<char> text) =>
        Convert.TryToBase64Chars(bytes, text, out var written) ? written : throw new ArgumentException("The text is too short.", nameof(text));

    public static byte[] Decode(ReadOnlySpan<char> text)
    {
        var bytes = new byte[text.Length / 4 * 3];
        if (Convert.TryFromBase64Chars(text, bytes, out var written))
        {
            bytes = bytes[..written];
            if (text.SequenceEqual(Convert.ToBase64String(bytes)))
                return bytes;
        }
        throw new EvidenceFormatException("B64", "Not strict base64 with padding.");
    }

    public static byte[] Decode(ReadOnlySpan<char> text, int length)
    {
        var bytes = Decode(text);
        return bytes.Length == length
            ? bytes
            : throw new EvidenceFormatException("B64", $"Base64 of {bytes.Length} bytes where {length} are due.");
    }
}
