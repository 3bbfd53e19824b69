using ComplianceGrains.Jurisdictions.Language;

namespace ComplianceGrains.Workflows.Ownership;

/// <summary>From which share on something follows: <c>gt 25</c>, <c>gte 25</c>.</summary>
/// <param name="OrMore">Whether the share itself is enough.</param>
/// <param name="Share">The share.</param>
public sealed record ShareTest(bool OrMore, Fraction Share)
{
    /// <summary>More than half: whoever holds it decides.</summary>
    public static ShareTest Majority { get; } = new(false, Fraction.Half);

    /// <summary>In words, e.g. <c>at least 25 %</c>.</summary>
    public string InWords => $"{(OrMore ? "at least" : "more than")} {Share.InWords}";

    /// <summary>As a pack states it, in per cent.</summary>
    public static ShareTest Of(Threshold threshold) => new(threshold.Comparison == Comparison.AtLeast, Fraction.OfPercent(threshold.Amount));

    /// <summary>Whether one share meets it.</summary>
    public bool IsMetBy(Fraction share) => OrMore ? share >= Share : share > Share;

    /// <summary>Whether it is met wherever in the range the truth lies.</summary>
    public bool IsSurelyMetBy(ShareRange range) => IsMetBy(range.Least) || (range.MoreThanLeast && range.Least >= Share);

    /// <summary>Whether it may be met: the truth could lie where it is.</summary>
    public bool MayBeMetBy(ShareRange range) => range.LessThanMost ? range.Most > Share : IsMetBy(range.Most);
}
