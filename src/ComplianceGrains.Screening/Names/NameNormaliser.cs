using System.Buffers;
using System.Text;
using ComplianceGrains.Screening.Romanising;

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

    /// <summary>Letters that make a word beside the digits written against them.</summary>
    private const int LeastWord = 4;
    private static readonly SearchValues<char> DigitsAndSigns = SearchValues.Create("0123456789@$");
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");

    /// <summary>A listed name. What of it has no reading is left out: a list carries the same name in Latin letters too.</summary>
    /// <param name="name">As published.</param>
    /// <param name="person">A person's name has no legal form: Pao is a name, PAO a company's form.</param>
    public static NameToken[] Normalise(string name, bool person = false) => Read(name, LongestName, null, person);

    /// <summary>A name of a query.</summary>
    /// <param name="name">As given.</param>
    /// <param name="longest">Characters that are read.</param>
    /// <param name="unread">Is told what could not be read.</param>
    /// <param name="person">As in <see cref="Normalise"/>.</param>
    /// <param name="asRussian">The name is in Belarusian, and is read as Russian writes it.</param>
    public static NameToken[] Read(string name, int longest, Unread? unread, bool person, bool asRussian = false)
    {
        var pieces = NamePieces.Of(Hangul.Compose(name.Length > longest ? name[..longest] : name), unread);
        var tokens = new List<NameToken>(pieces.Count + 2);
        foreach (var (piece, aside) in pieces)
            Transliterate(piece, aside, tokens, unread, asRussian);
        ReadDigits(tokens, unread);

        GlueSpacedLetters(tokens);
        if (!person)
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

    private static void Transliterate(string piece, bool aside, List<NameToken> tokens, Unread? unread, bool asRussian)
    {
        if (piece == "&")
        {
            Add("and", piece, aside, tokens, unread);
            return;
        }

        if (Ascii.IsValid(piece))
        {
            Add(piece, piece, aside, tokens, unread);
            return;
        }

        var folded = LookAlikes.Fold(piece);
        switch (Scripts.Of(folded))
        {
            case Script.Arabic:
                ArabicScript.Tokens(folded, aside, tokens, unread);
                break;
            case Script.Syllabic:
                foreach (var rune in folded.EnumerateRunes())
                    if (Hangul.IsSyllable(rune) || Han.Simplified(rune) is not null)
                        tokens.Add(new NameToken($"{NameToken.Syllable}{Han.Simplified(rune) ?? rune.ToString()}", rune.ToString(), TokenKind.Word, aside));
                    else
                        Add(Latin(rune.ToString(), unread), rune.ToString(), aside, tokens, unread);
                break;
            case Script.Hebrew:
                HebrewScript.Tokens(folded, aside, tokens, unread);
                break;
            case Script.Lettered:
                var script = folded.EnumerateRunes().Select(UnicodeScripts.Of).FirstOrDefault(Letters.Has);
                Add(script is null ? Latin(folded, unread) : Letters.ToLatin(folded, script, unread is null ? null : unread.Letter), piece, aside, tokens, unread);
                break;
            case Script.Ethiopic:
                Add(Ethiopic.ToLatin(folded, unread is null ? null : unread.Letter), piece, aside, tokens, unread);
                break;
            case Script.Abugida:
                var own = folded.EnumerateRunes().Select(UnicodeScripts.Of).First(Abugida.Has);
                Add(Abugida.ToLatin(folded, own, unread is null ? null : unread.Letter), piece, aside, tokens, unread);
                break;
            case Script.Cyrillic:
                Add(CyrillicScript.ToLatin(asRussian ? CyrillicScript.AsRussian(folded) : folded, unread), piece, aside, tokens, unread);
                break;
            default:
                Add(Latin(folded, unread), piece, aside, tokens, unread);
                break;
        }
    }

    /// <summary>Letter by letter; a letter that gives nothing is named.</summary>
    private static string Latin(string piece, Unread? unread)
    {
        if (unread is not null)
            foreach (var rune in piece.EnumerateRunes())
                if (!rune.IsAscii && Rune.IsLetter(rune) && !AnyAscii.Transliteration.Transliterate(rune.ToString()).Any(char.IsAsciiLetterOrDigit))
                    unread.Letter(rune);
        return AnyAscii.Transliteration.Transliterate(piece);
    }

    private static void Add(string ascii, string original, bool aside, List<NameToken> tokens, Unread? unread)
    {
        Span<char> buffer = stackalloc char[Math.Min(ascii.Length, Distance.LongestToken)];
        var length = 0;
        foreach (var c in ascii)
            if (char.IsAsciiLetterOrDigit(c) || c is '@' or '$')
            {
                if (length == Distance.LongestToken)
                {
                    unread?.Because($"read {Distance.LongestToken} letters of a longer word");
                    break;
                }

                buffer[length++] = char.ToLowerInvariant(c);
            }

        if (length == 0)
            return;
        tokens.Add(new NameToken(buffer[..length].ToString(), original, TokenKind.Word, aside));
    }

    private static void ReadDigits(List<NameToken> tokens, Unread? unread)
    {
        var disguised = false;
        foreach (var token in tokens)
            disguised |= Leet.IsClear(token.Text);
        for (var i = tokens.Count - 1; i >= 0; i--)
        {
            if (!tokens[i].Text.AsSpan().ContainsAny(DigitsAndSigns))
                continue;
            var read = Leet.Read(tokens[i].Text, disguised);
            if (Leet.IsGuess(tokens[i].Text, read))
                unread?.Because("digits or signs stand between the letters of a word");
            tokens[i] = tokens[i] with { Text = read };
            if (read.Length == 0)
                tokens.RemoveAt(i);
            else
                PartNumber(tokens, i);
        }
    }

    /// <summary>A number written against a word (<c>Studio54</c>, <c>Smith1</c>) is a part of its own; a short code (<c>A340</c>) is one part.</summary>
    private static void PartNumber(List<NameToken> tokens, int at)
    {
        var (text, original) = (tokens[at].Text, tokens[at].Original);
        var cut = char.IsAsciiDigit(text[0]) ? text.AsSpan().IndexOfAnyExcept(Digits) : text.AsSpan().IndexOfAny(Digits);
        if (cut <= 0 || (char.IsAsciiDigit(text[0]) ? text.Length - cut : cut) < LeastWord || text.AsSpan(cut).ContainsAny(Digits) == text.AsSpan(cut).ContainsAnyExcept(Digits))
            return;
        var written = original.Length == text.Length ? cut : -1;
        tokens[at] = tokens[at] with { Text = text[..cut], Original = written < 0 ? original : original[..written] };
        tokens.Insert(at + 1, tokens[at] with { Text = text[cut..], Original = written < 0 ? text[cut..] : original[written..] });
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
