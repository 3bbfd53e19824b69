using System.Text;

namespace ComplianceGrains.Screening.Names;

/// <summary>
/// Arabic script writes no short vowels, so its letters become a consonant text that is marked as such and compared
/// with Latin names by rules of its own (<see cref="Distance.Abjad"/>).
/// </summary>
internal static class ArabicScript
{
    // Letters after presentation forms are folded; the second string holds one letter of the sound alphabet each.
    private const string Letters = "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءآأإؤئپچژگکیےہھټډړښږڼۀۇۆٹڈڑںڤڭ";
    private const string Sounds = "abtTJhHdDrzsSsdtz`GfkklmnhwyyQ`aaawybCJgkyyhhtdrSJnQwwtdrnvg";

    /// <summary>Stretches a word and is no letter.</summary>
    private const char Tatweel = '\u0640';

    public static void Tokens(string piece, bool aside, List<NameToken> tokens, Unread? unread)
    {
        var letters = LettersOf(piece, unread);
        if (letters.Length == 0)
            return;

        // "abd" followed by the article is one name however it is spaced: Abdullah, Abdulrahman.
        if (tokens.Count > 0 && tokens[^1].Text == "~`bd" && letters.StartsWith("al", StringComparison.Ordinal) && letters.Length >= 3)
        {
            var abd = tokens[^1];
            tokens[^1] = new NameToken("~`bd" + letters, abd.Original + " " + piece, TokenKind.Word, aside);
            return;
        }

        if (ParticleOrTitle(letters) is { } latin)
        {
            tokens.Add(new NameToken(latin, piece, TokenKind.Word, aside));
            return;
        }

        if (letters.Length > 4 && letters.StartsWith("al", StringComparison.Ordinal) && letters != "alh")
        {
            tokens.Add(new NameToken("al", piece[..Math.Min(2, piece.Length)], TokenKind.Word, aside));
            letters = letters[2..];
        }

        tokens.Add(new NameToken(NameToken.Abjad + letters, piece, TokenKind.Word, aside));
    }

    /// <summary>Particles and titles, as they are told apart in Latin letters.</summary>
    private static string? ParticleOrTitle(string letters) => letters switch
    {
        "bn" or "abn" or "bnt" or "wld" => "bin",
        "al" => "al",
        "haJ" or "haJy" or "hJy" => "haji",
        "SyH" => "sheikh",
        "mla" or "mwla" => "mullah",
        "mwlwy" => "mawlawi",
        "mwlana" => "maulana",
        "mfty" => "mufti",
        "kary" => "qari",
        "astad" or "astaD" => "ustad",
        "dktwr" => "dr",
        _ => null,
    };

    private static string LettersOf(string piece, Unread? unread)
    {
        var letters = new StringBuilder(piece.Length);
        foreach (var rune in piece.EnumerateRunes())
        {
            var basic = rune.IsBmp ? (char)rune.Value : '\0';
            if (basic >= '\uFB50')
                basic = PresentationForm(basic);
            if (basic != '\0' && Letters.IndexOf(basic, StringComparison.Ordinal) is >= 0 and var at)
            {
                // The article's l and a first l are one sound: Abdullatif.
                if (Sounds[at] != 'l' || letters.Length == 0 || letters[^1] != 'l')
                    letters.Append(Sounds[at]);
            }
            else if (rune.IsAscii)
            {
                if (char.IsAsciiLetter(basic))
                    letters.Append(char.ToLowerInvariant(basic));
            }
            else if (Rune.IsLetter(rune) && basic != Tatweel)
            {
                var other = AnyAscii.Transliteration.Transliterate(rune.ToString()).ToLowerInvariant();
                if (other.Any(char.IsAsciiLetter))
                    letters.Append(string.Concat(other.Where(char.IsAsciiLetter)));
                else
                    unread?.Letter(rune);
            }

            if (letters.Length > Distance.LongestToken - 2)
            {
                unread?.Because($"read {Distance.LongestToken - 2} letters of a longer word");
                break;
            }
        }

        return letters.ToString();
    }

    /// <summary>Positional glyphs, which old files contain, to their letter (Unicode blocks Arabic Presentation Forms A and B).</summary>
    private static char PresentationForm(char c) => c switch
    {
        >= '\uFE81' and <= '\uFE82' => 'آ',
        >= '\uFE83' and <= '\uFE84' => 'أ',
        >= '\uFE85' and <= '\uFE86' => 'ؤ',
        >= '\uFE87' and <= '\uFE88' => 'إ',
        >= '\uFE89' and <= '\uFE8C' => 'ئ',
        >= '\uFE8D' and <= '\uFE8E' => 'ا',
        >= '\uFE8F' and <= '\uFE92' => 'ب',
        >= '\uFE93' and <= '\uFE94' => 'ة',
        >= '\uFE95' and <= '\uFEEC' => "تثجحخ"[Math.Min((c - '\uFE95') / 4, 4)] is var early && c < '\uFEA9' ? early : Late(c),
        >= '\uFEED' and <= '\uFEEE' => 'و',
        >= '\uFEEF' and <= '\uFEF0' => 'ى',
        >= '\uFEF1' and <= '\uFEF4' => 'ي',
        >= '\uFB56' and <= '\uFB59' => 'پ',
        >= '\uFB7A' and <= '\uFB7D' => 'چ',
        >= '\uFB8A' and <= '\uFB8B' => 'ژ',
        >= '\uFB8E' and <= '\uFB91' => 'ک',
        >= '\uFB92' and <= '\uFB95' => 'گ',
        >= '\uFBFC' and <= '\uFBFF' => 'ی',
        _ => c,
    };

    private static char Late(char c) => c switch
    {
        < '\uFEAB' => 'د',
        < '\uFEAD' => 'ذ',
        < '\uFEAF' => 'ر',
        < '\uFEB1' => 'ز',
        _ => "سشصضطظعغفقكلمنه"[Math.Min((c - '\uFEB1') / 4, 14)],
    };
}
