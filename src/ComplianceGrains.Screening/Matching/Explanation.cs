using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Screening.Names;

namespace ComplianceGrains.Screening.Matching;

/// <summary>Says in words what made a score. The contributions add up to it.</summary>
internal static class Explanation
{
    public static IReadOnlyList<ScorePart> Of(Alignment? alignment, ListName listed, EntryScore score)
    {
        if (alignment is null)
            return score.Steps;
        var parts = new List<ScorePart>();
        var (ratio, cap) = NameScore.Of(alignment);
        Pairs(alignment, parts);
        LeftOver(alignment, parts);
        var shares = alignment.Total <= 0 ? 0 : alignment.Matched / alignment.Total;
        if (Math.Abs(alignment.Raw - shares) > 0.0005f)
            parts.Add(Part("discount", alignment.Raw - shares, alignment.NumberMissing ? "one side has a number that the other lacks" : "no distinctive part is the same: everything rests on resemblance"));
        if (cap is not null)
            parts.Add(Part("cap", ratio - alignment.Raw, cap));
        var calibrated = Calibration.Score(ratio) - ratio;
        if (Math.Abs(calibrated) >= 0.0005f)
            parts.Add(Part("calibration", calibrated, $"calibration {Calibration.Id}"));
        parts.AddRange(score.Steps);
        parts.Sort((a, b) => b.Contribution.CompareTo(a.Contribution));
        // What rounding left over goes where it shows least, so that the sum is the score and no line seems to take something away.
        if (parts.Count > 0)
            parts[0] = parts[0] with { Contribution = parts[0].Contribution + score.Value - parts.Sum(part => part.Contribution) };
        parts.Insert(0, new("name", parts.Count == 0 ? score.Value : 0m, $"compared with the {Words(listed)} “{listed.Text}”{(alignment.Literal ? ": literally the same" : "")}"));
        return parts;
    }

    private static void Pairs(Alignment alignment, List<ScorePart> parts)
    {
        if (alignment.Total <= 0)
            return;
        foreach (var pair in alignment.Pairs)
        {
            var (query, listed) = (Text(alignment.Query, pair.Query), Text(alignment.ListedForms.Span, pair.Listed));
            parts.Add(Part("token", pair.Weight * pair.Similarity / alignment.Total, pair.Likeness switch
            {
                Likeness.Same => $"“{query}” is the same",
                Likeness.Spelling => $"“{query}” and “{listed}” are spellings of one name",
                Likeness.Sound => $"“{query}” sounds like “{listed}” in another romanisation ({pair.Similarity:0.00})",
                Likeness.Typo => $"“{query}” is “{listed}” with a slip of the pen ({pair.Similarity:0.00})",
                Likeness.OtherName => $"“{query}” resembles “{listed}” but may be another name ({pair.Similarity:0.00})",
                Likeness.Abbreviation => $"“{query}” and “{listed}” are short and long for the same",
                Likeness.Initial => $"the initial agrees: “{query}”, “{listed}”",
                Likeness.Glued => $"“{query}” and “{listed}” differ in where words are divided",
                _ => $"“{query}” is written “{listed}” in the other script ({pair.Similarity:0.00})",
            } + System.FormattableString.Invariant($"; weight {pair.Weight:0.0} bits")));
        }
    }

    /// <summary>What both sides leave unmatched has no share of its own; its cost shows in everybody's smaller share.</summary>
    private static void LeftOver(Alignment alignment, List<ScorePart> parts)
    {
        var query = Enumerable.Range(0, alignment.Query.Tokens.Length).Where(at => !alignment.IsQueryUsed(at)).Select(at => alignment.Query.Tokens[at].Original).ToList();
        var listed = Enumerable.Range(0, alignment.ListedForms.Length).Where(at => !alignment.IsListedUsed(at)).Select(at => alignment.ListedForms.Span[at].Text.TrimStart('~', '%')).ToList();
        if (query.Count > 0 && listed.Count > 0)
            parts.Add(new("unmatched", 0m, $"both sides say something else: “{string.Join(' ', query)}” against “{string.Join(' ', listed)}”; this lowers every share above"));
        else if (query.Count > 0)
            parts.Add(new("unmatched", 0m, $"not in the listed name: “{string.Join(' ', query)}”; this lowers every share above"));
        else if (listed.Count > 0)
            parts.Add(new("unmatched", 0m, $"only in the listed name: “{string.Join(' ', listed)}”; this lowers every share above"));
    }

    private static string Text(PreparedName name, (int At, int Count) range) => string.Join(' ', name.Tokens.Skip(range.At).Take(range.Count).Select(token => token.Original));

    private static string Text(ReadOnlySpan<TokenForm> forms, (int At, int Count) range)
    {
        var words = new string[range.Count];
        for (var i = 0; i < range.Count; i++)
            words[i] = forms[range.At + i].Text.TrimStart('~', '%');
        return string.Join(' ', words);
    }

    private static string Words(ListName listed) => (listed.Weak ? "weak " : "") + listed.Type switch
    {
        NameType.Primary => "primary name",
        NameType.Former => "former name",
        NameType.Native => "name in its own script",
        _ => "alias",
    };

    private static ScorePart Part(string part, float contribution, string text) => new(part, Math.Round((decimal)contribution, 3), text);
}
