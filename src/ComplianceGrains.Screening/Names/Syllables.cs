using System.Text;
using ComplianceGrains.Screening.Romanising;

namespace ComplianceGrains.Screening.Names;

/// <summary>
/// Han characters and Hangul syllables as parts of names. Against Latin letters their readings count; against one another
/// only the character does: a sound has dozens of characters.
/// </summary>
internal static class Syllables
{
    /// <summary>How alike a syllable and one of its readings are.</summary>
    public const float Read = 0.97f;

    /// <summary>One syllable tells little by itself.</summary>
    public const float MostBits = 6f;

    public static string[] ReadingsOf(string text) =>
        Rune.TryGetRuneAt(text, 1, out var rune) ? Hangul.IsSyllable(rune) ? Hangul.ReadingsOf(rune) : Han.ReadingsOf(rune) : [];

    /// <summary>Whether a Latin part is a reading of a syllable.</summary>
    /// <remarks>What is a particle elsewhere (<c>do</c>) or an initial (<c>a</c>) may be a syllable of a name; a particle stands here in its usual spelling.</remarks>
    public static bool Reads(TokenForm syllable, TokenForm latin) =>
        syllable.IsSyllable && !latin.IsSyllable && !latin.Abjad
        && (Array.IndexOf(syllable.Readings, latin.Text) >= 0
            || latin.Kind is TokenKind.Particle or TokenKind.Title && Array.Exists(syllable.Readings, reading => NameWords.Kind(reading) == latin.Kind && NameWords.Canonical(reading) == latin.Text));

    /// <summary>Whether a Latin part spells several syllables one after the other: Xiaoping, Jongun.</summary>
    public static bool Spell(ReadOnlySpan<TokenForm> syllables, ReadOnlySpan<char> latin)
    {
        if (syllables.Length == 0)
            return latin.Length == 0;
        foreach (var reading in syllables[0].Readings)
            if (reading.Length > 0 && latin.StartsWith(reading, StringComparison.Ordinal) && Spell(syllables[1..], latin[reading.Length..]))
                return true;
        return false;
    }

    /// <summary>Syllables of the family name with which a person's name in Han or Hangul begins; 0 when the parts are no such name.</summary>
    public static int SurnameLength(ReadOnlySpan<TokenForm> forms)
    {
        var runes = new List<Rune>(4);
        foreach (var form in forms)
        {
            if (!form.IsSyllable || runes.Count == 5)
                return 0;
            runes.Add(Rune.GetRuneAt(form.Text, 1));
        }

        return runes.Count == 0 ? 0 : Hangul.IsSyllable(runes[0]) ? Hangul.SurnameLength(runes) : Han.SurnameLength(runes);
    }
}
