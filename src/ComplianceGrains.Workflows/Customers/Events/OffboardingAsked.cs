using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Customers.Events;

/// <summary>Somebody asked that the relationship ends. It goes on until those whom the rules name have agreed.</summary>
/// <param name="Pending">Who has to agree, one after the other.</param>
/// <param name="Statement">In the words of who asked; may hold personal data.</param>
[Kind("customer.offboarding-asked/1", Audience.Staff, RecordClass.DueDiligence)]
public sealed record OffboardingAsked(IReadOnlyList<PendingStep> Pending, [property: Field(Compartments.Person, DataClasses.Assessment)] string? Statement);
