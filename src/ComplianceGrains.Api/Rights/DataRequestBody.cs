using ComplianceGrains.Api.Customers;
using ComplianceGrains.Api.Parties;
using ComplianceGrains.Api.Transfers;
using NodaTime;

namespace ComplianceGrains.Api.Rights;

/// <summary>Body of <c>POST …/data-requests</c>: a person asked for something about their data.</summary>
/// <param name="Right"><c>access</c>, <c>rectification</c> or <c>erasure</c>.</param>
/// <param name="Reason">What was asked for, in the caller's words; required.</param>
/// <param name="ReceivedAt">When it came; left out, now.</param>
public sealed record DataRequestOrderBody(string? Right, string? Reason, Instant? ReceivedAt = null);

/// <summary>Body of <c>POST …/data-requests/{request}/answer</c>.</summary>
/// <param name="Decision"><c>approve</c> or <c>reject</c>.</param>
/// <param name="Reason">In the caller's words; required.</param>
/// <param name="Data">Of a correction that is approved, and of nothing else: the fields that are wrong, as they are right; what is left out stays.</param>
/// <param name="LegalEntity">The same where the customer is a legal entity.</param>
public sealed record DataRequestAnswerBody(string? Decision, string? Reason, PersonData? Data = null, LegalEntityBody? LegalEntity = null);

/// <summary>Body of <c>POST /v1/customers/{id}/parties/{party}/data-requests/{request}/answer</c>.</summary>
/// <param name="Decision"><c>approve</c> or <c>reject</c>.</param>
/// <param name="Reason">In the caller's words; required.</param>
/// <param name="Data">Of a correction that is approved, and of nothing else: the fields that are wrong, as they are right; what is left out stays.</param>
/// <param name="LegalEntity">The same where the related party is a legal entity.</param>
public sealed record PartyRequestAnswerBody(string? Decision, string? Reason, PartyPersonBody? Data = null, PartyEntityBody? LegalEntity = null);

/// <summary>Body of <c>POST /v1/counterparties/{id}/data-requests/{request}/answer</c>.</summary>
/// <param name="Decision"><c>approve</c> or <c>reject</c>.</param>
/// <param name="Reason">In the caller's words; required.</param>
/// <param name="Provider">Of a correction that is approved, and of nothing else: the fields that are wrong, as they are right; what is left out stays.</param>
public sealed record CounterpartyRequestAnswerBody(string? Decision, string? Reason, CounterpartyFieldsBody? Provider = null);

/// <summary>What is held of a provider on the other side of transfers, each of it alone.</summary>
/// <param name="Name">Its legal name.</param>
/// <param name="OtherNames">Under which else it is known.</param>
/// <param name="Country">Where it is established, ISO 3166-1 alpha-2.</param>
/// <param name="Lei">ISO 17442.</param>
/// <param name="RegistrationNumber">In the register of its country.</param>
/// <param name="Address">Its seat.</param>
/// <param name="TravelAddress">Where it takes travel-rule messages.</param>
public sealed record CounterpartyFieldsBody(
    string? Name = null, IReadOnlyList<string>? OtherNames = null, string? Country = null, string? Lei = null, string? RegistrationNumber = null, Address? Address = null, string? TravelAddress = null);

/// <summary>Body of <c>POST /v1/customers/{id}/transfers/{transfer}/data-requests/{request}/answer</c>.</summary>
/// <param name="Decision"><c>approve</c> or <c>reject</c>.</param>
/// <param name="Reason">In the caller's words; required.</param>
/// <param name="Person">Of a correction that is approved, and of nothing else: the fields that are wrong, as they are right; what is left out stays.</param>
public sealed record OtherSideRequestAnswerBody(string? Decision, string? Reason, TransferPersonBody? Person = null);

/// <summary>A person's request about their data in a response.</summary>
/// <param name="Id">Its number, e.g. <c>request-1</c>.</param>
/// <param name="Right">Which right.</param>
/// <param name="Status"><c>open</c>, <c>overdue</c> or <c>answered</c>.</param>
/// <param name="Outcome"><c>given</c>, <c>accepted</c>, <c>kept</c> or <c>refused</c>; null while it is open. Of erasure, <c>kept</c> says that the records go as soon as nothing keeps them.</param>
/// <param name="ReceivedAt">When it came.</param>
/// <param name="Due">Until when it is to be answered.</param>
/// <param name="Extended">Whether the answer takes longer than at first.</param>
/// <param name="AnsweredAt">When it was answered; null while it is open.</param>
public sealed record DataRequestBody(string Id, string Right, string Status, string? Outcome, Instant ReceivedAt, Instant Due, bool Extended, Instant? AnsweredAt);
