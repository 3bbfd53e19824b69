using System.Globalization;
using System.Text;

namespace ComplianceGrains.Evidence.Bytes;

/// <summary>The encodings of the format: UTF-8 that throws, and decimal numbers of no culture.</summary>
internal static class Texts
{
    public static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Decimal(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Bytes to characters; false if one is not ASCII or the lengths differ.</summary>
    public static bool TryWiden(ReadOnlySpan<byte> bytes, Span<char> characters) =>
        Ascii.ToUtf16(bytes, characters, out var written) == System.Buffers.OperationStatus.Done && written == characters.Length;

    /// <summary>A decimal without sign or leading zeros, up to 2^53-1.</summary>
    public static bool TryDecimal(ReadOnlySpan<char> text, out long number)
    {
        number = 0;
        return text.Length is > 0 and <= 16 && !text.ContainsAnyExceptInRange('0', '9') && (text[0] != '0' || text.Length == 1)
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= JsonCursor.MaxInteger;
    }
}
