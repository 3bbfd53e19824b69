using NodaTime;

namespace ComplianceGrains.Jurisdictions.Drafting;

/// <summary>Somebody held one value of law against its text.</summary>
/// <param name="Path">Which value: <see cref="UnverifiedValue.Path"/>.</param>
/// <param name="Text">The version of the text that was read, e.g. <c>consolidated to 2026-06-29</c>.</param>
/// <param name="Read">The day on which it was read.</param>
/// <param name="Url">Where others can read it; null if the pack's source says so already.</param>
public sealed record Verification(string Path, string Text, LocalDate Read, string? Url = null);
