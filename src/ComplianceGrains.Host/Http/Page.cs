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

    /// <summary>A page of things that have ids, in the order of these; those before it may have come or gone meanwhile.</summary>
    public static Task<IResult> OfIdsAsync<T, TBody>(IReadOnlyList<T> sorted, Func<T, string> id, Func<T, Task<TBody?>> body, string? after, string? limit)
        where TBody : class => OfPlacesAsync<T, TBody>(sorted, id, async items => [.. (await Task.WhenAll(items.Select(body))).OfType<TBody>()], after, limit);

    /// <summary>The same of what is at hand.</summary>
    public static Task<IResult> OfIds<T, TBody>(IReadOnlyList<T> sorted, Func<T, string> id, Func<T, TBody> body, string? after, string? limit) =>
        OfPlacesAsync<T, TBody>(sorted, id, items => Task.FromResult<IReadOnlyList<TBody>>([.. items.Select(body)]), after, limit);

    private static async Task<IResult> OfPlacesAsync<T, TBody>(
        IReadOnlyList<T> sorted, Func<T, string> id, Func<IReadOnlyList<T>, Task<IReadOnlyList<TBody>>> bodies, string? after, string? limit)
    {
        if (Read(null, limit, out var size, out _, parts: 0) is { } refusal)
            return Problems.Of(refusal);
        var last = after is null ? "" : IdOf(after);
        if (last is null)
            return Problems.Of(NotACursor());
        var rest = sorted.Where(item => string.CompareOrdinal(id(item), last) > 0).Take(size + 1).ToList();
        var items = rest.Take(size).ToList();
        return Results.Json(
            new Page<TBody>(await bodies(items), rest.Count > size ? Encode($"id {id(items[^1])}") : null, sorted.Count), WireJson.Options);
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

    /// <summary>A page of what stands in a store, by positions that only the store reads.</summary>
    /// <param name="after">The caller's cursor, or null.</param>
    /// <param name="limit">The caller's page size, or null.</param>
    /// <param name="read">Reads from a position, "" to begin; a <see cref="FormatException"/> says that it is none.</param>
    public static async Task<IResult> OfPositionsAsync(string? after, string? limit, Func<string, int, Task<Page<object>>> read)
    {
        if (Read(null, limit, out var size, out _, parts: 0) is { } refusal)
            return Problems.Of(refusal);
        try
        {
            var page = await read(after is null ? "" : Decode(after), size);
            return Results.Json(page with { Next = page.Next is { } next ? Encode(next) : null }, WireJson.Options);
        }
        catch (FormatException)
        {
            return Problems.Of(NotACursor());
        }
    }

    /// <summary>An opaque cursor of some numbers.</summary>
    public static string Cursor(params ReadOnlySpan<long> numbers)
    {
        var text = new StringBuilder();
        foreach (var number in numbers)
            text.Append(text.Length > 0 ? "." : "").Append(number.ToString(CultureInfo.InvariantCulture));
        return Encode(text.ToString());
    }

    private static string Encode(string position) => Evidence.Bytes.Base64Url.Encode(Encoding.ASCII.GetBytes(position));

    private static string Decode(string cursor)
    {
        var bytes = new byte[cursor.Length];
        return System.Buffers.Text.Base64Url.TryDecodeFromChars(cursor, bytes, out var length) ? Encoding.ASCII.GetString(bytes, 0, length) : throw new FormatException("This is no cursor.");
    }

    private static Refusal NotACursor()
    {
        var checks = new Checks();
        checks.Fail("after", "not-a-cursor", "Use 'next' of the page before, as it was given.");
        return checks.QueryRefusal!;
    }

    private static string? IdOf(string cursor)
    {
        var bytes = new byte[cursor.Length];
        try
        {
            return System.Buffers.Text.Base64Url.TryDecodeFromChars(cursor, bytes, out var length) && Encoding.ASCII.GetString(bytes, 0, length) is var text
                && text.StartsWith("id ", StringComparison.Ordinal) && Checks.IsIdentifier(text[3..]) ? text[3..] : null;
        }
        catch (FormatException)
        {
            return null;
        }
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
