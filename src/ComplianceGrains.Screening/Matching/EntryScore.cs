using ComplianceGrains.Screening.Lists;

namespace ComplianceGrains.Screening.Matching;

/// <summary>A name's calibrated score after its qualifiers, and each step that led there.</summary>
/// <param name="Value">Three digits.</param>
/// <param name="Steps">What each qualifier added or took.</param>
internal sealed record EntryScore(decimal Value, IReadOnlyList<ScorePart> Steps)
{
    /// <summary>A weak alias needs a second piece of evidence to alert.</summary>
    private const float WeakAlias = 0.80f;

    /// <summary>A year and a country together are such evidence; one of them alone is not.</summary>
    private const float WeakAliasSupported = 0.88f;
    private const float WeakAliasHinted = 0.83f;
    private const float IdentifierAndName = 0.99f;
    private const float IdentifierOnly = 0.90f;
    /// <summary>The very name that is listed, or a spelling of it.</summary>
    private const float SameName = 0.945f;
    private const float OtherGender = 0.05f;

    /// <summary>Lists are often wrong about dates: another date of birth alone never clears the very name that is listed.</summary>
    private const float ContradictedName = 0.88f;

    public static EntryScore Of(float name, ListName listed, IReadOnlyList<Qualifier> qualifiers)
    {
        var (score, steps) = (name, new List<ScorePart>());
        var most = listed.Weak ? MostOfWeak(qualifiers) : 1f;
        if (most < 1f)
            Step("weakAlias", Math.Min(score, most), "the list itself calls this name weak: it needs a second piece of evidence to alert");
        foreach (var qualifier in qualifiers)
            Step(qualifier.Part, Math.Min(Qualified(score, qualifier), qualifier.Part == "identifier" ? 1f : most), qualifier.Text);
        return new(Digits(score), steps);

        void Step(string part, float after, string text)
        {
            if (Digits(after) != Digits(score) || part != "weakAlias")
                steps.Add(new(part, Digits(after) - Digits(score), text));
            score = after;
        }
    }

    private static float MostOfWeak(IReadOnlyList<Qualifier> qualifiers)
    {
        if (qualifiers.Any(qualifier => qualifier.Verdict == QualifierVerdict.Agrees))
            return 1f;
        return qualifiers.Count(qualifier => qualifier.Verdict == QualifierVerdict.Compatible) switch { 0 => WeakAlias, 1 => WeakAliasHinted, _ => WeakAliasSupported };
    }

    public static EntryScore IdentifierAlone(Qualifier identifier) =>
        new(Digits(IdentifierOnly), [new("identifier", Digits(IdentifierOnly), identifier.Text + ", though the names differ")]);

    /// <summary>Qualifiers bend a score; only an identifier can carry one. Nothing but a literal name reaches 1.</summary>
    private static float Qualified(float score, Qualifier qualifier) => (qualifier.Part, qualifier.Verdict) switch
    {
        ("identifier", QualifierVerdict.Agrees) => Math.Max(score, IdentifierAndName),
        ("gender", QualifierVerdict.Conflicts) => Math.Max(0f, score - OtherGender),
        ("dateOfBirth", QualifierVerdict.Agrees) => Lift(score, 0.05f),
        ("dateOfBirth", QualifierVerdict.Compatible) => Lift(score, 0.02f),
        ("dateOfBirth", QualifierVerdict.Doubtful) => score * 0.97f,
        ("dateOfBirth", QualifierVerdict.Conflicts) when score >= SameName => ContradictedName,
        ("dateOfBirth", QualifierVerdict.Conflicts) => score * 0.80f,
        ("nationality", QualifierVerdict.Compatible) => Lift(score, 0.01f),
        ("nationality", QualifierVerdict.Conflicts) => score * 0.97f,
        _ => score,
    };

    private static float Lift(float score, float most) => score is < 0.75f or >= 0.995f ? score : Math.Min(0.995f, score + most);

    private static decimal Digits(float score) => Math.Round((decimal)score, 3, MidpointRounding.AwayFromZero);
}
