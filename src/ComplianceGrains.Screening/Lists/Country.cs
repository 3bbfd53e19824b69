using System.Collections.Frozen;
using ComplianceGrains.Screening.Embedded;

namespace ComplianceGrains.Screening.Lists;

/// <summary>Country words to ISO 3166-1 alpha-2. The words are those that the lists themselves use.</summary>
public static class Country
{
    private static readonly FrozenDictionary<string, string> Codes = Read();

    /// <summary>The alpha-2 code of a country's English name or code; the trimmed text itself when it is not known.</summary>
    public static string Code(string text)
    {
        var word = text.Trim().TrimEnd('.');
        return word.Length == 2 && word.All(char.IsAsciiLetter)
            ? word.ToUpperInvariant()
            : Codes.TryGetValue(word, out var code) ? code : word;
    }

    private static FrozenDictionary<string, string> Read()
    {
        var codes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in Resource.Lines("countries.txt"))
        {
            var cells = line.Split('|');
            foreach (var name in cells[1..])
                codes[name] = cells[0];
        }

        return codes.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
