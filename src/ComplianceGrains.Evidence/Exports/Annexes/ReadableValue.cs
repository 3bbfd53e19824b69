using ComplianceGrains.Evidence.Bytes;

namespace ComplianceGrains.Evidence.Exports.Annexes;

/// <summary>A field's value as a person reads it in a table; the exact text stands in <c>view.csv</c>.</summary>
internal static class ReadableValue
{
    /// <summary>A text is itself, nothing is empty, a list is joined by <c>"; "</c>, an object gives <c>name: value</c> joined by <c>", "</c> for each member that has a value; what is nested deeper stands in parentheses.</summary>
    public static string Of(Json value) => Of(value, 0);

    private static string Of(Json value, int depth) => value switch
    {
        Json.Text text => text.Value,
        Json.Integer number => Texts.Decimal(number.Value),
        Json.Boolean truth => truth.Value ? "true" : "false",
        Json.Array { Items: { Count: > 0 } items } => Within(string.Join("; ", items.Select(item => Of(item, depth + 1))), depth),
        Json.Object { Members: { Count: > 0 } members } => Within(string.Join(", ", members.Where(member => member.Value is not Json.Null).Select(member => $"{member.Key}: {Of(member.Value, depth + 1)}")), depth),
        _ => "",
    };

    private static string Within(string text, int depth) => depth > 1 ? $"({text})" : text;
}
