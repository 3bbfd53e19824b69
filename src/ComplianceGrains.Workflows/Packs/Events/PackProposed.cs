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
[Kind("pack.proposed/1", Audience.Staff, RecordClass.Programme)]
public sealed record PackProposed(
    int Version, string Digest, Instant InForceFrom, IReadOnlyList<PackFileReference> Files, IReadOnlyList<PackFileReference> Scenarios,
    int ScenariosPassed, int Changes, [property: Field(Compartments.Export, DataClasses.Export)] string Statement);
