using ComplianceGrains.Jurisdictions.Citing;
using ComplianceGrains.Jurisdictions.Language;

namespace ComplianceGrains.Jurisdictions.Merging;

/// <summary>One rule as it holds for a set of jurisdictions, and where it comes from.</summary>
/// <param name="Path">The rule's place in the pack language, e.g. <c>screening.threshold</c>.</param>
/// <param name="Value">The merged value; null where each pack's value applies beside the others (deadlines, retention), or where none has one.</param>
/// <param name="Contributions">What each jurisdiction says, sorted by jurisdiction.</param>
/// <param name="Provenance">Where the value comes from, in words: <c>from CH, because longer</c>.</param>
public sealed record EffectiveValue(string Path, RuleValue? Value, IReadOnlyList<Contribution> Contributions, string Provenance)
{
    /// <summary>The contributions that say something (not "there is none").</summary>
    public IEnumerable<Contribution> Saying => Contributions.Where(contribution => contribution.Value is not Absent);

    /// <summary>The citations behind the value.</summary>
    public IReadOnlyList<Citation> Citations { get; } = [.. Contributions.Where(contribution => contribution.Value is not Absent).Select(contribution => contribution.Citation)];
}
