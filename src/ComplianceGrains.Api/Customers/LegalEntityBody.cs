using System.Text.Json;

namespace ComplianceGrains.Api.Customers;

/// <summary>What a legal entity gives when it applies. Which fields are required the rules say.</summary>
/// <param name="LegalName">As in the register.</param>
/// <param name="OtherNames">Trading names, former names.</param>
/// <param name="LegalForm">As in the register.</param>
/// <param name="RegistrationNumber">In the register of the country of creation.</param>
/// <param name="CountryOfCreation">ISO 3166-1 alpha-2.</param>
/// <param name="RegisteredAddress">The seat.</param>
/// <param name="PrincipalAddress">From where it is led.</param>
/// <param name="TaxNumber">Where the rules ask for one.</param>
/// <param name="PermanentAccountNumber">Where the rules ask for one.</param>
/// <param name="LegalEntityIdentifier">ISO 17442, if it has one; its check digits are checked.</param>
/// <param name="NatureOfBusiness">In words.</param>
/// <param name="PurposeOfRelationship">Where the rules ask for it.</param>
/// <param name="SourceOfFunds">Where the rules ask for it.</param>
/// <param name="Email">Where the rules ask for it.</param>
/// <param name="Phone">Where the rules ask for it.</param>
/// <param name="Circumstances">What else was declared that bears upon risk, in the catalogue's words.</param>
/// <param name="EntityKinds">What it is, in words of the catalogue's entity kinds, e.g. <c>listed-company</c>.</param>
/// <param name="Holds">What it holds itself in entities that hold it.</param>
public sealed record LegalEntityBody(
    string? LegalName,
    IReadOnlyList<string>? OtherNames,
    string? LegalForm,
    string? RegistrationNumber,
    string? CountryOfCreation,
    Address? RegisteredAddress,
    Address? PrincipalAddress,
    string? TaxNumber,
    string? PermanentAccountNumber,
    string? LegalEntityIdentifier,
    string? NatureOfBusiness,
    string? PurposeOfRelationship,
    string? SourceOfFunds,
    string? Email,
    string? Phone,
    IReadOnlyList<string>? Circumstances,
    IReadOnlyList<string>? EntityKinds,
    IReadOnlyList<HoldingBody>? Holds);

/// <summary>What somebody holds in a legal entity.</summary>
/// <param name="In"><c>customer</c>, or the id of a related party that is an entity.</param>
/// <param name="Share">Of the capital: <c>"12.5"</c> per cent, <c>"1/3"</c> of the whole, or <c>{ "min", "max" }</c>.</param>
/// <param name="Votes">Of the votes, likewise; they follow the shares where nothing is said.</param>
/// <param name="Control">Control by other means, in a word, e.g. <c>appoints-majority-of-board</c>.</param>
public sealed record HoldingBody(string? In, JsonElement? Share, JsonElement? Votes, string? Control);
