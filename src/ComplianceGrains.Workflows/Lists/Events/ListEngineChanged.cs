using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Lists.Events;

/// <summary>Names are compared by another engine than the one that compared everybody with the version in force: everybody is compared with all of it again.</summary>
/// <param name="List">List id.</param>
/// <param name="Digest">Of the version in force.</param>
/// <param name="Engine">The engine now, with its version, weights and calibration.</param>
[Kind("list.engine-changed/1", Audience.Staff, RecordClass.Programme)]
public sealed record ListEngineChanged(string List, string Digest, string Engine);
