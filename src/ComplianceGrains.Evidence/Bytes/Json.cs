namespace ComplianceGrains.Evidence.Bytes;

/// <summary>A strict JSON value as a tree. Members keep the order of the text.</summary>
internal abstract record Json
{
    public sealed record Text(string Value) : Json;

    public sealed record Integer(long Value) : Json;

    public sealed record Boolean(bool Value) : Json
    {
        public static readonly Boolean True = new(true);
        public static readonly Boolean False = new(false);
    }

    public sealed record Null : Json
    {
        public static readonly Null Value = new();
    }

    public sealed record Array(IReadOnlyList<Json> Items) : Json;

    public sealed record Object(IReadOnlyList<KeyValuePair<string, Json>> Members) : Json;

    /// <exception cref="EvidenceFormatException"><c>JSON</c>, <c>JSON-DUPKEY</c>, <c>JSON-NUMBER</c>, <c>JSON-TEXT</c>.</exception>
    public static Json Parse(ReadOnlySpan<byte> text)
    {
        var cursor = new JsonCursor(text);
        var value = cursor.Value();
        cursor.End();
        return value;
    }
}
