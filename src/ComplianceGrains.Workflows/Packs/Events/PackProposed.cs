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
[EarlierKind("pack.proposed/1", "migration")]
[Kind("pack.proposed/2", Audience.Staff, RecordClass.Programme)]
public sealed record PackProposed(
    int Version, string Digest, Instant InForceFrom, IReadOnlyList<PackFileReference> Files, IReadOnlyList<PackFileReference> Scenarios,
    int ScenariosPassed, int Changes, [property: Field(Compartments.Export, DataClasses.Export)] string Statement, string? Migration = null);
