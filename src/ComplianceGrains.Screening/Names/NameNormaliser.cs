using System.Buffers;
using System.Globalization;
using System.Text;

namespace ComplianceGrains.Screening.Names;

/// <summary>Brings a name of any script and form into comparable parts.</summary>
/// <remarks>
/// In this order: format characters and marks vanish; look-alike letters are folded in mixed-script parts only;
/// scripts are transliterated; case and punctuation go; digits in the place of letters become letters; spaced-out
/// letters are glued; legal forms become one canonical part; particles and titles are tagged.
/// The same function runs over lists and queries, so whatever it does to one it does to the other.
/// </remarks>
internal static class NameNormaliser
{
    private const int LongestName = 400;
    private static readonly SearchValues<char> DigitsAndSigns = SearchValues.Create("0123456789@$");

    public static NameToken[] Normalise(string name)
    {
        var pieces = Pieces(name.Length > LongestName ? name[..LongestName] : name);
        var tokens = new List<NameToken>(pieces.Count + 2);
        foreach (var (piece, aside) in pieces)
            Transliterate(piece, aside, tokens);
        ReadDigits(tokens);

        GlueSpacedLetters(tokens);
        LegalForms.Fold(tokens);
        for (var i = 0; i < tokens.Count; i++)
            if (tokens[i].Kind == TokenKind.Word)
                tokens[i] = tokens[i] with { Kind = Classify(tokens[i].Text), Text = NameWords.Canonical(tokens[i].Text) };
        PromoteWhereNothingElseIs(tokens);
        return [.. tokens];
    }

    /// <summary>
    /// People are listed as <c>El Hajj</c> and <c>El Para</c>: where particles and titles are all there is, the longer ones
    /// are the name. One of them alone is none.
    /// </summary>
    private static void PromoteWhereNothingElseIs(List<NameToken> tokens)
    {
        if (tokens.Count < 2 || tokens.Exists(token => token.Kind is not (TokenKind.Particle or TokenKind.Title)))
            return;
        for (var i = 0; i < tokens.Count; i++)
            if (tokens[i].Original.Length >= 4)
                tokens[i] = tokens[i] with { Kind = TokenKind.Word };
    }

    private static TokenKind Classify(string text) =>
        text.AsSpan().ContainsAnyInRange('0', '9') ? TokenKind.Number
        : text.Length == 1 ? TokenKind.Initial
        : NameWords.Kind(text);

    private static List<(string Piece, bool Aside)> Pieces(string name)
    {
        var pieces = new List<(string, bool)>();
        var current = new StringBuilder();
        var depth = 0;
        foreach (var rune in name.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '(' or '[' or '{' or 0xFF08:
                    End();
                    depth++;
                    continue;
                case ')' or ']' or '}' or 0xFF09:
                    End();
                    depth = Math.Max(0, depth - 1);
                    continue;
                case '\'' or '`' or 0xB4 or 0x2019 or 0x2018 or 0x2BC or 0x2BB or 0x2BF or 0x2BE or 0x2032 or 0x2B9:
                    continue;
                case '&':
                    End();
                    pieces.Add(("and", depth > 0));
                    continue;
                case '.' or '/' or '@' or '$':
                    current.Append((char)rune.Value);
                    continue;
            }

            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark:
                    break;
                case UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                    or UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.SpacingCombiningMark
                    or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber:
                    if (rune.IsBmp)
                        current.Append((char)rune.Value);
                    else
                        current.Append(rune.ToString());
                    break;
                default:
                    End();
                    break;
            }
        }

        End();
        return pieces;

        void End()
        {
            if (current.Length > 0)
                Split(current.ToString(), depth > 0, pieces);
            current.Clear();
        }
    }

    /// <summary>Dots and slashes join an abbreviation (<c>S.A.</c>, <c>M/V</c>) and separate everything else.</summary>
    private static void Split(string piece, bool aside, List<(string, bool)> pieces)
    {
        if (piece.AsSpan().IndexOfAny('.', '/') < 0)
        {
            pieces.Add((piece, aside));
            return;
        }

        var parts = piece.Split(['.', '/'], StringSplitOptions.RemoveEmptyEntries);
        var joined = string.Concat(parts);
        var abbreviation = parts.Length > 1 && parts.All(part => part.Length <= 2)
            && (parts.Length > 2 || LegalForms.IsForm(joined.ToLowerInvariant()) || NameWords.Kind(joined.ToLowerInvariant()) == TokenKind.Title);
        if (abbreviation)
            pieces.Add((joined, aside));
        else
            foreach (var part in parts)
                pieces.Add((part, aside));
    }

    private static void Transliterate(string piece, bool aside, List<NameToken> tokens)
    {
        if (Ascii.IsValid(piece))
        {
            Add(piece, piece, aside, tokens);
            return;
        }

        var folded = LookAlikes.Fold(piece);
        switch (Scripts.Of(folded))
        {
            case Script.Arabic:
                ArabicScript.Tokens(folded, aside, tokens);
                break;
            case Script.Syllabic:
                foreach (var rune in folded.EnumerateRunes())
                    Add(AnyAscii.Transliteration.Transliterate(rune.ToString()), rune.ToString(), aside, tokens);
                break;
            case Script.Cyrillic:
                Add(CyrillicScript.ToLatin(folded), piece, aside, tokens);
                break;
            default:
                Add(AnyAscii.Transliteration.Transliterate(folded), piece, aside, tokens);
                break;
        }
    }

    private static void Add(string ascii, string original, bool aside, List<NameToken> tokens)
    {
        Span<char> buffer = stackalloc char[Math.Min(ascii.Length, Distance.LongestToken)];
        var length = 0;
        foreach (var c in ascii)
            if ((char.IsAsciiLetterOrDigit(c) || c is '@' or '$') && length < Distance.LongestToken)
                buffer[length++] = char.ToLowerInvariant(c);
        if (length == 0)
            return;
        tokens.Add(new NameToken(buffer[..length].ToString(), original, TokenKind.Word, aside));
    }

    private static void ReadDigits(List<NameToken> tokens)
    {
        var disguised = false;
        foreach (var token in tokens)
            disguised |= Leet.IsClear(token.Text);
        for (var i = tokens.Count - 1; i >= 0; i--)
        {
            if (!tokens[i].Text.AsSpan().ContainsAny(DigitsAndSigns))
                continue;
            tokens[i] = tokens[i] with { Text = Leet.Read(tokens[i].Text, disguised) };
            if (tokens[i].Text.Length == 0)
                tokens.RemoveAt(i);
        }
    }

    /// <summary><c>Y U S U F</c>: three or more single letters in a row are one word, unless they spell a legal form.</summary>
    private static void GlueSpacedLetters(List<NameToken> tokens)
    {
        for (var start = 0; start < tokens.Count; start++)
        {
            var end = start;
            while (end < tokens.Count && tokens[end].Text is [>= 'a' and <= 'z'])
                end++;
            if (end - start < 3)
                continue;
            var letters = tokens.GetRange(start, end - start);
            var glued = new NameToken(
                string.Concat(letters.Select(token => token.Text)), string.Join(' ', letters.Select(token => token.Original)),
                TokenKind.Word, letters[0].Aside);
            tokens.RemoveRange(start, end - start);
            tokens.Insert(start, glued);
        }
    }
}
