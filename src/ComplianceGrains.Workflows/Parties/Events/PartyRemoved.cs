using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Parties.Events;

/// <summary>They own, control and act for the customer no more, or the customer is none any more.</summary>
/// <param name="Cause"><c>asked</c> or <c>customer-ended</c>.</param>
/// <param name="Statement">In the words of who asked; may hold personal data.</param>
[Kind("party.removed/1", Audience.Service, RecordClass.DueDiligence)]
public sealed record PartyRemoved(string Cause, [property: Field(Compartments.Person, DataClasses.Assessment)] string? Statement);
