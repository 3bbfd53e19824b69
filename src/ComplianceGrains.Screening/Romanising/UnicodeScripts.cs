using System.Globalization;
using System.Text;
using ComplianceGrains.Screening.Embedded;

namespace ComplianceGrains.Screening.Romanising;

/// <summary>The script of a letter, by the names of the Unicode Character Database (<c>Thai</c>, <c>Hangul</c>, <c>Han</c>).</summary>
internal static class UnicodeScripts
{
    public const string Common = "Common";
    public const string Inherited = "Inherited";
    public const string Latin = "Latin";

    private static readonly (int First, int Last, string Script)[] Ranges = [.. Resource.Lines("unicode-scripts.txt").Select(line => line.Split(' '))
        .Select(cells => (Hex(cells[0]), Hex(cells[1]), string.Intern(cells[2])))];

    private static readonly int[] Firsts = [.. Ranges.Select(range => range.First)];

    /// <summary><see cref="Common"/> for digits and signs, <see cref="Inherited"/> for marks that belong to any script.</summary>
    public static string Of(Rune rune)
    {
        if (rune.IsAscii)
            return char.IsAsciiLetter((char)rune.Value) ? Latin : Common;
        var at = Array.BinarySearch(Firsts, rune.Value);
        at = at < 0 ? ~at - 1 : at;
        return at >= 0 && rune.Value <= Ranges[at].Last ? Ranges[at].Script : Inherited;
    }

    private static int Hex(string text) => int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
