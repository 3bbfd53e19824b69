using ComplianceGrains.Jurisdictions.Grammar;
using ComplianceGrains.Jurisdictions.Language;

namespace ComplianceGrains.Jurisdictions.Merging;

/// <summary>Makes one rule of what several jurisdictions say, and says where it comes from.</summary>
internal static class Merger
{
    public static EffectiveValue Merge(string path, IReadOnlyList<Contribution> contributions)
    {
        Contribution[] sorted = [.. contributions.OrderBy(contribution => contribution.Jurisdiction, StringComparer.Ordinal)];
        Contribution[] saying = [.. sorted.Where(contribution => contribution.Value is not Absent)];
        var merge = Vocabulary.Find(path)!.Merge;
        if (saying.Length == 0)
            return new EffectiveValue(path, null, sorted, $"none, says {Names(sorted)}");
        if (merge.Fold is not { } fold)
            return new EffectiveValue(path, saying.Length == 1 ? saying[0].Value : null, sorted, saying.Length == 1 ? From(saying) : $"those of {Names(saying)} apply side by side");
        var value = saying.Select(contribution => contribution.Value).Aggregate(fold);
        return new EffectiveValue(path, value, sorted, Provenance(value, saying, merge));
    }

    private static string Provenance(RuleValue value, Contribution[] saying, Merge merge)
    {
        Contribution[] same = [.. saying.Where(contribution => contribution.Value.Equals(value))];
        if (same.Length == saying.Length)
            return From(saying);
        return same.Length > 0 && merge != Grammar.Merge.Union
            ? $"{From(same)}, because {merge.Because}"
            : $"{From(saying)}, {merge.Because}";
    }

    private static string From(IEnumerable<Contribution> contributions) => $"from {Names(contributions)}";

    private static string Names(IEnumerable<Contribution> contributions) => string.Join(" and ", contributions.Select(contribution => contribution.Jurisdiction));
}
