using ComplianceGrains.Screening.Names;

namespace ComplianceGrains.Screening.Matching;

/// <summary>Turns an alignment into a score: the raw ratio, under caps that no ratio may pass.</summary>
internal static class NameScore
{
    public const float SingleCommonPart = 0.76f;
    public const float OnePartOfSeveral = 0.72f;
    public const float NumbersDiffer = 0.60f;
    public const float NothingDistinctive = 0.50f;
    public const float NotLiteral = 0.995f;
    private const float FewConsonants = 0.76f;
    private const float TellingConsonants = 9f;
    private const float RareBits = 9f;
    private const float OnePartAndTwoInitials = 1.6f;

    /// <summary>Score before calibration and qualifiers, and the cap that was applied, if any.</summary>
    public static (float Score, string? Cap) Of(Alignment alignment)
    {
        var raw = Math.Min(alignment.Raw, alignment.Literal ? 1f : NotLiteral);
        if (alignment.ContentMatched == 0)
            return Capped(raw, NothingDistinctive, "nothing distinctive matched: only titles, particles or legal forms");
        if (alignment.NumbersContradict)
            return Capped(raw, NumbersDiffer, "the numbers differ: another numbered body");

        var one = alignment.ContentMatched < 1.3f;
        var alone = alignment.ContentLeftQuery + alignment.ContentLeftListed == 0;
        if (one && !alone)
            return Capped(raw, OnePartOfSeveral, "only one distinctive part matched");
        if (one && alone && !alignment.SameParts && IsWeakAlone(alignment))
            return Capped(raw, SingleCommonPart, "a single common or short part does not identify anyone by itself");
        if (alignment.ContentMatched < OnePartAndTwoInitials && !one && !alignment.SameContent)
            return Capped(raw, OnePartAndInitial(alignment), "one distinctive part and an initial");
        if (alignment.HeardVaguely && alignment.HeardConsonants < TellingConsonants)
            return Capped(raw, FewConsonants, "a few consonants of another script, not all of them clear");
        return (raw, null);
    }

    /// <summary>A rare surname with the right initial may alert, a common one may not.</summary>
    private static float OnePartAndInitial(Alignment alignment) =>
        0.74f + 0.10f * Math.Clamp((alignment.Pairs.Max(pair => pair.Weight) - 9f) / 4f, 0f, 1f);

    /// <summary>A rare part may stand for its bearer, with a slip in it only when it is long, sounds the same or brings its legal form along.</summary>
    private static bool IsWeakAlone(Alignment alignment)
    {
        foreach (var pair in alignment.Pairs)
            if (alignment.ListedForms.Span[pair.Listed.At] is { Kind: TokenKind.Word or TokenKind.Number } form)
                return pair.Weight < RareBits || pair.Similarity < 1f && !IsBelievable(pair, form.Text.Length, alignment.SameForm);
        return true;
    }

    private static bool IsBelievable(AlignedPair pair, int length, bool sameForm) =>
        length >= 7 || length >= 5 && (sameForm ? pair.Similarity >= 0.78f : pair is { Likeness: Likeness.Sound or Likeness.Spelling, Similarity: >= 0.9f });

    private static (float, string?) Capped(float raw, float cap, string why) => raw > cap ? (cap, why) : (raw, null);
}
