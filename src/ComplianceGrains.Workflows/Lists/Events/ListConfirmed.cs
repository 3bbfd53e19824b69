using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Lists.Events;

/// <summary>The version in force was found to be the newest again; its age counts from here.</summary>
/// <param name="List">List id.</param>
/// <param name="Digest">Of the version in force.</param>
[Kind("list.confirmed/1", Audience.Staff, RecordClass.Programme)]
public sealed record ListConfirmed(string List, string Digest);
