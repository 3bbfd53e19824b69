using ComplianceGrains.Jurisdictions.Language;

namespace ComplianceGrains.Jurisdictions.Deadlines;

/// <summary>Who holds an exception, and when it climbs to the next: each rung's time starts when the exception opens.</summary>
public sealed record Ladder(IReadOnlyList<StepTask> Rungs) : RuleValue
{
    /// <inheritdoc />
    public override string InWords => string.Join("; then ", Rungs.Select(rung => rung.InWords));

    /// <inheritdoc />
    public bool Equals(Ladder? other) => other is not null && Rungs.SequenceEqual(other.Rungs);

    /// <inheritdoc />
    public override int GetHashCode() => InWords.GetHashCode(StringComparison.Ordinal);
}
