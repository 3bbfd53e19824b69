using System.Text.RegularExpressions;

namespace ComplianceGrains.Screening.Lists.Reading;

/// <summary>Names out of a cell that holds several, counted (<c>a)</c>, <c>（a）</c>, <c>(i)</c>) or led by <c>a.k.a.</c>.</summary>
internal static partial class Aka
{
    public static IEnumerable<string> Split(string text) =>
        Separators().Split(text).Select(name => name.Trim(' ', ',', ';', ':', '、', '；', '　')).Where(name => name.Any(char.IsLetter));

    [GeneratedRegex(@"(?:^|(?<=[\s;,、；]))[(（]?(?:[a-z]|[ivx]{1,4}|\d{1,2})[)）]|[;；]|(?:^|[\s,;(])[afn]\.?k\.?a\.(?=[\s,:'])|formerly known as,|、(?=\p{L})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Separators();
}
