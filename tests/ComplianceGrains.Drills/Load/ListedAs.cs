namespace ComplianceGrains.Drills.Load;

/// <summary>Whom an applicant is named after, and how the name was changed.</summary>
/// <param name="Variant"><c>exact</c>, <c>reordered</c>, <c>one-typo</c>, <c>alias</c> or <c>transliterated</c>.</param>
public sealed record ListedAs(string EntryId, string Variant);
