namespace ComplianceGrains.Screening.Names;

/// <summary>A name in comparable form.</summary>
/// <param name="Tokens">Its parts in order.</param>
/// <param name="Forms">The same parts, ready to be compared.</param>
internal sealed record PreparedName(NameToken[] Tokens, TokenForm[] Forms)
{
    /// <summary>Parts beyond these are not compared: the longest listed name has a dozen more, and the first tell it apart.</summary>
    public const int MostParts = 32;

    public static PreparedName Of(string name)
    {
        var tokens = NameNormaliser.Normalise(name);
        if (tokens.Length > MostParts)
            tokens = tokens[..MostParts];
        return new(tokens, [.. tokens.Select(token => TokenForm.Of(token.Text, token.Kind))]);
    }

    /// <summary>Something is left that could tell one subject from another.</summary>
    public bool IsComparable => Tokens.Any(token => token.Kind is TokenKind.Word or TokenKind.Number);

    /// <summary>Weight of one part where it stands: what is in parentheses counts less.</summary>
    public float Weight(int at) => Forms[at].Weight * (Tokens[at].Aside ? 0.3f : 1f);
}
