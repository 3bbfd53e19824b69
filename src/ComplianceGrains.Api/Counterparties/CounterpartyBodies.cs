using ComplianceGrains.Api.Customers;
using ComplianceGrains.Api.Decisions;
using NodaTime;

namespace ComplianceGrains.Api.Counterparties;

/// <summary>A provider on the other side of transfers in a response. Holds nothing by which it is known.</summary>
/// <param name="Id">The firm's own.</param>
/// <param name="Jurisdictions">Under whose rules the firm deals with it.</param>
/// <param name="Country">Where it is established, ISO 3166-1 alpha-2.</param>
/// <param name="Standing"><c>not-assessed</c>, <c>approved</c>, <c>restricted</c> or <c>refused</c>; nothing is allowed with one that is not approved.</param>
/// <param name="Proposed">What somebody proposes and others have not approved yet, or null.</param>
/// <param name="ReviewBy">Until when somebody has to look into it; null once two people found it on a list.</param>
/// <param name="Failures">How often data did not come from it in time, within 30 days.</param>
/// <param name="Rules">What the rules of the latest decision amount to.</param>
/// <param name="Pending">What somebody must do, until when.</param>
/// <param name="Exceptions">Ids of open exceptions.</param>
/// <param name="Sequence">Number of decisions; the ETag.</param>
/// <param name="Decisions">Those of the command, or the newest.</param>
/// <param name="Texts">What people found who looked into it, in order, for those who may; null for others, and in answers to commands.</param>
public sealed record RegisteredCounterpartyBody(
    string Id, IReadOnlyList<string> Jurisdictions, string Country, string Standing, string? Proposed, Instant? ReviewBy, int Failures, RulesBody Rules,
    IReadOnlyList<PendingBody> Pending, IReadOnlyList<string> Exceptions, long Sequence, IReadOnlyList<DecisionBody> Decisions,
    IReadOnlyList<WrittenTextBody>? Texts);

/// <summary>A provider in a list.</summary>
/// <param name="Id">The firm's own.</param>
/// <param name="Jurisdictions">Under whose rules the firm deals with it.</param>
/// <param name="Country">Where it is established.</param>
/// <param name="Standing">What it is to the firm.</param>
/// <param name="Proposed">What somebody proposes, or null.</param>
/// <param name="ReviewBy">Until when somebody has to look into it.</param>
public sealed record CounterpartyRowBody(string Id, IReadOnlyList<string> Jurisdictions, string Country, string Standing, string? Proposed, Instant? ReviewBy);

/// <summary>Body of <c>POST /v1/counterparties</c>.</summary>
/// <param name="Id">Opaque, the firm's own.</param>
/// <param name="Jurisdictions">Under whose rules the firm deals with it; the first receipt is of the first.</param>
/// <param name="Name">Its legal name.</param>
/// <param name="OtherNames">Under which else it is known.</param>
/// <param name="Country">Where it is established, ISO 3166-1 alpha-2.</param>
/// <param name="Lei">ISO 17442, if it has one.</param>
/// <param name="RegistrationNumber">In the register of its country.</param>
/// <param name="Address">Its seat.</param>
/// <param name="TravelAddress">Where it takes travel-rule messages.</param>
public sealed record CounterpartyRegistrationBody(
    string? Id, IReadOnlyList<string>? Jurisdictions, string? Name, IReadOnlyList<string>? OtherNames, string? Country, string? Lei, string? RegistrationNumber, Address? Address, string? TravelAddress);

/// <summary>Body of <c>POST …/assessments</c>.</summary>
/// <param name="Standing"><c>approved</c>, <c>restricted</c> or <c>refused</c>.</param>
/// <param name="ReviewBy">When it is looked into again at the latest, within a year.</param>
/// <param name="Reason">What was found, in words.</param>
public sealed record CounterpartyAssessmentBody(string? Standing, Instant? ReviewBy, string? Reason);
