namespace ComplianceGrains.Jurisdictions.Comparing;

/// <summary>One difference between two versions of a pack, as a sentence.</summary>
/// <param name="Path">Where it is: a rule's path, or <c>obligations.EU-CDD-1</c>, <c>controls.…</c>, <c>calendars.…</c>, <c>version</c> …</param>
/// <param name="Sentence">What changes, ready to be read aloud.</param>
public sealed record PackChange(string Path, string Sentence);
