namespace ComplianceGrains.Jurisdictions;

/// <summary>
/// One piece of required data, possibly with alternatives: <c>address or uniqueId or dateOfBirth+placeOfBirth</c> is met
/// by any one of the three, the last only by both its fields.
/// </summary>
public sealed record FieldChoice(IReadOnlyList<IReadOnlyList<string>> Alternatives)
{
    /// <summary>Whether the data present meets it.</summary>
    public bool IsMetBy(IReadOnlySet<string> present) => Alternatives.Any(fields => fields.All(present.Contains));

    /// <inheritdoc />
    public override string ToString() => string.Join(" or ", Alternatives.Select(fields => string.Join("+", fields)));

    internal static FieldChoice Parse(string text) =>
        new([.. text.Split(" or ", StringSplitOptions.TrimEntries).Select(fields => (IReadOnlyList<string>)fields.Split('+', StringSplitOptions.TrimEntries))]);
}
