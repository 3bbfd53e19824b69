using ComplianceGrains.Screening.Lists;

namespace ComplianceGrains.Screening.Matching;

/// <summary>Compares a date of birth with those published for an entry; the kindest of several counts.</summary>
internal static class BirthQualifier
{
    private const int ApproximateYears = 3;

    public static Qualifier? Of(PartialDate? birth, IReadOnlyList<ListedBirth> listed)
    {
        if (birth is null || listed.Count == 0)
            return null;
        var best = listed.Select(one => (Verdict: Compare(birth, one), one)).MinBy(pair => pair.Verdict);
        var published = best.one.To is null ? $"{(best.one.Approximate ? "about " : "")}{best.one.From}" : $"{best.one.From} to {best.one.To}";
        return new("dateOfBirth", best.Verdict, best.Verdict switch
        {
            QualifierVerdict.Agrees => $"date of birth {birth} is as listed",
            QualifierVerdict.Compatible => $"date of birth {birth} is compatible with the listed {published}",
            QualifierVerdict.Doubtful => $"date of birth {birth} differs from the listed {published} by what a slip could explain",
            _ => $"date of birth {birth} contradicts the listed {published}",
        });
    }

    private static QualifierVerdict Compare(PartialDate birth, ListedBirth listed)
    {
        var (from, to) = (listed.From, listed.To ?? listed.From);
        if (listed.To is not null || listed.Approximate)
        {
            var slack = listed.Approximate ? ApproximateYears : 0;
            return birth.Year >= from.Year - slack && birth.Year <= to.Year + slack ? QualifierVerdict.Compatible
                : birth.Year >= from.Year - slack - 2 && birth.Year <= to.Year + slack + 2 ? QualifierVerdict.Doubtful
                : QualifierVerdict.Conflicts;
        }

        if (birth.Year == from.Year)
        {
            if (birth.Month is null || from.Month is null)
                return QualifierVerdict.Compatible;
            if (birth.Month == from.Month && (birth.Day == from.Day || birth.Day is null || from.Day is null))
                return birth.Day is null || from.Day is null ? QualifierVerdict.Compatible : QualifierVerdict.Agrees;
            return QualifierVerdict.Doubtful;
        }

        return Math.Abs(birth.Year - from.Year) <= 2 ? QualifierVerdict.Doubtful : QualifierVerdict.Conflicts;
    }
}
