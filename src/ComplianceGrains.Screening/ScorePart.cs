namespace ComplianceGrains.Screening;

/// <summary>One contribution to a score.</summary>
/// <param name="Part">What kind of evidence: <c>name</c>, <c>token</c>, <c>unmatched</c>, <c>dateOfBirth</c>, …</param>
/// <param name="Contribution">Signed, with three digits; the parts of one match add up to its score.</param>
/// <param name="Text">One sentence for the person who decides. May hold personal data: never log it.</param>
public sealed record ScorePart(string Part, decimal Contribution, string Text);
