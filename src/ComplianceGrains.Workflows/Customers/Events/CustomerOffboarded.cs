using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Customers.Events;

/// <summary>The relationship ended.</summary>
/// <param name="Statement">In the words of who ended it; may hold personal data.</param>
[Kind("customer.offboarded/1", Audience.Service, RecordClass.DueDiligence)]
public sealed record CustomerOffboarded([property: Field(Compartments.Person, DataClasses.Assessment)] string? Statement);
