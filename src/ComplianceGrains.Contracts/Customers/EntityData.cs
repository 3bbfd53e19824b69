using Orleans;

namespace ComplianceGrains.Contracts.Customers;

/// <summary>What is given of a legal entity, an applicant or a related party. Which fields are required the rules say.</summary>
/// <param name="LegalName">As in the register.</param>
/// <param name="OtherNames">Trading names, former names.</param>
/// <param name="LegalForm">As in the register.</param>
/// <param name="RegistrationNumber">In the register of the country of creation.</param>
/// <param name="CountryOfCreation">ISO 3166-1 alpha-2.</param>
/// <param name="RegisteredAddress">The seat.</param>
/// <param name="PrincipalAddress">From where it is led.</param>
/// <param name="TaxNumber">Where the rules ask for one.</param>
/// <param name="PermanentAccountNumber">Where the rules ask for one.</param>
/// <param name="LegalEntityIdentifier">ISO 17442, if it has one.</param>
/// <param name="NatureOfBusiness">In words.</param>
/// <param name="PurposeOfRelationship">Where the rules ask for it.</param>
/// <param name="SourceOfFunds">Where the rules ask for it.</param>
/// <param name="Email">Where the rules ask for it.</param>
/// <param name="Phone">Where the rules ask for it.</param>
/// <param name="Circumstances">What else was declared that bears upon risk, in the catalogue's words.</param>
/// <param name="EntityKinds">What it is, in words of the catalogue's entity kinds, e.g. <c>listed-company</c>.</param>
[GenerateSerializer, Immutable, Alias("cg.EntityData")]
public sealed record EntityData(
    [property: Id(0)] string? LegalName,
    [property: Id(1)] IReadOnlyList<string>? OtherNames,
    [property: Id(2)] string? LegalForm,
    [property: Id(3)] string? RegistrationNumber,
    [property: Id(4)] string? CountryOfCreation,
    [property: Id(5)] Address? RegisteredAddress,
    [property: Id(6)] Address? PrincipalAddress,
    [property: Id(7)] string? TaxNumber,
    [property: Id(8)] string? PermanentAccountNumber,
    [property: Id(9)] string? LegalEntityIdentifier,
    [property: Id(10)] string? NatureOfBusiness,
    [property: Id(11)] string? PurposeOfRelationship,
    [property: Id(12)] string? SourceOfFunds,
    [property: Id(13)] string? Email,
    [property: Id(14)] string? Phone,
    [property: Id(15)] IReadOnlyList<string>? Circumstances,
    [property: Id(16)] IReadOnlyList<string>? EntityKinds);
