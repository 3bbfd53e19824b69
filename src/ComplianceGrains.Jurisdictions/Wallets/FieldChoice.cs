namespace ComplianceGrains.Jurisdictions.Wallets;

/// <summary>
/// One piece of required data, possibly with alternatives: <c>address or uniqueId or dateOfBirth+placeOfBirth</c> is met
/// by any one of the three, the last only by both its fields. A <c>?</c> at the end: only where it exists or is used.
/// </summary>
public sealed record FieldChoice(IReadOnlyList<IReadOnlyList<string>> Alternatives)
{
    /// <summary>Only where it exists, or is used, in the transfer at hand.</summary>
    public bool WhereUsed { get; init; }

    /// <summary>Whether the data present meets it.</summary>
    public bool IsMetBy(IReadOnlySet<string> present) => WhereUsed || Alternatives.Any(fields => fields.All(present.Contains));

    /// <inheritdoc />
    public override string ToString() => string.Join(" or ", Alternatives.Select(fields => string.Join("+", fields))) + (WhereUsed ? "?" : "");

    internal static FieldChoice Parse(string text) =>
        new([.. text.TrimEnd('?').Split(" or ", StringSplitOptions.TrimEntries).Select(fields => (IReadOnlyList<string>)fields.Split('+', StringSplitOptions.TrimEntries))]) { WhereUsed = text.EndsWith('?') };
}
