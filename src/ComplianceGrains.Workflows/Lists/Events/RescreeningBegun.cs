using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Lists.Events;

/// <summary>A day has begun on which rules want everybody screened again: everybody is compared with all of the version in force, changed or not.</summary>
/// <param name="List">List id.</param>
/// <param name="Digest">Of the version in force.</param>
[Kind("list.rescreening-begun/1", Audience.Staff, RecordClass.Programme)]
public sealed record RescreeningBegun(string List, string Digest);
