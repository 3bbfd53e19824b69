using ComplianceGrains.Screening.Names;

namespace ComplianceGrains.Screening.Matching;

/// <summary>What two parts of names can be to each other besides alike: an initial, an abbreviation, a slip in a form. And which parts are often left out.</summary>
internal static class PartRules
{
    public static bool IsInitialOf(TokenForm a, TokenForm b) =>
        (a.Kind == TokenKind.Initial && b.Kind == TokenKind.Word || a.Kind == TokenKind.Word && b.Kind == TokenKind.Initial)
        && a.Text[0] == b.Text[0];

    public static bool IsAbbreviation(TokenForm a, TokenForm b)
    {
        var (s, l) = a.Text.Length < b.Text.Length ? (a, b) : (b, a);
        if (s.Kind != TokenKind.Word || l.Kind != TokenKind.Word || s.Abjad || l.Abjad || s.Text.Length is < 3 or > 6 || l.Text.Length < s.Text.Length + 2 || s.Text[0] != l.Text[0])
            return false;
        if (l.Text.StartsWith(s.Text, StringComparison.Ordinal))
            return true;
        var at = 0;
        foreach (var c in l.Text)
            if (at < s.Text.Length && s.Text[at] == c)
                at++;
        return at == s.Text.Length && !s.Text.AsSpan(1).ContainsAny("aeiou");
    }

    /// <summary>Of a legal form also when it is taken: <c>PTV LTD</c> is one form in two words.</summary>
    public static bool IsSlipOf(string word, TokenForm listed, bool taken) => listed.Kind switch
    {
        TokenKind.LegalForm => word.Length <= 6 && LegalForms.IsSlipOf(word, listed.Text),
        TokenKind.Particle or TokenKind.Title => !taken && word.Length >= 2 && Distance.Edits(word, listed.Text, 1) <= 1,
        _ => false,
    };

    /// <summary>A patronymic is left out more often than not.</summary>
    public static float Expectation(TokenForm form, bool person) => person && form.Kind == TokenKind.Word && IsPatronymic(form.Text) ? 0.5f : 1f;

    /// <summary>Ivanovich, Ivanovna: not a name that tells its bearer from others.</summary>
    public static bool IsPatronymic(string text) =>
        text.Length > 6 && (text.EndsWith("vich", StringComparison.Ordinal) || text.EndsWith("ovna", StringComparison.Ordinal)
            || text.EndsWith("evna", StringComparison.Ordinal) || text.EndsWith("vitch", StringComparison.Ordinal) || text.EndsWith("witsch", StringComparison.Ordinal));
}
