using ComplianceGrains.Workflows.Kinds;
using NodaTime;

namespace ComplianceGrains.Workflows.Rights;

/// <summary>Somebody about whom data are held asked for something about them.</summary>
/// <param name="Request">Its number in this history, e.g. <c>request-1</c>.</param>
/// <param name="Right"><c>access</c>, <c>rectification</c> or <c>erasure</c>.</param>
/// <param name="ReceivedAt">When it came.</param>
/// <param name="Due">Until when it is to be answered.</param>
/// <param name="Owner">The role that answers.</param>
/// <param name="Statement">In the words of who recorded it; may hold personal data.</param>
[Kind("data-request-received/1", Audience.Staff, RecordClass.DueDiligence, OfRequests = true)]
public sealed record DataRequestReceived(
    string Request, string Right, Instant ReceivedAt, Instant Due, string Owner, [property: Field(Compartments.Person, DataClasses.Assessment)] string? Statement);

/// <summary>The answer takes longer, as far as the rules let it.</summary>
/// <param name="Request">Which one.</param>
/// <param name="Due">Until when now.</param>
/// <param name="Statement">In their words; may hold personal data.</param>
[Kind("data-request-extended/1", Audience.Staff, RecordClass.DueDiligence, OfRequests = true)]
public sealed record DataRequestExtended(string Request, Instant Due, [property: Field(Compartments.Person, DataClasses.Assessment)] string? Statement);

/// <summary>The time for an answer passed; an exception asks for it from now on.</summary>
/// <param name="Request">Which one.</param>
/// <param name="Due">When it was due.</param>
[Kind("data-request-overdue/1", Audience.Staff, RecordClass.DueDiligence, OfRequests = true)]
public sealed record DataRequestOverdue(string Request, Instant Due);

/// <summary>The request was answered; the outcome says how.</summary>
/// <param name="Request">Which one.</param>
/// <param name="Right">What was asked for.</param>
/// <param name="Statement">In the words of who answered; null where the rules alone did. May hold personal data.</param>
[Kind("data-request-answered/1", Audience.Staff, RecordClass.DueDiligence, OfRequests = true)]
public sealed record DataRequestAnswered(string Request, string Right, [property: Field(Compartments.Person, DataClasses.Assessment)] string? Statement);
