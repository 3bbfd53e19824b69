namespace ComplianceGrains.Screening.Names;

/// <summary>Letters of one script that look like another's, folded only where one part mixes both scripts.</summary>
/// <remarks>An honest Cyrillic word stays Cyrillic: folding look-alikes everywhere would ruin its transliteration.</remarks>
internal static class LookAlikes
{
    private const string Cyrillic = "АВЕЅІЈКМНОРСТУХасеѕіјорухԁԛԝүһ";
    private const string LatinOfCyrillic = "ABESIJKMHOPCTYXaceSijopyxdqwyh";
    private const string Latin = "ABEKMHOPCTYXaceopyxu";
    private const string CyrillicOfLatin = "АВЕКМНОРСТУХасеорухи";
    private const string Greek = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοαντιυ";
    private const string LatinOfGreek = "ABEZHIKMNOPTYXoavtiu";

    public static string Fold(string piece)
    {
        int latin = 0, cyrillic = 0, greek = 0;
        foreach (var c in piece)
        {
            if (char.IsAsciiLetter(c) || c is >= '\u00C0' and <= '\u024F')
                latin++;
            else if (Scripts.IsCyrillic(c))
                cyrillic++;
            else if (c is >= '\u0370' and <= '\u03FF')
                greek++;
        }

        if (latin > 0 && cyrillic > 0)
        {
            // Whichever script the unmistakable letters belong to; look-alikes follow.
            var onlyCyrillic = piece.Count(c => Scripts.IsCyrillic(c) && !Cyrillic.Contains(c, StringComparison.Ordinal));
            var onlyLatin = piece.Count(c => char.IsAsciiLetter(c) && !Latin.Contains(c, StringComparison.Ordinal));
            return onlyCyrillic > onlyLatin || onlyCyrillic == onlyLatin && cyrillic > latin
                ? Map(piece, Latin, CyrillicOfLatin)
                : Map(piece, Cyrillic, LatinOfCyrillic);
        }

        return latin > 0 && greek > 0 ? Map(piece, Greek, LatinOfGreek) : piece;
    }

    private static string Map(string piece, string from, string to) =>
        string.Create(piece.Length, (piece, from, to), static (span, state) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = state.from.IndexOf(state.piece[i], StringComparison.Ordinal) is >= 0 and var at ? state.to[at] : state.piece[i];
        });
}
