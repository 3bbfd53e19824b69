using NodaTime;

namespace ComplianceGrains.Jurisdictions.Citing;

/// <summary>The firm's decision to make a version's own choices its policy.</summary>
/// <param name="By">The role that decided.</param>
/// <param name="On">The day.</param>
public sealed record Adoption(string By, LocalDate On)
{
    /// <inheritdoc />
    public override string ToString() => $"adopted by {By} on {On:yyyy-MM-dd}";
}
