using ComplianceGrains.Screening.Names;

namespace ComplianceGrains.Screening.Matching;

/// <summary>All letters of a name in one: <c>TeodrikZarnovsky</c>, <c>Teo drik Zarnovsky</c> and <c>Teodrik Zarnovsky</c> have the same.</summary>
/// <remarks>As written, not as folded: what is a particle or a legal form apart (<c>ben</c>, <c>JSC</c>) is letters when it is written against a word.</remarks>
internal static class GluedKey
{
    /// <summary>Fewer letters are the same by chance.</summary>
    private const int LeastLetters = 7;

    /// <summary>Adds the hashes of a listed name's letters: all, without legal forms, and with the last part first, as surnames are.</summary>
    public static void OfListed(ReadOnlySpan<NameToken> tokens, int name, List<ulong> pairs)
    {
        var (all, plain, last, forms) = (0, 0, -1, false);
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].Text[0] == NameToken.Syllable)
                return;
            var letters = Letters(tokens[i]);
            all += letters;
            if (tokens[i].Kind == TokenKind.LegalForm)
            {
                forms = true;
                continue;
            }

            plain += letters;
            last = i;
        }

        if (all < LeastLetters)
            return;
        pairs.Add(PairTable.Pair(Hash(tokens, -1, withForms: true, TextHash.Seed), name));
        if (plain < LeastLetters)
            return;
        if (forms)
            pairs.Add(PairTable.Pair(Hash(tokens, -1, withForms: false, TextHash.Seed), name));
        else if (last > 0)
            pairs.Add(PairTable.Pair(Hash(tokens, last, withForms: false, Add(TextHash.Seed, tokens[last])), name));
    }

    /// <summary>The hashes under which a query is looked up.</summary>
    public static IEnumerable<uint> OfQuery(NameToken[] tokens)
    {
        if (tokens.Sum(Letters) < LeastLetters || tokens.Any(token => token.Text[0] == NameToken.Syllable))
            yield break;
        yield return Hash(tokens, -1, withForms: true, TextHash.Seed);
        if (tokens.Any(token => token.Kind == TokenKind.LegalForm))
            yield return Hash(tokens, -1, withForms: false, TextHash.Seed);
    }

    private static int Letters(NameToken token)
    {
        var count = 0;
        foreach (var c in Written(token))
            count += char.IsAsciiLetterOrDigit(c) ? 1 : 0;
        return count;
    }

    private static uint Hash(ReadOnlySpan<NameToken> tokens, int without, bool withForms, uint hash)
    {
        for (var i = 0; i < tokens.Length; i++)
            if (i != without && (withForms || tokens[i].Kind != TokenKind.LegalForm))
                hash = Add(hash, tokens[i]);
        return hash;
    }

    private static uint Add(uint hash, NameToken token)
    {
        foreach (var c in Written(token))
            if (char.IsAsciiLetterOrDigit(c))
                hash = TextHash.Add(hash, char.ToLowerInvariant(c));
        return hash;
    }

    /// <summary>Latin letters as they are written; any other script as it was read.</summary>
    private static string Written(NameToken token) => System.Text.Ascii.IsValid(token.Original) ? token.Original : token.Text;
}
