using NodaTime;
using Orleans;

namespace ComplianceGrains.Contracts.Customers;

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
[GenerateSerializer, Immutable, Alias("cg.PersonData")]
public sealed record PersonData(
    [property: Id(0)] string? FullName,
    [property: Id(1)] LocalDate? DateOfBirth,
    [property: Id(2)] string? PlaceOfBirth,
    [property: Id(3)] IReadOnlyList<string>? Nationalities,
    [property: Id(4)] Address? ResidentialAddress,
    [property: Id(5)] string? NationalIdNumber,
    [property: Id(6)] string? TaxNumber,
    [property: Id(7)] IReadOnlyList<string>? OtherNames,
    [property: Id(8)] bool? PoliticallyExposed,
    [property: Id(9)] string? Occupation,
    [property: Id(10)] string? PassportNumber,
    [property: Id(11)] string? ResidentRegistrationNumber,
    [property: Id(12)] string? SocialSecurityNumber,
    [property: Id(13)] string? PermanentAccountNumber,
    [property: Id(14)] string? PurposeOfRelationship,
    [property: Id(15)] string? SourceOfFunds,
    [property: Id(16)] string? Email,
    [property: Id(17)] string? Phone,
    [property: Id(18)] string? IdentityDocumentImage,
    [property: Id(19)] string? FaceImage,
    [property: Id(20)] string? IpAddress,
    [property: Id(21)] string? DeviceId,
    [property: Id(22)] string? Geolocation,
    [property: Id(23)] string? BankAccount,
    [property: Id(24)] IReadOnlyList<string>? Circumstances,
    [property: Id(25)] string? Gender = null);
