using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ComplianceGrains.Storage.Azure.Tables;

/// <summary>
/// Row keys are parts with <c>~</c> between them. What table storage or a filter gives a meaning (<c>/ \ # ? ' ~</c> and all beyond
/// letters, digits, point, line and underscore) is written as <c>=XXXX</c>, so that no two texts are one.
/// </summary>
internal static class RowKey
{
    /// <summary>A key has at most 1 KiB, two bytes a character, and up to two texts of somebody else's in it.</summary>
    private const int Longest = 200;

    private const int Kept = 120;

    public static string Part(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var letter in text)
            if (char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-')
                escaped.Append(letter);
            else
                escaped.Append(CultureInfo.InvariantCulture, $"={(int)letter:X4}");
        return escaped.Length <= Longest
            ? escaped.ToString()
            : $"{escaped.ToString(0, Kept)}=H{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
    }

    /// <summary>A number of up to ten digits, so that rows sort by it.</summary>
    public static string Short(long number) => number.ToString("D10", CultureInfo.InvariantCulture);

    /// <summary>A number of up to nineteen digits.</summary>
    public static string Long(long number) => number.ToString("D19", CultureInfo.InvariantCulture);

    /// <summary>The rows of a partition whose key begins so.</summary>
    public static string Prefix(string partition, string prefix) => Range(partition, prefix, After(prefix));

    /// <summary>The rows of a partition from one key, up to another and without it.</summary>
    public static string Range(string partition, string from, string to) => $"PartitionKey eq '{partition}' and RowKey ge '{from}' and RowKey lt '{to}'";

    /// <summary>The first key behind all that begin so.</summary>
    public static string After(string prefix) => $"{prefix[..^1]}{(char)(prefix[^1] + 1)}";
}
