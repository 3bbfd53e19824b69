using NodaTime;

namespace ComplianceGrains.Api.Packs;

/// <summary>A value of law that waits for somebody to read the text.</summary>
/// <param name="Path">Names it within the version: the rule's path, with its place among several dated ones, e.g. <c>retention.transaction.floor[1]</c>.</param>
/// <param name="Says">What the rule says, in a sentence.</param>
/// <param name="Source">Title of what it rests on.</param>
/// <param name="Url">Where that can be read, or null.</param>
/// <param name="Citation">The whole citation in a line: pack, title, and which lesser copy agrees if one does.</param>
/// <param name="Note">The pack's remark, or null.</param>
/// <param name="Place">Where it stands in the version's files.</param>
public sealed record UnverifiedBody(string Path, string Says, string Source, string? Url, string Citation, string? Note, string Place);

/// <summary>Values of a version that somebody held against the law: a proposal of the next version that says so, and changes nothing else.</summary>
/// <param name="Effective">The first day of the next version, in the zone of the jurisdiction.</param>
/// <param name="Values">Which, and what was read.</param>
/// <param name="Reason">Why; kept with the proposal.</param>
/// <param name="Scenarios">Further scenarios, in the language of the packs' scenario files; null for none.</param>
public sealed record VerificationsBody(LocalDate? Effective, IReadOnlyList<VerificationBody>? Values, string? Reason, string? Scenarios = null);

/// <summary>One value that was held against the law.</summary>
/// <param name="Path">Which.</param>
/// <param name="Text">The version of the text that was read, e.g. <c>consolidated to 2026-06-29</c>.</param>
/// <param name="Read">The day on which it was read.</param>
/// <param name="Url">Where others can read it; left out if the pack's source says so already.</param>
public sealed record VerificationBody(string? Path, string? Text, LocalDate? Read, string? Url = null);
