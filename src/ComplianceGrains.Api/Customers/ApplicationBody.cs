using NodaTime;

namespace ComplianceGrains.Api.Customers;

/// <summary>Body of <c>POST /v1/customers</c>.</summary>
/// <param name="Id">Opaque, the caller's; it survives erasure.</param>
/// <param name="BookingEntity">The firm's licensed entity that serves the customer.</param>
/// <param name="Kind"><c>natural-person</c> or <c>legal-entity</c>.</param>
/// <param name="Data">What a natural person gave.</param>
/// <param name="LegalEntity">What a legal entity gave; who owns it and acts for it is stated afterwards, party by party.</param>
public sealed record ApplicationBody(string? Id, string? BookingEntity, string? Kind, PersonData? Data, LegalEntityBody? LegalEntity = null);

/// <summary>What a natural person gives when they apply. Which fields are required the rules say.</summary>
/// <param name="FullName">As in the identity document.</param>
/// <param name="DateOfBirth">ISO calendar.</param>
/// <param name="PlaceOfBirth">Town.</param>
/// <param name="Nationalities">ISO 3166-1 alpha-2.</param>
/// <param name="ResidentialAddress">Where they live.</param>
/// <param name="NationalIdNumber">Where the rules ask for one.</param>
/// <param name="TaxNumber">Where the rules ask for one.</param>
/// <param name="OtherNames">Former names and aliases.</param>
/// <param name="PoliticallyExposed">What they declared, or null.</param>
/// <param name="Occupation">Where the rules ask for it.</param>
/// <param name="PassportNumber">Where the rules ask for one.</param>
/// <param name="ResidentRegistrationNumber">Where the rules ask for one.</param>
/// <param name="SocialSecurityNumber">Where the rules ask for one.</param>
/// <param name="PermanentAccountNumber">Where the rules ask for one.</param>
/// <param name="PurposeOfRelationship">Where the rules ask for it.</param>
/// <param name="SourceOfFunds">Where the rules ask for it at intake.</param>
/// <param name="Email">Where the rules ask for it.</param>
/// <param name="Phone">Where the rules ask for it.</param>
/// <param name="IdentityDocumentImage">Where the rules ask for it; the SHA-256 of the file.</param>
/// <param name="FaceImage">Where the rules ask for it; the SHA-256 of the file.</param>
/// <param name="IpAddress">Where the rules ask for it.</param>
/// <param name="DeviceId">Where the rules ask for it.</param>
/// <param name="Geolocation">Where the rules ask for it.</param>
/// <param name="BankAccount">Where the rules ask for it.</param>
/// <param name="Circumstances">What else they declared that bears upon risk, in the catalogue's words, e.g. <c>domestic-pep</c>.</param>
/// <param name="Gender"><c>male</c> or <c>female</c>, or null; counts a little against a match of the other, never makes one.</param>
public sealed record PersonData(
    string? FullName,
    LocalDate? DateOfBirth,
    string? PlaceOfBirth,
    IReadOnlyList<string>? Nationalities,
    Address? ResidentialAddress,
    string? NationalIdNumber,
    string? TaxNumber,
    IReadOnlyList<string>? OtherNames,
    bool? PoliticallyExposed,
    string? Occupation,
    string? PassportNumber,
    string? ResidentRegistrationNumber,
    string? SocialSecurityNumber,
    string? PermanentAccountNumber,
    string? PurposeOfRelationship,
    string? SourceOfFunds,
    string? Email,
    string? Phone,
    string? IdentityDocumentImage,
    string? FaceImage,
    string? IpAddress,
    string? DeviceId,
    string? Geolocation,
    string? BankAccount,
    IReadOnlyList<string>? Circumstances,
    string? Gender = null);

/// <summary>A postal address.</summary>
/// <param name="Lines">Street and house, as written.</param>
/// <param name="PostalCode">If there is one.</param>
/// <param name="City">Town.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
public sealed record Address(
    IReadOnlyList<string>? Lines,
    string? PostalCode,
    string? City,
    string? Country);
