namespace ComplianceGrains.Screening.Names;

/// <summary>How one text of a query is read: as which names, and what of it could not be read.</summary>
/// <param name="Names">To be searched one by one; the best of them counts.</param>
/// <param name="Unread">Why the text counts as not read in full, without personal data; empty when it was.</param>
internal sealed record QueryReading(IReadOnlyList<PreparedName> Names, IReadOnlyList<string> Unread)
{
    /// <summary>Longer texts are read in windows that overlap by half: a listed name of up to so many parts lies in one of them whole.</summary>
    private const int Step = PreparedName.MostParts / 2;

    private const int MostWindows = 31;

    /// <summary>Parts of a text that are read at most.</summary>
    public const int MostParts = Step * (MostWindows - 1) + PreparedName.MostParts;

    /// <param name="text">One name of the query, as given.</param>
    /// <param name="kind">What the subject is.</param>
    public static QueryReading Of(string text, SubjectKind kind)
    {
        var person = kind == SubjectKind.NaturalPerson;
        var unread = new Unread();
        var plain = QueryText.Plain(text, unread);
        var tokens = NameNormaliser.Read(plain, QueryText.LongestText, unread, person);
        if (tokens.Length > MostParts)
            unread.Because($"read {MostParts} of {tokens.Length} parts");
        SyllableNames.Check(plain, unread);
        if (person && tokens.Length > 0 && tokens.All(token => token.Kind != TokenKind.Word || LegalForms.IsForm(token.Text)))
            unread.Because("nothing that could be a person's name");
        var whole = Windows(tokens).ToList();
        // A company is not the same without its number: Branch 233 of a body is another body.
        HashSet<string> numbers = person ? [] : tokens.Where((token, at) => token.Kind == TokenKind.Number && !DateParts.Holds(tokens, at)).Select(token => token.Text).ToHashSet(StringComparer.Ordinal);
        bool[] readings = CyrillicScript.IsBelarusian(plain) ? [false, true] : [false];
        var parts = FieldParts.Of(plain).SelectMany(part => readings.Select(russian => NameNormaliser.Read(part, QueryText.LongestText, null, person, russian)))
            .Where(part => part.Length is > 0 and <= PreparedName.MostParts)
            .Select(part => PreparedName.Of(part) with { IsPart = true, DropsNumber = !numbers.IsSubsetOf(part.Select(token => token.Text)) });
        return new([.. whole.Concat(Otherwise(plain, tokens, kind)).Concat(parts).Where(name => name.IsComparable)], unread.Reasons);
    }

    /// <summary>The whole read another way: numbers in words or digits; Belarusian as Russian; and, where the kind of the subject is unknown, a legal form as the name that it may be.</summary>
    private static IEnumerable<PreparedName> Otherwise(string plain, NameToken[] tokens, SubjectKind kind)
    {
        if (tokens.Length > PreparedName.MostParts)
            yield break;
        if (kind == SubjectKind.Any && tokens.Any(token => token.Kind == TokenKind.LegalForm) && tokens.Any(token => token.Kind == TokenKind.Word))
            yield return PreparedName.Of(plain, person: true);
        if (CyrillicScript.IsBelarusian(plain))
            yield return PreparedName.Of(NameNormaliser.Read(plain, QueryText.LongestText, null, kind == SubjectKind.NaturalPerson, asRussian: true));
        if (kind != SubjectKind.NaturalPerson && NumberWords.Otherwise(plain) is { Length: <= PreparedName.MostParts } numbered)
            yield return PreparedName.Of(numbered);
    }

    private static IEnumerable<PreparedName> Windows(NameToken[] tokens)
    {
        yield return PreparedName.Of(tokens.AsSpan(0, Math.Min(tokens.Length, PreparedName.MostParts)));
        for (var start = Step; start + Step < tokens.Length && start < Step * MostWindows; start += Step)
            yield return PreparedName.Of(tokens.AsSpan(start, Math.Min(tokens.Length - start, PreparedName.MostParts)));
    }
}
