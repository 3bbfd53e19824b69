namespace ComplianceGrains.Jurisdictions.Language;

/// <summary>Data to collect. A field required by one pack and optional in another is required by both together.</summary>
public sealed record Fields : RuleValue
{
    /// <summary>Sorts, removes doubles, and lets required win over optional.</summary>
    public Fields(IEnumerable<string> required, IEnumerable<string> optional)
    {
        Required = [.. required.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        Optional = [.. optional.Distinct(StringComparer.Ordinal).Except(Required, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>Without these the customer cannot go on.</summary>
    public IReadOnlyList<string> Required { get; }

    /// <summary>Collected where they exist.</summary>
    public IReadOnlyList<string> Optional { get; }

    /// <inheritdoc />
    public override string InWords => Required.Count + Optional.Count == 0
        ? "nothing"
        : string.Join(", ", Required.Concat(Optional.Select(name => $"{name} where available")));

    /// <inheritdoc />
    public bool Equals(Fields? other) => other is not null && InWords == other.InWords;

    /// <inheritdoc />
    public override int GetHashCode() => InWords.GetHashCode(StringComparison.Ordinal);
}
