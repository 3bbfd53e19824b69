using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Exceptions.Events;

/// <summary>Somebody works on it.</summary>
/// <param name="Owner">Opaque id of a principal.</param>
[Kind("exception.assigned/1", Audience.Staff, RecordClass.OfSubject)]
public sealed record ExceptionAssigned([property: Field(Compartments.Staff, DataClasses.Staff)] string? Owner);
