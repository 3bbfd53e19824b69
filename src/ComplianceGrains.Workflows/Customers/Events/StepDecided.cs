using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Customers;

/// <summary>A person decided a pending step.</summary>
/// <param name="Step">E.g. <c>senior-approval</c>.</param>
/// <param name="Approved">Approved or rejected.</param>
/// <param name="Statement">In their words; may hold personal data.</param>
[Kind("customer.step-decided/1", Audience.Staff, RecordClass.DueDiligence)]
public sealed record StepDecided(string Step, bool Approved, [property: Field(Compartments.Person, DataClasses.Assessment)] string? Statement);
