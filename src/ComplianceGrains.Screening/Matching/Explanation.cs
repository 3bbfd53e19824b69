using ComplianceGrains.Screening.Lists;

namespace ComplianceGrains.Screening.Matching;

internal static class Explanation
{
    public static IReadOnlyList<ScorePart> Of(Alignment alignment, ListName listed, decimal score) => [new("name", score, listed.Text)];
}
