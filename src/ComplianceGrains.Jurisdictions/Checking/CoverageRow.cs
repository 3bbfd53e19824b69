namespace ComplianceGrains.Jurisdictions.Checking;

/// <summary>One obligation with everything that proves it is met.</summary>
/// <param name="Jurisdiction">Whose register.</param>
/// <param name="Obligation">The obligation's id.</param>
/// <param name="Says">What it wants.</param>
/// <param name="Control">The control's id.</param>
/// <param name="Kind">The control's kind.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="Evidence">The decisions it reads.</param>
/// <param name="Test">The scenario that shows it.</param>
/// <param name="Complete">Whether control, kind, owner, evidence and test are all there.</param>
public sealed record CoverageRow(
    string Jurisdiction, string Obligation, string Says, string Control, string Kind, string Owner, IReadOnlyList<string> Evidence, string Test, bool Complete);
