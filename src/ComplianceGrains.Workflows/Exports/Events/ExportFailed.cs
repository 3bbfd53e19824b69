using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Exports.Events;

/// <summary>No package can be made: something that it would have to show cannot be shown.</summary>
/// <param name="Reason">What, and where; without personal data.</param>
[Kind("export.failed/1", Audience.Staff, RecordClass.Programme)]
public sealed record ExportFailed([property: Field(Compartments.Export, DataClasses.Export)] string Reason);
