using System.Globalization;
using System.Text;

namespace ComplianceGrains.Evidence.Bytes;

/// <summary>The strict JSON of field values: checks texts, and writes them compactly.</summary>
public static class StrictJson
{
    /// <summary>Checks that the text is one strict JSON value without white space outside strings.</summary>
    /// <exception cref="EvidenceFormatException"><c>JSON</c>, <c>JSON-DUPKEY</c>, <c>JSON-NUMBER</c>, <c>JSON-TEXT</c>; the message gives the byte, never the value.</exception>
    public static void Check(ReadOnlySpan<byte> text)
    {
        var cursor = new JsonCursor(text);
        cursor.Skip();
        cursor.End();
    }

    /// <summary>The JSON text of a string, or <c>null</c>.</summary>
    /// <exception cref="EvidenceFormatException"><c>JSON-TEXT</c>: an unpaired surrogate.</exception>
    public static string Text(string? value)
    {
        if (value is null)
            return "null";
        var text = new StringBuilder(value.Length + 2).Append('"');
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (char.IsSurrogate(c) && !(char.IsHighSurrogate(c) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1])) && !(char.IsLowSurrogate(c) && i > 0 && char.IsHighSurrogate(value[i - 1])))
                throw new EvidenceFormatException("JSON-TEXT", $"An unpaired surrogate at character {i}.");
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }
        return text.Append('"').ToString();
    }

    /// <summary>The JSON text of an integer, or <c>null</c>. Amounts and scores are decimal strings, never numbers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside ±(2^53-1).</exception>
    public static string Number(long? value) => value switch
    {
        null => "null",
        < -JsonCursor.MaxInteger or > JsonCursor.MaxInteger => throw new ArgumentOutOfRangeException(nameof(value), "Integers are within ±(2^53-1)."),
        { } number => Texts.Decimal(number),
    };

    /// <summary>The JSON text of a truth value, or <c>null</c>.</summary>
    public static string Boolean(bool? value) => value switch { true => "true", false => "false", null => "null" };

    /// <summary>The JSON text of an array of JSON texts.</summary>
    public static string Array(IEnumerable<string> items) => $"[{string.Join(',', items)}]";
}
