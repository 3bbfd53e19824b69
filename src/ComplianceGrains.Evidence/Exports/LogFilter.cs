using ComplianceGrains.Evidence.Bytes;

namespace ComplianceGrains.Evidence.Exports;

/// <summary>Which entries of a log an export opens; null lets all through. An entry matches if both lists let it.</summary>
/// <param name="Actors">Pseudonyms, sorted.</param>
/// <param name="Kinds">Kinds, sorted.</param>
public sealed record LogFilter(IReadOnlyList<string>? Actors, IReadOnlyList<string>? Kinds)
{
    /// <summary>Lets everything through.</summary>
    public static LogFilter All { get; } = new(null, null);

    internal bool Matches(string actor, string kind) => Has(Actors, actor) && Has(Kinds, kind);

    internal string ToJson() => $$"""{"actors":{{List(Actors)}},"kinds":{{List(Kinds)}}}""";

    internal static LogFilter Read(Json value, string code)
    {
        var members = new JsonMembers(value, code, "A filter of the scope");
        var filter = new LogFilter(List(members.Any("actors"), members), List(members.Any("kinds"), members));
        members.Close();
        return filter;
    }

    // The lists are sorted, and may name every customer.
    private static bool Has(IReadOnlyList<string>? items, string item)
    {
        var (low, high) = (0, items?.Count ?? 0);
        while (low < high)
        {
            var middle = (low + high) / 2;
            switch (string.CompareOrdinal(items![middle], item))
            {
                case 0: return true;
                case < 0: low = middle + 1; break;
                default: high = middle; break;
            }
        }
        return items is null;
    }

    private static string List(IReadOnlyList<string>? items) => items is null ? "null" : StrictJson.Array(items.Select(StrictJson.Text));

    private static string[]? List(Json value, JsonMembers within)
    {
        if (value is Json.Null)
            return null;
        var items = value is Json.Array array ? array.Items.Select(i => i is Json.Text text ? text.Value : throw within.Wrong("lists something else than texts")).ToArray() : throw within.Wrong("is neither null nor a list");
        for (var i = 1; i < items.Length; i++)
        {
            if (string.CompareOrdinal(items[i - 1], items[i]) >= 0)
                throw within.Wrong("has a list that is not sorted or has duplicates");
        }
        return items;
    }
}
