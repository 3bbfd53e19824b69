namespace ComplianceGrains.Jurisdictions.Language;

/// <summary>What is tried in turn: the next only where the one before finds nobody.</summary>
/// <param name="Steps">In their order.</param>
public sealed record Cascade(IReadOnlyList<string> Steps) : RuleValue
{
    /// <inheritdoc />
    public override string InWords => string.Join(", then ", Steps);

    /// <inheritdoc />
    public bool Equals(Cascade? other) => other is not null && Steps.SequenceEqual(other.Steps, StringComparer.Ordinal);

    /// <inheritdoc />
    public override int GetHashCode() => InWords.GetHashCode(StringComparison.Ordinal);
}
