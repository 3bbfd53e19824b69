namespace ComplianceGrains.Jurisdictions.Language;

/// <summary>What has to be done: everything that is named, and of each choice one or more of its members.</summary>
public sealed record Measures : RuleValue
{
    /// <summary>Sorts, removes doubles, and drops a choice that something named meets already.</summary>
    /// <param name="all">What is done in any case.</param>
    /// <param name="choices">Of each, at least one.</param>
    public Measures(IEnumerable<string> all, IEnumerable<IEnumerable<string>> choices)
    {
        All = [.. all.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        Choices =
        [
            .. choices.Select(choice => new Words(choice)).Where(choice => !choice.Items.Any(All.Contains))
                .DistinctBy(choice => choice.InWords, StringComparer.Ordinal).OrderBy(choice => choice.InWords, StringComparer.Ordinal),
        ];
    }

    /// <summary>What is done in any case, sorted.</summary>
    public IReadOnlyList<string> All { get; }

    /// <summary>Of each, one or more is done.</summary>
    public IReadOnlyList<Words> Choices { get; }

    /// <summary>As a pack writes it: <c>risk-assessment</c>, <c>identify-counterparty or origin-destination</c>.</summary>
    public IReadOnlyList<string> Items => [.. All, .. Choices.Select(choice => string.Join(" or ", choice.Items))];

    /// <inheritdoc />
    public override string InWords => Items.Count == 0 ? "nothing" : string.Join(", ", Items);

    /// <summary>Whether what was done is enough.</summary>
    public bool AreMetBy(IReadOnlySet<string> done) => All.All(done.Contains) && Choices.All(choice => choice.Items.Any(done.Contains));

    /// <inheritdoc />
    public bool Equals(Measures? other) => other is not null && Items.SequenceEqual(other.Items);

    /// <inheritdoc />
    public override int GetHashCode() => InWords.GetHashCode(StringComparison.Ordinal);
}
