using System.Text;

namespace ComplianceGrains.Evidence.Bytes;

/// <summary>
/// Canonical JSON: strict JSON, names sorted by byte, no white space, strings only of 0x20–0x7E without <c>"</c> and
/// <c>\</c>. Nothing is ever escaped, so the text can be compared with its own re-serialisation.
/// </summary>
public static class CanonicalJson
{
    /// <summary>Whether a text may stand in canonical JSON without an escape.</summary>
    public static bool IsPlain(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange(' ', '~') && !text.ContainsAny('"', '\\');

    /// <summary>Whether the bytes are canonical JSON.</summary>
    public static bool IsCanonical(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return IsCanonical(bytes, Json.Parse(bytes));
        }
        catch (EvidenceFormatException)
        {
            return false;
        }
    }

    /// <summary>
    /// The same for bytes that were parsed already. Strict JSON has one form for everything but escapes, characters
    /// and the order of names, so these are all that a re-serialisation could change.
    /// </summary>
    internal static bool IsCanonical(ReadOnlySpan<byte> bytes, Json value) =>
        !bytes.ContainsAnyExceptInRange((byte)' ', (byte)'~') && !bytes.Contains((byte)'\\') && IsSorted(value);

    /// <summary>Quotes a text that needs no escape.</summary>
    /// <exception cref="ArgumentException">The text needs one.</exception>
    internal static string Quote(string text) => IsPlain(text) ? $"\"{text}\"" : throw new ArgumentException("Text in canonical JSON is 0x20–0x7E without \" and \\.", nameof(text));

    /// <summary>The canonical text of a value, or null if a string in it needs an escape.</summary>
    internal static string? TryWrite(Json value)
    {
        var text = new StringBuilder();
        return Write(value, text) ? text.ToString() : null;
    }

    private static bool IsSorted(Json value)
    {
        switch (value)
        {
            case Json.Array array:
                foreach (var item in array.Items)
                {
                    if (!IsSorted(item))
                        return false;
                }
                return true;
            case Json.Object members:
                for (var i = 0; i < members.Members.Count; i++)
                {
                    if ((i > 0 && string.CompareOrdinal(members.Members[i - 1].Key, members.Members[i].Key) >= 0) || !IsSorted(members.Members[i].Value))
                        return false;
                }
                return true;
            default:
                return true;
        }
    }

    private static bool Write(Json value, StringBuilder to)
    {
        switch (value)
        {
            case Json.Text text:
                to.Append('"').Append(text.Value).Append('"');
                return IsPlain(text.Value);
            case Json.Integer number:
                to.Append(Texts.Decimal(number.Value));
                return true;
            case Json.Boolean boolean:
                to.Append(boolean.Value ? "true" : "false");
                return true;
            case Json.Array array:
                to.Append('[');
                for (var i = 0; i < array.Items.Count; i++)
                {
                    if (i > 0)
                        to.Append(',');
                    if (!Write(array.Items[i], to))
                        return false;
                }
                to.Append(']');
                return true;
            case Json.Object members:
                return WriteObject(members, to);
            default:
                to.Append("null");
                return true;
        }
    }

    private static bool WriteObject(Json.Object value, StringBuilder to)
    {
        to.Append('{');
        var first = true;
        foreach (var (name, member) in value.Members.OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            if (!first)
                to.Append(',');
            first = false;
            to.Append('"').Append(name).Append("\":");
            if (!IsPlain(name) || !Write(member, to))
                return false;
        }
        to.Append('}');
        return true;
    }
}
