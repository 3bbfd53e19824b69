using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Exceptions.Events;

/// <summary>The first person decided; others have to confirm.</summary>
/// <param name="Disposition">What they propose.</param>
/// <param name="Needed">The roles that have to confirm it, each another person.</param>
/// <param name="Statement">In their words; may hold personal data.</param>
[Kind("exception.disposition-proposed/1", Audience.Staff, RecordClass.OfSubject)]
public sealed record DispositionProposed(
    string Disposition, IReadOnlyList<string> Needed, [property: Field(Compartments.Person, DataClasses.Assessment)] string? Statement);
