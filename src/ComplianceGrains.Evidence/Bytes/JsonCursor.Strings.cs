using System.Buffers;
using System.Text;

namespace ComplianceGrains.Evidence.Bytes;

/// <summary>Strings: where they end, what is escaped in them, and what may not stand in one.</summary>
internal ref partial struct JsonCursor
{
    private static readonly SearchValues<byte> StringStops = SearchValues.Create([(byte)'"', (byte)'\\', .. Enumerable.Range(0, 32).Select(b => (byte)b)]);

    /// <summary>The string's content in UTF-8: a slice of the text when nothing is escaped, otherwise decoded into <paramref name="buffer"/>.</summary>
    public ReadOnlySpan<byte> Utf8(ref byte[] buffer)
    {
        Expect((byte)'"');
        var start = at;
        var stop = text[at..].IndexOfAny(StringStops);
        if (stop < 0)
            throw Wrong("a string is not closed");
        at += stop;
        if (text[at] == (byte)'"')
            return text[start..at++];
        return Unescape(start, ref buffer);
    }

    public string String()
    {
        var buffer = System.Array.Empty<byte>();
        return Encoding.UTF8.GetString(Utf8(ref buffer));
    }

    private void SkipString()
    {
        var buffer = System.Array.Empty<byte>();
        Utf8(ref buffer);
    }

    private ReadOnlySpan<byte> Unescape(int start, ref byte[] buffer)
    {
        var rest = text.Length - start;
        if (buffer.Length < rest)
            buffer = new byte[rest];
        text[start..at].CopyTo(buffer);
        var length = at - start;
        while (true)
        {
            switch (text[at])
            {
                case (byte)'"':
                    at++;
                    return buffer.AsSpan(0, length);
                case (byte)'\\':
                    at++;
                    length += Escape(buffer.AsSpan(length));
                    break;
                default:
                    throw Wrong("a raw control character in a string");
            }
            var stop = text[at..].IndexOfAny(StringStops);
            if (stop < 0)
                throw Wrong("a string is not closed");
            text.Slice(at, stop).CopyTo(buffer.AsSpan(length));
            at += stop;
            length += stop;
        }
    }

    private int Escape(Span<byte> target)
    {
        if (at >= text.Length)
            throw Wrong("a string is not closed");
        var kind = text[at++];
        if (kind == (byte)'u')
            return UnicodeEscape().EncodeToUtf8(target);
        target[0] = kind switch
        {
            (byte)'"' or (byte)'\\' or (byte)'/' => kind,
            (byte)'b' => (byte)'\b',
            (byte)'f' => (byte)'\f',
            (byte)'n' => (byte)'\n',
            (byte)'r' => (byte)'\r',
            (byte)'t' => (byte)'\t',
            _ => throw Wrong("an unknown escape"),
        };
        return 1;
    }

    private Rune UnicodeEscape()
    {
        var high = (char)FourHex();
        if (Rune.TryCreate(high, out var rune))
            return rune;
        if (text[at..].StartsWith("\\u"u8))
        {
            at += 2;
            if (Rune.TryCreate(high, (char)FourHex(), out rune))
                return rune;
        }
        throw new EvidenceFormatException("JSON-TEXT", $"An unpaired surrogate before byte {at}.");
    }

    private int FourHex()
    {
        if (at + 4 > text.Length)
            throw Wrong("a string is not closed");
        var value = 0;
        foreach (var digit in text.Slice(at, 4))
            value = value * 16 + (char.IsAsciiHexDigit((char)digit) ? HexValue(digit) : throw Wrong("four hexadecimal digits were due"));
        at += 4;
        return value;
    }

    private static int HexValue(byte digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
