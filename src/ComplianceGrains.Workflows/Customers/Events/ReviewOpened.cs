using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Customers.Events;

/// <summary>The periodic review is due, or something happened for which the rules want one at once.</summary>
/// <param name="Pending">The review, by whom, until when.</param>
[Kind("customer.review-opened/1", Audience.Staff, RecordClass.DueDiligence)]
public sealed record ReviewOpened(PendingStep Pending);

/// <summary>A person says that something happened for which the rules want a review.</summary>
/// <param name="Event">In the catalogue's words.</param>
/// <param name="Statement">In their words; may hold personal data.</param>
[Kind("customer.review-called-for/1", Audience.Staff, RecordClass.DueDiligence)]
public sealed record ReviewCalledFor(string Event, [property: Field(Compartments.Person, DataClasses.Assessment)] string? Statement);
