namespace ComplianceGrains.Jurisdictions.Language;

/// <summary>A set of words of the catalogue: lists, steps, triggers, events, roles.</summary>
public sealed record Words : RuleValue
{
    /// <summary>Sorts and removes doubles, so that equal sets read alike.</summary>
    public Words(IEnumerable<string> items) => Items = [.. items.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The words, sorted by ordinal, without doubles.</summary>
    public IReadOnlyList<string> Items { get; }

    /// <inheritdoc />
    public override string InWords => Items.Count == 0 ? "nothing" : string.Join(", ", Items);

    /// <inheritdoc />
    public bool Equals(Words? other) => other is not null && Items.SequenceEqual(other.Items);

    /// <inheritdoc />
    public override int GetHashCode() => InWords.GetHashCode(StringComparison.Ordinal);
}
