using System.Globalization;
using System.Numerics;

namespace ComplianceGrains.Screening.Matching;

/// <summary>Kinds of numbers and their check digits, where a standard has one. A number that fails its check is mistyped: that is said, never corrected.</summary>
internal static class IdentifierForm
{
    /// <summary>Which kind of number this is, so that two of one kind can differ; null for kinds of which a subject may have any number.</summary>
    public static string? Kind(string type, string value)
    {
        var words = type.ToUpperInvariant();
        return words.Contains("IMO", StringComparison.Ordinal) || value.TrimStart().StartsWith("IMO", StringComparison.OrdinalIgnoreCase) ? "IMO number"
            : words.Contains("PASSPORT", StringComparison.Ordinal) ? "passport"
            : words.Contains("LEI", StringComparison.Ordinal) || words.Contains("LEGAL ENTITY IDENTIFIER", StringComparison.Ordinal) ? "LEI"
            : words.Contains("NATIONAL", StringComparison.Ordinal) || words.Contains("CEDULA", StringComparison.Ordinal) ? "national identification"
            : words.Contains("OGRN", StringComparison.Ordinal) ? "OGRN"
            : words.Contains("TAX", StringComparison.Ordinal) || words.Contains("INN", StringComparison.Ordinal) ? "tax number"
            : null;
    }

    /// <summary>Whether the number fails the check of its kind; false when the kind has none.</summary>
    public static bool FailsCheck(string type, string value, string key) => Kind(type, value) switch
    {
        "IMO number" => key.Length == 7 && key.All(char.IsAsciiDigit) && key.Take(6).Select((digit, i) => (digit - '0') * (7 - i)).Sum() % 10 != key[6] - '0',
        "LEI" => key.Length == 20 && BigInteger.Parse(string.Concat(key.Select(c => char.IsAsciiDigit(c) ? c.ToString() : (c - 'A' + 10).ToString(CultureInfo.InvariantCulture))), CultureInfo.InvariantCulture) % 97 != 1,
        // The state register's number: what stands before its last digit, divided by 11 or for a sole trader by 13, leaves that digit.
        "OGRN" when key.All(char.IsAsciiDigit) => key.Length switch
        {
            13 => long.Parse(key[..12], CultureInfo.InvariantCulture) % 11 % 10 != key[12] - '0',
            15 => long.Parse(key[..14], CultureInfo.InvariantCulture) % 13 % 10 != key[14] - '0',
            _ => false,
        },
        "tax number" when type.Contains("INN", StringComparison.OrdinalIgnoreCase) && key.All(char.IsAsciiDigit) => key.Length switch
        {
            10 => Weighted(key, [2, 4, 10, 3, 5, 9, 4, 6, 8]) != key[9] - '0',
            12 => Weighted(key, [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) != key[10] - '0' || Weighted(key, [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) != key[11] - '0',
            _ => false,
        },
        _ => false,
    };

    private static int Weighted(string digits, int[] weights) => weights.Select((weight, i) => weight * (digits[i] - '0')).Sum() % 11 % 10;
}
