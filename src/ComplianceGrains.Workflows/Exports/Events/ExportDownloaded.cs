using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Exports.Events;

/// <summary>Somebody fetched the package.</summary>
/// <param name="Package">SHA-256 of the sealed package.</param>
[Kind("export.downloaded/1", Audience.Staff, RecordClass.Programme)]
public sealed record ExportDownloaded(string Package);
