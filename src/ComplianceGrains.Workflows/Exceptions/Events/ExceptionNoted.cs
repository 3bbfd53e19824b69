using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Exceptions.Events;

/// <summary>Somebody wrote something down.</summary>
/// <param name="Text">In their words; may hold personal data.</param>
[Kind("exception.noted/1", Audience.Staff, RecordClass.OfSubject)]
public sealed record ExceptionNoted([property: Field(Compartments.Person, DataClasses.Assessment)] string? Text);
