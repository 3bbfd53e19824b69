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

    public static QueryReading Of(string text)
    {
        var unread = new Unread();
        var tokens = NameNormaliser.Read(QueryText.Plain(text, unread), QueryText.LongestText, unread);
        if (tokens.Length > MostParts)
            unread.Because($"read {MostParts} of {tokens.Length} parts");
        return new([.. Windows(tokens).Where(name => name.IsComparable)], unread.Reasons);
    }

    private static IEnumerable<PreparedName> Windows(NameToken[] tokens)
    {
        yield return PreparedName.Of(tokens.AsSpan(0, Math.Min(tokens.Length, PreparedName.MostParts)));
        for (var start = Step; start + Step < tokens.Length && start < Step * MostWindows; start += Step)
            yield return PreparedName.Of(tokens.AsSpan(start, Math.Min(tokens.Length - start, PreparedName.MostParts)));
    }
}
