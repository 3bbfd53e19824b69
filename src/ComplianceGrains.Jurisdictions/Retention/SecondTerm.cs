using ComplianceGrains.Jurisdictions.Deadlines;

namespace ComplianceGrains.Jurisdictions.Retention;

/// <summary>A second clock of one duty.</summary>
/// <param name="Which">Whether the earlier or the later end of the two counts.</param>
/// <param name="Term">The clock.</param>
public sealed record SecondTerm(Which Which, RetentionTerm Term);
