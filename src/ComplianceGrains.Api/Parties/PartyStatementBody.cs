using ComplianceGrains.Api.Customers;
using NodaTime;

namespace ComplianceGrains.Api.Parties;

/// <summary>Body of <c>POST /v1/customers/{id}/parties</c>.</summary>
/// <param name="PartyId">Opaque, the caller's, unique for the customer; it survives erasure.</param>
/// <param name="Kind"><c>natural-person</c>, <c>legal-entity</c>, <c>unknown</c> or <c>dispersed</c>.</param>
/// <param name="Roles">What they are to the customer, e.g. <c>owner</c>, <c>legal-representative</c>.</param>
/// <param name="Data">Of a natural person.</param>
/// <param name="LegalEntity">Of a legal entity.</param>
/// <param name="Holds">What they hold in the customer and in other parties.</param>
/// <param name="JointWith">Ids of the parties with whom they act together.</param>
/// <param name="EachAtMost">Of dispersed holders: what one of them holds at most, e.g. <c>"5"</c> per cent.</param>
public sealed record PartyStatementBody(
    string? PartyId, string? Kind, IReadOnlyList<string>? Roles, PartyPersonBody? Data, PartyEntityBody? LegalEntity, IReadOnlyList<HoldingBody>? Holds,
    IReadOnlyList<string>? JointWith, string? EachAtMost);

/// <summary>What is given of a natural person who is related to a customer. Which fields are required the rules say.</summary>
/// <param name="FullName">As in the identity document.</param>
/// <param name="OtherNames">Former names and aliases.</param>
/// <param name="DateOfBirth">ISO calendar.</param>
/// <param name="PlaceOfBirth">Town.</param>
/// <param name="Nationalities">ISO 3166-1 alpha-2.</param>
/// <param name="ResidentialAddress">Where they live.</param>
/// <param name="NationalIdNumber">Where the rules ask for one.</param>
/// <param name="PassportNumber">Where the rules ask for one.</param>
/// <param name="TaxNumber">Where the rules ask for one.</param>
/// <param name="PoliticallyExposed">What was declared, or null.</param>
/// <param name="Gender"><c>male</c> or <c>female</c>, or null.</param>
/// <param name="Circumstances">What else was declared that bears upon risk, in the catalogue's words.</param>
public sealed record PartyPersonBody(
    string? FullName,
    IReadOnlyList<string>? OtherNames,
    LocalDate? DateOfBirth,
    string? PlaceOfBirth,
    IReadOnlyList<string>? Nationalities,
    Address? ResidentialAddress,
    string? NationalIdNumber,
    string? PassportNumber,
    string? TaxNumber,
    bool? PoliticallyExposed,
    string? Gender,
    IReadOnlyList<string>? Circumstances);

/// <summary>What is given of a legal entity that is related to a customer. Its name is required.</summary>
/// <param name="LegalName">As in the register.</param>
/// <param name="OtherNames">Trading names, former names.</param>
/// <param name="LegalForm">As in the register.</param>
/// <param name="RegistrationNumber">In the register of the country of creation.</param>
/// <param name="CountryOfCreation">ISO 3166-1 alpha-2.</param>
/// <param name="RegisteredAddress">The seat.</param>
/// <param name="TaxNumber">If it is known.</param>
/// <param name="LegalEntityIdentifier">ISO 17442, if it has one; its check digits are checked.</param>
/// <param name="Circumstances">What else was declared that bears upon risk, in the catalogue's words.</param>
/// <param name="EntityKinds">What it is, in words of the catalogue's entity kinds.</param>
public sealed record PartyEntityBody(
    string? LegalName,
    IReadOnlyList<string>? OtherNames,
    string? LegalForm,
    string? RegistrationNumber,
    string? CountryOfCreation,
    Address? RegisteredAddress,
    string? TaxNumber,
    string? LegalEntityIdentifier,
    IReadOnlyList<string>? Circumstances,
    IReadOnlyList<string>? EntityKinds);

/// <summary>Body of <c>POST /v1/customers/{id}/parties/{partyId}/evidence</c>.</summary>
/// <param name="Kind">E.g. <c>identity-verification</c>.</param>
/// <param name="Result"><c>passed</c>, <c>failed</c> or <c>inconclusive</c>.</param>
/// <param name="Provider">Who checked.</param>
/// <param name="Reference">Their reference.</param>
/// <param name="OccurredAt">When; not in the future. Missing = now.</param>
public sealed record PartyEvidenceBody(string? Kind, string? Result, string? Provider, string? Reference, Instant? OccurredAt);
