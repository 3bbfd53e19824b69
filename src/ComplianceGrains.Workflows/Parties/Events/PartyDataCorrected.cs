using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Workflows.Kinds;
using NodaTime;

namespace ComplianceGrains.Workflows.Parties.Events;

/// <summary>
/// What was said of a related party was put right as they asked: from here on these are their data. What was stated before stays where it was
/// decided on, and is destroyed with this.
/// </summary>
/// <param name="Request">Which request.</param>
/// <param name="Corrected">Names of the fields that are others now.</param>
/// <param name="EntityKinds">What an entity is, in words of the catalogue's entity kinds.</param>
/// <param name="FullName">Of a natural person, as it is now; so with all that follows.</param>
/// <param name="OtherNames">As it is now.</param>
/// <param name="DateOfBirth">As it is now.</param>
/// <param name="PlaceOfBirth">As it is now.</param>
/// <param name="Nationalities">As it is now.</param>
/// <param name="ResidentialAddress">As it is now.</param>
/// <param name="NationalIdNumber">As the minimisation rules let it be stored.</param>
/// <param name="PassportNumber">As the minimisation rules let it be stored.</param>
/// <param name="TaxNumber">As the minimisation rules let it be stored.</param>
/// <param name="PoliticallyExposed">As declared.</param>
/// <param name="Gender">As it is now.</param>
/// <param name="Circumstances">As declared.</param>
/// <param name="LegalName">Of a legal entity, as it is now.</param>
/// <param name="LegalForm">As it is now.</param>
/// <param name="RegistrationNumber">As it is now.</param>
/// <param name="CountryOfCreation">As it is now.</param>
/// <param name="RegisteredAddress">As it is now.</param>
/// <param name="LegalEntityIdentifier">As it is now.</param>
[Kind("party.data-corrected/1", Audience.Staff, RecordClass.DueDiligence)]
public sealed record PartyDataCorrected(
    string Request,
    IReadOnlyList<string> Corrected,
    IReadOnlyList<string> EntityKinds,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? FullName,
    [property: Field(Compartments.Person, DataClasses.Identity)] IReadOnlyList<string>? OtherNames,
    [property: Field(Compartments.Person, DataClasses.Identity)] LocalDate? DateOfBirth,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? PlaceOfBirth,
    [property: Field(Compartments.Person, DataClasses.Identity)] IReadOnlyList<string>? Nationalities,
    [property: Field(Compartments.Person, DataClasses.Identity)] Address? ResidentialAddress,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? NationalIdNumber,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? PassportNumber,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? TaxNumber,
    [property: Field(Compartments.Person, DataClasses.Identity)] bool? PoliticallyExposed,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? Gender,
    [property: Field(Compartments.Person, DataClasses.Identity)] IReadOnlyList<string>? Circumstances,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? LegalName,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? LegalForm,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? RegistrationNumber,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? CountryOfCreation,
    [property: Field(Compartments.Person, DataClasses.Identity)] Address? RegisteredAddress,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? LegalEntityIdentifier)
{
    /// <summary>States what is right of a natural person.</summary>
    public static PartyDataCorrected Of(string request, IReadOnlyList<string> corrected, PersonData data) => new(
        request, corrected, [], data.FullName, data.OtherNames, data.DateOfBirth, data.PlaceOfBirth, data.Nationalities, data.ResidentialAddress, data.NationalIdNumber,
        data.PassportNumber, data.TaxNumber, data.PoliticallyExposed, data.Gender, data.Circumstances, null, null, null, null, null, null);

    /// <summary>States what is right of a legal entity.</summary>
    public static PartyDataCorrected Of(string request, IReadOnlyList<string> corrected, EntityData data) => new(
        request, corrected, data.EntityKinds ?? [], null, data.OtherNames, null, null, null, null, null, null, data.TaxNumber, null, null, data.Circumstances,
        data.LegalName, data.LegalForm, data.RegistrationNumber, data.CountryOfCreation, data.RegisteredAddress, data.LegalEntityIdentifier);

    /// <summary>What is right of a natural person; null of anybody else, and once it is shredded.</summary>
    public PersonData? ToPerson() => FullName is null ? null : new(
        FullName, DateOfBirth, PlaceOfBirth, Nationalities, ResidentialAddress, NationalIdNumber, TaxNumber, OtherNames, PoliticallyExposed, null, PassportNumber,
        null, null, null, null, null, null, null, null, null, null, null, null, null, Circumstances, Gender);

    /// <summary>What is right of a legal entity; null of anybody else, and once it is shredded.</summary>
    public EntityData? ToEntity() => LegalName is null ? null : new(
        LegalName, OtherNames, LegalForm, RegistrationNumber, CountryOfCreation, RegisteredAddress, null, TaxNumber, null, LegalEntityIdentifier, null, null, null, null, null, Circumstances, EntityKinds);
}
