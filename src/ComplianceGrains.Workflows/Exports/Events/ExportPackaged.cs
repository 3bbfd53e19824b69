using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Exports.Events;

/// <summary>The package is made and kept sealed.</summary>
/// <param name="Package">SHA-256 of the sealed package.</param>
/// <param name="Length">Bytes of the package.</param>
[Kind("export.packaged/1", Audience.Staff, RecordClass.Programme)]
public sealed record ExportPackaged(string Package, long Length);
