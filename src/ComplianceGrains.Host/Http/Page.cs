using System.Globalization;
using System.Text;
using ComplianceGrains.Api;
using ComplianceGrains.Contracts.Actors;

namespace ComplianceGrains.Host.Http;

/// <summary>Pages and their cursors.</summary>
internal static class Page
{
    public const int Largest = 200;

    private const int Usual = 50;

    /// <summary>A page of things that are all at hand, by a number that rises; only those of the page are put into their form.</summary>
    public static async Task<IResult> OfAsync<T, TBody>(
        IReadOnlyList<T> all, Func<T, long> number, Func<IReadOnlyList<T>, Task<IReadOnlyList<TBody>>> bodies, string? after, string? limit)
    {
        if (Read(after, limit, out var size, out var numbers, parts: 1) is { } refusal)
            return Problems.Of(refusal);
        var rest = numbers is [var last] ? all.Where(item => number(item) > last).ToList() : all;
        var items = rest.Take(size).ToList();
        return Results.Json(new Page<TBody>(await bodies(items), rest.Count > size ? Cursor(number(items[^1])) : null, all.Count), WireJson.Options);
    }

    /// <summary>Reads a cursor and a page size; a refusal if they are not what they should be.</summary>
    public static Refusal? Read(string? after, string? limit, out int size, out long[] numbers, int parts)
    {
        size = Usual;
        numbers = [];
        var checks = new Checks();
        if (limit is not null && (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out size) || size is < 1 or > Largest))
            checks.Fail("limit", "out-of-range", $"Use 1 to {Largest}.");
        if (after is not null && !TryParse(after, parts, out numbers))
            checks.Fail("after", "not-a-cursor", "Use 'next' of the page before, as it was given.");
        return checks.QueryRefusal;
    }

    /// <summary>An opaque cursor of some numbers.</summary>
    public static string Cursor(params ReadOnlySpan<long> numbers)
    {
        var text = new StringBuilder();
        foreach (var number in numbers)
            text.Append(text.Length > 0 ? "." : "").Append(number.ToString(CultureInfo.InvariantCulture));
        return Evidence.Bytes.Base64Url.Encode(Encoding.ASCII.GetBytes(text.ToString()));
    }

    private static bool TryParse(string cursor, int parts, out long[] numbers)
    {
        numbers = [];
        var bytes = new byte[cursor.Length];
        try
        {
            if (!System.Buffers.Text.Base64Url.TryDecodeFromChars(cursor, bytes, out var length))
                return false;
            var texts = Encoding.ASCII.GetString(bytes, 0, length).Split('.');
            numbers = [.. texts.Select(text => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : long.MinValue)];
            return numbers.Length == parts && !numbers.Contains(long.MinValue);
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
