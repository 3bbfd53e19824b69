using NodaTime;

namespace ComplianceGrains.Jurisdictions.Citing;

/// <summary>What was read when a value was held against its text.</summary>
/// <param name="On">The day on which it was read.</param>
/// <param name="Text">The version of the text, e.g. <c>consolidated to 2026-06-29</c>.</param>
/// <param name="Copy">For a text that is no official one: which copy it was. Such a value agrees with the copy, and still counts as unverified.</param>
public sealed record TextRead(LocalDate On, string Text, string? Copy = null)
{
    /// <inheritdoc />
    public override string ToString() => Copy is null ? $"read {On:yyyy-MM-dd}, {Text}" : $"agrees with {Copy}, {Text}, read {On:yyyy-MM-dd}";
}
