using System.Security.Cryptography;
using System.Text;

namespace ComplianceGrains.Screening.Dispositions;

/// <summary>A keyed digest of what a subject was screened by. Keyed, because a plain hash of name and birth date can be guessed.</summary>
public static class SubjectDigest
{
    /// <summary><c>hmac:</c> and 64 hex digits; independent of the order of names, nationalities and identifiers.</summary>
    /// <param name="query">The subject; lists, threshold and freshness do not count.</param>
    /// <param name="key">At least 16 secret bytes of the firm.</param>
    public static string Of(ScreeningQuery query, ReadOnlySpan<byte> key)
    {
        if (key.Length < 16)
            throw new ArgumentException("The key must have at least 16 bytes.", nameof(key));
        var lines = new List<string> { $"kind {query.Kind}", $"birth {query.DateOfBirth}" };
        if (query.Gender is { } gender)
            lines.Add($"gender {gender}");
        lines.AddRange(query.Names.Select(name => $"name {name.Trim()}").Order(StringComparer.Ordinal));
        lines.AddRange(query.Nationalities.Select(country => $"country {Lists.Country.Code(country)}").Order(StringComparer.Ordinal));
        lines.AddRange(query.Identifiers.Select(identifier => $"identifier {identifier.Type} {identifier.Value} {identifier.Country}").Order(StringComparer.Ordinal));
        return "hmac:" + Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(string.Join('\n', lines.Select(line => line.ReplaceLineEndings(" "))))));
    }
}
