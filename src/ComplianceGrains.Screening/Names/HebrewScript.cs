using System.Text;

namespace ComplianceGrains.Screening.Names;

/// <summary>
/// Hebrew writes no short vowels either: its letters become a consonant text that is compared as Arabic is. Letters of two
/// sounds stay undecided: <c>B</c> b or v, <c>P</c> p or f, <c>K</c> k or kh, <c>E</c> sh or s, <c>V</c> v, o or u, <c>O</c> ts, <c>L</c> h or ch,
/// at the beginning <c>W</c> p and seldom f and <c>A</c> a, e or o, at the end <c>U</c> a, e, o or h.
/// </summary>
internal static class HebrewScript
{
    private const string Letters = "אבגדהוזחטיכךלמםנןסעפףצץקרשת";
    private const string Sounds = "aBgdhVzLtyKKlmmnns`PPOOkrEt";

    public static void Tokens(string piece, bool aside, List<NameToken> tokens, Unread? unread)
    {
        var letters = new StringBuilder(piece.Length);
        foreach (var rune in piece.EnumerateRunes())
        {
            if (rune.IsBmp && Letters.IndexOf((char)rune.Value, StringComparison.Ordinal) is >= 0 and var at)
                letters.Append(Sounds[at]);
            else if (rune.Value is 0x05F0 or 0x05F1 or 0x05F2)
                letters.Append(rune.Value == 0x05F2 ? "yy" : "V");
            else if (Rune.IsLetter(rune))
                unread?.Letter(rune);
            if (letters.Length > Distance.LongestToken - 2)
            {
                unread?.Because($"read {Distance.LongestToken - 2} letters of a longer word");
                break;
            }
        }

        // A doubled vav is the consonant, a doubled yod one sound; alef before either at the beginning is silent; he at the end is a vowel.
        letters.Replace("VV", "v").Replace("yy", "y");
        if (letters is { Length: > 2 } && letters[0] == 'a' && letters[1] is 'V' or 'y')
            letters.Remove(0, 1);
        if (letters is { Length: > 2 } && letters[^1] == 'h')
            letters[^1] = 'U';
        // At the beginning these three are hard; f stands there in foreign names only, and i and u are written with a letter after the alef.
        if (letters.Length > 1)
            letters[0] = letters[0] switch { 'B' => 'b', 'K' => 'k', 'P' => 'W', 'a' => 'A', var other => other };
        if (letters.Length == 0)
            return;
        if (letters.ToString() is "bn")
            tokens.Add(new NameToken("ben", piece, TokenKind.Word, aside));
        else
            tokens.Add(new NameToken($"{NameToken.Abjad}{NameToken.Hebrew}{letters}", piece, TokenKind.Word, aside));
    }
}
