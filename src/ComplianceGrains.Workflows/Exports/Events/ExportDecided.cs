using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Exports.Events;

/// <summary>Another person decided about it.</summary>
/// <param name="Approved">Approved or rejected.</param>
/// <param name="Statement">In their words.</param>
[Kind("export.decided/1", Audience.Staff, RecordClass.Programme)]
public sealed record ExportDecided(bool Approved, [property: Field(Compartments.Export, DataClasses.Export)] string Statement);
