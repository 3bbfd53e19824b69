using ComplianceGrains.Screening.Lists;

namespace ComplianceGrains.Screening.Matching;

/// <summary>What the person who decides wants to know beside the figures: where the score stands, what was not given, and what would change the answer.</summary>
internal static class VerdictParts
{
    public static IEnumerable<ScorePart> Of(ScreeningQuery query, ListEntry entry, decimal score, Func<IReadOnlyList<Qualifier>, decimal> scoreWith, IReadOnlyList<Qualifier> qualifiers)
    {
        yield return new("band", 0m, $"{ScoreText.Format(score)} is {Band(query, score)}");
        if (NotGiven(query, entry) is { Count: > 0 } missing)
            yield return new("notGiven", 0m, $"not given, though the list has it: {string.Join(", ", missing)}");
        foreach (var change in Changes(query, entry, score, scoreWith, qualifiers))
            yield return new("change", 0m, change);
    }

    private static string Band(ScreeningQuery query, decimal score) =>
        score >= query.Threshold ? $"at or above the threshold {ScoreText.Format(query.Threshold)}: a possible match"
        : query.Review is { } review && score >= review ? $"under the threshold {ScoreText.Format(query.Threshold)} and at or above {ScoreText.Format(review)}: worth a look"
        : $"under the threshold {ScoreText.Format(query.Threshold)}";

    private static List<string> NotGiven(ScreeningQuery query, ListEntry entry)
    {
        var missing = new List<string>();
        if (query.DateOfBirth is null && entry.Births.Count > 0)
            missing.Add("date of birth");
        if (query.Nationalities.Count == 0 && entry.Countries.Count > 0)
            missing.Add("country");
        if (query.Gender is null && entry.Gender is not null)
            missing.Add("gender");
        if (query.Identifiers.Count == 0 && entry.Identifiers.Count > 0)
            missing.Add("identifiers");
        return missing;
    }

    /// <summary>What a date of birth, the one fact that most often decides, would make of the score: computed, not guessed.</summary>
    private static IEnumerable<string> Changes(ScreeningQuery query, ListEntry entry, decimal score, Func<IReadOnlyList<Qualifier>, decimal> scoreWith, IReadOnlyList<Qualifier> qualifiers)
    {
        if (entry.Births.Count == 0 || qualifiers.Any(qualifier => qualifier.Part == "dateOfBirth"))
            yield break;
        var without = qualifiers.Where(qualifier => qualifier.Part != "dateOfBirth").ToList();
        foreach (var (verdict, words) in new[] { (QualifierVerdict.Agrees, "the listed date of birth in full"), (QualifierVerdict.Conflicts, "a date of birth many years from the listed one") })
        {
            var changed = scoreWith([new Qualifier("dateOfBirth", verdict, ""), .. without]);
            if (changed >= query.Threshold != score >= query.Threshold)
                yield return $"{words} would make it {ScoreText.Format(changed)}, {(changed >= query.Threshold ? "at or above" : "under")} the threshold";
        }
    }
}
