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

    /// <summary>A company's name that has more than the listed one, or another number: as often as not it is another body.</summary>
    private const float AnotherBody = 0.76f;
    private const float FewConsonants = 0.76f;
    private const float HeardAndLeft = 0.79f;
    private const float OtherFamilyName = 0.60f;
    private const float FatherForSon = 0.76f;
    private const float GivenAndPatronymic = 0.79f;

    /// <summary>In a name of two parts, one that resembles its counterpart less than this is another one.</summary>
    private const float LeastInTwo = 0.70f;
    private const float LeastInTwoBegunOtherwise = 0.80f;
    private const float DoubtfulPair = 0.79f;
    private const float AnotherForm = 0.90f;
    private const float SyllablesLeft = 0.76f;

    /// <summary>A whole listed name inside a longer text: from a few common parts, worth a look, to what alerts by itself.</summary>
    private const float InsideLeast = 0.79f;
    private const float InsideMost = 0.93f;
    private const float InsideFrom = 11f;
    private const float InsideTo = 14f;
    private const float TellingConsonants = 9f;
    private const float LeastConsonants = 4.5f;

    /// <summary>Where three parts and more agree and none is left over.</summary>
    private const float TellingInThree = 7.5f;
    private const float RareBits = 9f;

    /// <summary>Golden Star, Pacific Steel: two words that many companies bear.</summary>
    private const float CommonWords = 21f;
    private const float OnePartAndTwoInitials = 1.6f;

    /// <summary>Score before calibration and qualifiers, and the cap that was applied, if any.</summary>
    public static (float Score, string? Cap) Of(Alignment alignment)
    {
        var raw = Math.Min(alignment.Raw, alignment.Literal ? 1f : NotLiteral);
        if (alignment.ContentMatched == 0)
            return Capped(raw, NothingDistinctive, "nothing distinctive matched: only titles, particles or legal forms");
        if (alignment.NumbersContradict)
            return Capped(raw, NumbersDiffer, "the numbers differ: another numbered body");

        if (alignment is { IsPerson: false, NumberAdded: true })
            return Capped(raw, AnotherBody, "the name asked has a number that the listed one lacks: it may be another body");
        if (alignment.OtherFamilyName)
            return Capped(raw, OtherFamilyName, "the family names differ");
        if (alignment.IsSyllabic && alignment.ContentLeftQuery + alignment.ContentLeftListed > 0)
            return Capped(raw, SyllablesLeft, "a Chinese or Korean name of which a syllable is left over is another name");

        if (alignment.SwappedFather)
            return Capped(raw, FatherForSon, "father and son have changed places");
        if (alignment.ContentMatched <= 2.4f && !alignment.IsGlued && alignment.LeastLike < (alignment is { LeastLikeBeginsOtherwise: true, OnlyHeard: false, IsPerson: false } ? LeastInTwoBegunOtherwise : LeastInTwo))
            return Capped(raw, DoubtfulPair, "one of the two parts hardly resembles its counterpart");

        if (alignment.FamilyNameMissing && alignment.ContentMatched <= 2.4f)
            return Capped(raw, GivenAndPatronymic, "only a given name and a patronymic matched, the listed family name has no counterpart");

        if (alignment is { IsPerson: false, Query.DropsNumber: true })
            return Capped(raw, AnotherBody, "the rest of the field has a number of its own");
        if (alignment is { IsPerson: false, IsGlued: false, ContentMatched: <= 2.4f, ContentLeftQuery: > 0, Matched: < CommonWords })
            return Capped(raw, AnotherBody, "two common words of a company's name matched, and more is left over");
        if (alignment is { IsPerson: false, Initials: > 0 } && alignment.ContentMatched - alignment.Initials * 0.34f < 1.9f)
            return Capped(raw, OnePartOfSeveral, "only one distinctive part of a company's name matched, the rest are initials");

        var one = alignment.ContentMatched < 1.3f;
        var alone = alignment.ContentLeftQuery + alignment.ContentLeftListed == 0;
        if (one && !alone)
            return Capped(raw, OnePartOfSeveral, "only one distinctive part matched");
        if (one && alone && !alignment.SameParts && IsWeakAlone(alignment))
            return Capped(raw, SingleCommonPart, "a single common or short part does not identify anyone by itself");
        if (alignment.ContentMatched < OnePartAndTwoInitials && !one && !alignment.SameContent)
            return Capped(raw, OnePartAndInitial(alignment), "one distinctive part and an initial");
        if (alignment is { OnlyHeard: true, IsSyllabic: false, ContentMatched: <= 2.4f } && alignment.ContentLeftQuery + alignment.ContentLeftListed > 0)
            return Capped(raw, HeardAndLeft, "two parts were heard across scripts, and more is left over");
        var all = alignment.ContentMatched > 2.4f && alignment.ContentLeftQuery + alignment.ContentLeftListed == 0;
        if (alignment.HeardVaguely && alignment.HeardConsonants < (all ? TellingInThree : TellingConsonants))
            return Capped(raw, FewConsonants, "a few consonants of another script, not all of them clear");
        if (alignment is { OnlyHeard: true, IsSyllabic: false, ContentMatched: <= 2.4f } && alignment.HeardConsonants < TellingConsonants && (alignment.HeardConsonants < LeastConsonants || alignment.IsReordered || alignment.HardlyHeard))
            return Capped(raw, FewConsonants, alignment.IsReordered ? "a few consonants of another script, in another order" : "a few consonants of another script");
        if (raw > DoubtfulPair && AcrossScripts.Doubt(alignment) is { } doubt)
            return (DoubtfulPair, doubt);
        if (alignment is { IsWindow: true, NumberOutside: true, IsPerson: false })
            return Capped(raw, AnotherBody, "the listed name stands inside a longer one with a number of its own");
        if (alignment.IsWindow)
            return Capped(raw, InsideLeast + (InsideMost - InsideLeast) * Math.Clamp((alignment.Matched - InsideFrom) / (InsideTo - InsideFrom), 0f, 1f), "the whole listed name stands inside a longer text");
        return alignment.FormsDiffer ? Capped(raw, AnotherForm, "the legal forms differ") : (raw, null);
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
