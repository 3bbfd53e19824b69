using ComplianceGrains.Workflows.Kinds;
using NodaTime;

namespace ComplianceGrains.Workflows.Customers.Events;

/// <summary>An order to keep records came: whatever retention says, nothing of the customer's is destroyed while it stands.</summary>
/// <param name="Hold">Its number in this history, e.g. <c>hold-1</c>.</param>
/// <param name="Record">Full identity of what it was placed on: the customer or one of their exceptions.</param>
/// <param name="Issuer">Whose order it is, one of the rules' <c>legalHold.issuers</c>.</param>
/// <param name="Until">Its last day; null for one that people lift.</param>
/// <param name="EndsAt">The first instant after that day wherever it ends last.</param>
/// <param name="Statement">In the words of who recorded it; may hold personal data.</param>
[Kind("customer.hold-placed/1", Audience.Staff, RecordClass.DueDiligence)]
public sealed record HoldPlaced(
    string Hold, string Record, string Issuer, LocalDate? Until, Instant? EndsAt, [property: Field(Compartments.Person, DataClasses.Assessment)] string? Statement);

/// <summary>Somebody asked that a hold be lifted; it stands until a second person agrees.</summary>
/// <param name="Hold">Which one.</param>
/// <param name="Statement">In their words; may hold personal data.</param>
[Kind("customer.hold-lifting-asked/1", Audience.Staff, RecordClass.DueDiligence)]
public sealed record HoldLiftingAsked(string Hold, [property: Field(Compartments.Person, DataClasses.Assessment)] string? Statement);

/// <summary>The second person does not agree: the hold stands.</summary>
/// <param name="Hold">Which one.</param>
/// <param name="Statement">In their words; may hold personal data.</param>
[Kind("customer.hold-kept/1", Audience.Staff, RecordClass.DueDiligence)]
public sealed record HoldKept(string Hold, [property: Field(Compartments.Person, DataClasses.Assessment)] string? Statement);

/// <summary>A hold ended: a second person agreed, or its last day is over.</summary>
/// <param name="Hold">Which one.</param>
/// <param name="Statement">In the second person's words; null where its time was over. May hold personal data.</param>
[Kind("customer.hold-lifted/1", Audience.Staff, RecordClass.DueDiligence)]
public sealed record HoldLifted(string Hold, [property: Field(Compartments.Person, DataClasses.Assessment)] string? Statement);

/// <summary>The last look before keys are destroyed: no hold stands. From here on nothing holds the records any more.</summary>
/// <param name="Run">The run that destroys them.</param>
[Kind("customer.destruction-begun/1", Audience.Staff, RecordClass.Programme)]
public sealed record DestructionBegun(string Run);
