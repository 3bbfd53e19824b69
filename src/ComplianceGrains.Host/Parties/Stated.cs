using ComplianceGrains.Api.Parties;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Host.Customers;

namespace ComplianceGrains.Host.Parties;

/// <summary>What is said of somebody who is related to a customer, from the shape of HTTP to that of the command.</summary>
internal static class Stated
{
    /// <summary>Of a natural person.</summary>
    public static PersonData Of(PartyPersonBody person) => new(
        person.FullName, person.DateOfBirth, person.PlaceOfBirth, person.Nationalities, Applicant.Of(person.ResidentialAddress), person.NationalIdNumber, person.TaxNumber, person.OtherNames,
        person.PoliticallyExposed, null, person.PassportNumber, null, null, null, null, null, null, null, null, null, null, null, null, null, person.Circumstances, person.Gender);

    /// <summary>Of a legal entity.</summary>
    public static EntityData Of(PartyEntityBody entity) => new(
        entity.LegalName, entity.OtherNames, entity.LegalForm, entity.RegistrationNumber, entity.CountryOfCreation, Applicant.Of(entity.RegisteredAddress), null, entity.TaxNumber, null,
        entity.LegalEntityIdentifier, null, null, null, null, null, entity.Circumstances, entity.EntityKinds);
}
