using ComplianceGrains.Contracts.Packs;
using ComplianceGrains.Workflows.Kinds;
using NodaTime;

namespace ComplianceGrains.Workflows.Packs.Events;

/// <summary>Somebody proposed a version of a pack that was checked and passed its scenarios.</summary>
/// <param name="Version">Its number.</param>
/// <param name="Digest"><c>sha256:…</c>, as decisions will cite it.</param>
/// <param name="InForceFrom">The start of its day in its zone.</param>
/// <param name="Files">Its files, by digest.</param>
/// <param name="Scenarios">Its scenarios, by digest.</param>
/// <param name="ScenariosPassed">How many speak of days on which it rules; all of them passed.</param>
/// <param name="Changes">What differs from the version whose place it takes: how many sentences.</param>
/// <param name="Statement">Why, in the proposer's words.</param>
/// <param name="Migration">What becomes of those who were decided about before, in the pack's word; null in records of before it was stated, and for what stays as it is.</param>
/// <param name="Day">The start of its own day in its zone, which of an emergency may be before it rules; null in records of before it was stated.</param>
/// <param name="Verifies">The versions in which the values were written that it says were held against the law, each with the first of them; null in records of before it was stated.</param>
[EarlierKind("pack.proposed/1", "migration", "day", "verifies")]
[EarlierKind("pack.proposed/2", "day", "verifies")]
[Kind("pack.proposed/3", Audience.Staff, RecordClass.Programme)]
public sealed record PackProposed(
    int Version, string Digest, Instant InForceFrom, IReadOnlyList<PackFileReference> Files, IReadOnlyList<PackFileReference> Scenarios,
    int ScenariosPassed, int Changes, [property: Field(Compartments.Export, DataClasses.Export)] string Statement, string? Migration = null, Instant? Day = null,
    IReadOnlyList<VerifiedClaim>? Verifies = null);

/// <summary>A value that a version says was held against the law, and the versions before it did not.</summary>
/// <param name="Path">The rule's path.</param>
/// <param name="Writer">The version in which it was written, e.g. <c>EU@4</c>.</param>
/// <param name="Digest"><c>sha256:…</c> of that version.</param>
public sealed record VerifiedClaim(string Path, string Writer, string Digest);
