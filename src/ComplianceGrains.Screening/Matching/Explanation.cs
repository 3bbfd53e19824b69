using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Screening.Names;

namespace ComplianceGrains.Screening.Matching;

/// <summary>Says in words what made a score, for the person who decides. The contributions add up to it, and every sentence holds against list and query.</summary>
internal static class Explanation
{
    /// <param name="alignment">How the names were compared; null when an identifier alone made the match.</param>
    /// <param name="listed">The listed name.</param>
    /// <param name="person">The entry is a person.</param>
    /// <param name="score">The score and what qualified it.</param>
    /// <param name="namesWith">How many names of the list hold a part.</param>
    public static List<ScorePart> Of(Alignment? alignment, ListName listed, bool person, EntryScore score, Func<TokenForm, int> namesWith)
    {
        if (alignment is null)
            return [.. score.Steps];
        var parts = new List<ScorePart>();
        var written = new WrittenParts(alignment, listed, person);
        var (ratio, cap) = NameScore.Of(alignment);
        Pairs(alignment, written, namesWith, parts);
        LeftOver(alignment, written, parts);
        var shares = alignment.Total <= 0 ? 0 : alignment.Matched / alignment.Total;
        if (Math.Abs(alignment.Raw - shares) > 0.0005f)
            parts.Add(Part("discount", alignment.Raw - shares, alignment.NumberMissing ? "one side has a number that the other lacks" : "no distinctive part is the same: everything rests on resemblance"));
        if (cap is not null)
            parts.Add(Part("cap", ratio - alignment.Raw, cap));
        else if (Math.Abs(ratio - alignment.Raw) >= 0.0005f)
            parts.Add(Part("cap", ratio - alignment.Raw, "the names are not literally the same"));
        var calibrated = Calibration.Score(ratio) - ratio;
        if (Math.Abs(calibrated) >= 0.0005f)
            parts.Add(Part("calibration", calibrated, $"calibration {Calibration.Id}"));
        parts.AddRange(score.Steps);
        parts.Sort((a, b) => b.Contribution.CompareTo(a.Contribution));
        // What rounding left over goes where it shows least, so that the sum is the score and no line seems to take something away.
        if (parts.Count > 0)
            parts[0] = parts[0] with { Contribution = parts[0].Contribution + score.Value - parts.Sum(part => part.Contribution) };
        parts.Insert(0, new("name", parts.Count == 0 ? score.Value : 0m, $"compared with the {Words(listed)} “{listed.Text}”{Literally(alignment, written)}{(alignment.Query.IsPart ? "; only a part of the field is compared" : "")}"));
        return parts;
    }

    private static string Literally(Alignment alignment, WrittenParts written) =>
        !alignment.Literal ? "" : written.AreTheSame ? ": literally the same" : ": the same parts in the same order";

    private static void Pairs(Alignment alignment, WrittenParts written, Func<TokenForm, int> namesWith, List<ScorePart> parts)
    {
        if (alignment.Total <= 0)
            return;
        foreach (var pair in alignment.Pairs)
        {
            var (query, listed) = (written.Query(pair.Query), written.Listed(pair.Listed));
            var form = alignment.ListedForms.Span[pair.Listed.At];
            var bearers = pair.Listed.Count == 1 && form.Kind == TokenKind.Word && namesWith(form) is > 0 and var count
                ? $"; {count} {(count == 1 ? "name" : "names")} of the list {(count == 1 ? "holds" : "hold")} it" : "";
            var sentence = alignment.Query.Tokens[pair.Query.At].InWords ? InWords(pair, query, listed) : Sentence(pair, query, listed, alignment.Query.Forms[pair.Query.At], form);
            parts.Add(Part("token", pair.Weight * pair.Similarity / alignment.Total, sentence + bearers));
        }
    }

    /// <summary>A number of the query that was read in words: what is compared was not written so.</summary>
    private static string InWords(AlignedPair pair, string query, string listed) =>
        pair.Likeness == Likeness.Same ? $"“{query}” in words holds “{listed}”" : Invariant($"“{query}” in words resembles “{listed}” ({pair.Similarity:0.00})");

    private static string Sentence(AlignedPair pair, string query, string listed, TokenForm asked, TokenForm form) => pair.Likeness switch
    {
        Likeness.Same when WrittenParts.SameLetters(query, listed) => $"“{query}” is the same",
        Likeness.Same when form.Kind == TokenKind.LegalForm => $"“{query}” and “{listed}” are legal forms of one kind",
        Likeness.Same => $"“{query}” and “{listed}” are read as the same",
        Likeness.Spelling => $"“{query}” and “{listed}” are known spellings of one name",
        Likeness.Sound => Invariant($"“{query}” sounds like “{listed}” ({pair.Similarity:0.00})"),
        Likeness.Typo when Distance.Edits(asked.Text, form.Text, 9) is > 0 and < 9 and var slips => Invariant($"“{query}” differs from “{listed}” by {slips} {(slips == 1 ? "letter" : "letters")} ({pair.Similarity:0.00})"),
        Likeness.Typo => Invariant($"“{query}” resembles “{listed}” ({pair.Similarity:0.00})"),
        Likeness.OtherName => Invariant($"“{query}” resembles “{listed}” but may be another name ({pair.Similarity:0.00})"),
        Likeness.Abbreviation => $"“{query}” and “{listed}” may be short and long for the same",
        Likeness.Initial => $"the initial agrees: “{query}”, “{listed}”",
        Likeness.Glued when WrittenParts.SameLetters(query, listed) => $"“{query}” and “{listed}” differ only in where words are divided",
        Likeness.Glued => $"“{query}” and “{listed}” are alike when their words are divided otherwise",
        _ => Invariant($"“{query}” may be written “{listed}” in the other script ({pair.Similarity:0.00})"),
    };

    /// <summary>What both sides leave unmatched has no share of its own; its cost shows in everybody's smaller share.</summary>
    private static void LeftOver(Alignment alignment, WrittenParts written, List<ScorePart> parts)
    {
        var query = Enumerable.Range(0, alignment.Query.Tokens.Length).Where(at => !alignment.IsQueryUsed(at)).ToList();
        var listed = Enumerable.Range(0, alignment.ListedForms.Length).Where(at => !alignment.IsListedUsed(at)).Select(at => written.Listed((at, 1))).ToList();
        var lowers = alignment.IsWindow ? "" : "; this lowers every share above";
        if (query.Count > 0)
            parts.Add(new("unmatched", 0m, $"without a counterpart in the listed name: “{written.Query(query)}”{lowers}"));
        if (listed.Count > 0)
            parts.Add(new("unmatched", 0m, $"without a counterpart in the name asked: “{string.Join(' ', listed)}”; this lowers every share above"));
    }

    private static string Words(ListName listed) => (listed.Weak ? "weak " : "") + listed.Type switch
    {
        NameType.Primary => "primary name",
        NameType.Former => "former name",
        NameType.Native => "name in its own script",
        _ => "alias",
    };

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private static ScorePart Part(string part, float contribution, string text) => new(part, Math.Round((decimal)contribution, 3), text);
}
