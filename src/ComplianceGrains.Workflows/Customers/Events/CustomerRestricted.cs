using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Customers.Events;

/// <summary>A person restricted a customer: no wallet is usable and no transfer allowed until it is lifted.</summary>
/// <param name="Cause">One of <see cref="RestrictionCauses"/>.</param>
/// <param name="Statement">Why, in their words; may hold personal data.</param>
[Kind("customer.restricted/1", Audience.Staff, RecordClass.DueDiligence)]
public sealed record CustomerRestricted(string Cause, [property: Field(Compartments.Person, DataClasses.Assessment)] string? Statement);

/// <summary>Somebody asks that the restriction is lifted. It goes on until those whom the rules name have agreed.</summary>
/// <param name="Pending">Who has to agree, one after the other.</param>
/// <param name="Statement">In the words of who asked; may hold personal data.</param>
[Kind("customer.restriction-lifting-asked/1", Audience.Staff, RecordClass.DueDiligence)]
public sealed record RestrictionLiftingAsked(IReadOnlyList<PendingStep> Pending, [property: Field(Compartments.Person, DataClasses.Assessment)] string? Statement);

/// <summary>All whom the rules name have agreed: the customer is restricted no more by it.</summary>
/// <param name="Cause">What it rested on.</param>
[Kind("customer.restriction-lifted/1", Audience.Staff, RecordClass.DueDiligence)]
public sealed record RestrictionLifted(string Cause);
