using ComplianceGrains.Evidence.Bytes;

namespace ComplianceGrains.Evidence.Kinds;

/// <summary>The forms of names: fields, compartments, kinds, labels, export ids.</summary>
internal static class EvidenceNames
{
    public static bool IsField(ReadOnlySpan<char> text) =>
        text.Length is >= 1 and <= 64 && char.IsAsciiLetter(text[0]) && All(text, char.IsAsciiLetterOrDigit);

    public static bool IsCompartment(ReadOnlySpan<char> text) =>
        text.Length is >= 1 and <= 8 && char.IsAsciiLetterLower(text[0]) && All(text, c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c));

    public static bool IsKind(ReadOnlySpan<char> text)
    {
        var slash = text.IndexOf('/');
        return slash > 0 && char.IsAsciiLetterLower(text[0])
            && All(text[..slash], c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-')
            && All(text[(slash + 1)..], char.IsAsciiDigit) && text[slash + 1] != '0';
    }

    /// <summary>An origin or a log name: lower-case ASCII without space and <c>+</c> (so it can name a key), and fit for canonical JSON.</summary>
    public static bool IsOrigin(ReadOnlySpan<char> text) =>
        text.Length is >= 1 and <= 200 && All(text, c => c is > ' ' and <= '~' and not ('+' or '"' or '\\') && !char.IsAsciiLetterUpper(c));

    /// <summary>A jurisdiction's label, also one of a later incarnation (<c>eu.2</c>). One path segment.</summary>
    public static bool IsLabel(ReadOnlySpan<char> text)
    {
        var dot = text.IndexOf('.');
        return dot < 0 ? IsJurisdiction(text) : IsJurisdiction(text[..dot]) && Texts.TryDecimal(text[(dot + 1)..], out var number) && number >= 2;
    }

    /// <summary>The label before a restore: <c>eu</c> for <c>eu.2</c>, <c>eu.2</c> for <c>eu.3</c>; null for a first incarnation.</summary>
    public static string? LabelBefore(string label)
    {
        var dot = label.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0 || !Texts.TryDecimal(label.AsSpan(dot + 1), out var number))
            return null;
        return number == 2 ? label[..dot] : $"{label[..dot]}.{Texts.Decimal(number - 1)}";
    }

    /// <summary>A log's name without the number of its incarnation: salts and pseudonyms are made under it, so that an entry that is said again commits to the same.</summary>
    public static string BaseOf(string log)
    {
        var end = log.LastIndexOf('/');
        var start = end > 0 ? log.LastIndexOf('/', end - 1) : -1;
        var dot = start < 0 ? -1 : log.IndexOf('.', start, end - start);
        return dot < 0 ? log : string.Concat(log.AsSpan(0, dot), log.AsSpan(end));
    }

    public static bool IsExport(ReadOnlySpan<char> text) =>
        text.Length is >= 1 and <= 64 && char.IsAsciiLetterOrDigit(text[0]) && IsSegment(text);

    public static bool IsSegment(ReadOnlySpan<char> text) =>
        text.Length > 0 && text is not ("." or "..") && All(text, c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-');

    private static bool IsJurisdiction(ReadOnlySpan<char> text) =>
        text.Length is >= 1 and <= 64 && char.IsAsciiLetterLower(text[0]) && All(text, c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private static bool All(ReadOnlySpan<char> text, Func<char, bool> allowed)
    {
        if (text.IsEmpty)
            return false;
        foreach (var c in text)
        {
            if (!allowed(c))
                return false;
        }
        return true;
    }
}
