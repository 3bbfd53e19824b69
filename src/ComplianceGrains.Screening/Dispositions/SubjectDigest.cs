using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using ComplianceGrains.Screening.Lists;

namespace ComplianceGrains.Screening.Dispositions;

/// <summary>A keyed digest of what a subject was screened by. Keyed, because a plain hash of name and birth date can be guessed.</summary>
public static class SubjectDigest
{
    private const int LongestOnStack = 512;

    private static ReadOnlySpan<char> Prefix => "hmac:";

    /// <summary><c>hmac:</c> and 64 hex digits; independent of the order of names, nationalities and identifiers.</summary>
    /// <param name="query">The subject; lists, threshold and freshness do not count.</param>
    /// <param name="key">At least 16 secret bytes of the firm.</param>
    public static string Of(ScreeningQuery query, ReadOnlySpan<byte> key)
    {
        if (key.Length < 16)
            throw new ArgumentException("The key must have at least 16 bytes.", nameof(key));
        // One line for each thing, what could break a line made a space; asked for every screening, so that nothing is made between.
        var text = new DefaultInterpolatedStringHandler(0, 0, CultureInfo.InvariantCulture, stackalloc char[LongestOnStack]);
        text.AppendLiteral("kind ");
        text.AppendFormatted(query.Kind);
        Line(ref text, "birth ", query.DateOfBirth?.ToString() ?? "");
        if (query.Gender is { } gender)
            Line(ref text, "gender ", gender);
        foreach (var name in Sorted(query.Names, static name => name.Trim()))
            Line(ref text, "name ", name);
        foreach (var country in Sorted(query.Nationalities, Country.Code))
            Line(ref text, "country ", country);
        foreach (var identifier in Sorted(query.Identifiers, static identifier => $"{identifier.Type} {identifier.Value} {identifier.Country}"))
            Line(ref text, "identifier ", identifier);
        var digest = Mac(text.Text, key);
        text.Clear();
        return digest;
    }

    private static string Mac(ReadOnlySpan<char> text, ReadOnlySpan<byte> key)
    {
        var longest = Encoding.UTF8.GetMaxByteCount(text.Length);
        Span<byte> bytes = longest <= 4 * LongestOnStack ? stackalloc byte[longest] : new byte[longest];
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, bytes[..Encoding.UTF8.GetBytes(text, bytes)], mac);
        Span<char> digits = stackalloc char[2 * HMACSHA256.HashSizeInBytes];
        Convert.TryToHexStringLower(mac, digits, out _);
        return string.Concat(Prefix, digits);
    }

    private static void Line(ref DefaultInterpolatedStringHandler text, string what, string value)
    {
        text.AppendLiteral("\n");
        text.AppendLiteral(what);
        text.AppendFormatted(value.ReplaceLineEndings(" "));
    }

    private static IReadOnlyList<string> Sorted<T>(IReadOnlyList<T> items, Func<T, string> text) => items.Count switch
    {
        0 => [],
        1 => [text(items[0])],
        _ => [.. items.Select(text).Order(StringComparer.Ordinal)],
    };
}
