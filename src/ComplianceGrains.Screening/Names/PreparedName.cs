namespace ComplianceGrains.Screening.Names;

/// <summary>A name in comparable form.</summary>
/// <param name="Tokens">Its parts in order.</param>
/// <param name="Forms">The same parts, ready to be compared.</param>
internal sealed record PreparedName(NameToken[] Tokens, TokenForm[] Forms)
{
    /// <summary>Parts of one name that are compared at most. The first tell a longer listed name apart; a longer query is read in windows.</summary>
    public const int MostParts = 32;

    /// <summary>A listed name.</summary>
    public static PreparedName Of(string name, bool person = false) => NameNormaliser.Normalise(name, person) is var tokens && tokens.Length > MostParts ? Of(tokens.AsSpan(0, MostParts)) : Of(tokens.AsSpan());

    /// <summary>It is a part of a field that holds more.</summary>
    public bool IsPart { get; init; }

    /// <summary>The rest of the field has a number that this part lacks, and the subject is not known to be a person.</summary>
    public bool DropsNumber { get; init; }

    /// <summary>Syllables of the family name that a name in Han or Hangul begins with; 0 for every other name.</summary>
    public int FamilyName { get; } = Forms.Length > 0 && Forms[0].IsSyllable ? Syllables.SurnameLength(Forms) : 0;

    public static PreparedName Of(ReadOnlySpan<NameToken> tokens)
    {
        var forms = new TokenForm[tokens.Length];
        for (var i = 0; i < tokens.Length; i++)
            forms[i] = TokenForm.Of(tokens[i].Text, tokens[i].Kind);
        return new(tokens.ToArray(), forms);
    }

    /// <summary>Something is left that could tell one subject from another.</summary>
    public bool IsComparable => Tokens.Any(token => token.Kind is TokenKind.Word or TokenKind.Number);

    /// <summary>Weight of one part where it stands: what is in parentheses counts less.</summary>
    public float Weight(int at) => Forms[at].Weight * (Tokens[at].Aside ? 0.3f : 1f);
}
