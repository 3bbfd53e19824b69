using Sent = ComplianceGrains.Api.Customers;
using Told = ComplianceGrains.Contracts.Customers;

namespace ComplianceGrains.Host.Customers;

/// <summary>What an applicant gave, from the shape of HTTP to that of the command.</summary>
internal static class Applicant
{
    /// <summary>Every field as it came.</summary>
    public static Told.PersonData Of(Sent.PersonData data) => new(
        data.FullName, data.DateOfBirth, data.PlaceOfBirth, data.Nationalities, Of(data.ResidentialAddress), data.NationalIdNumber, data.TaxNumber, data.OtherNames,
        data.PoliticallyExposed, data.Occupation, data.PassportNumber, data.ResidentRegistrationNumber, data.SocialSecurityNumber, data.PermanentAccountNumber,
        data.PurposeOfRelationship, data.SourceOfFunds, data.Email, data.Phone, data.IdentityDocumentImage, data.FaceImage, data.IpAddress, data.DeviceId,
        data.Geolocation, data.BankAccount, data.Circumstances, data.Gender);

    /// <summary>The same of a legal entity.</summary>
    public static Told.EntityData Of(Sent.LegalEntityBody data) => new(
        data.LegalName, data.OtherNames, data.LegalForm, data.RegistrationNumber, data.CountryOfCreation, Of(data.RegisteredAddress), Of(data.PrincipalAddress), data.TaxNumber,
        data.PermanentAccountNumber, data.LegalEntityIdentifier, data.NatureOfBusiness, data.PurposeOfRelationship, data.SourceOfFunds, data.Email, data.Phone,
        data.Circumstances, data.EntityKinds);

    /// <summary>A postal address.</summary>
    public static Told.Address? Of(Sent.Address? address) => address is null ? null : new(address.Lines, address.PostalCode, address.City, address.Country);
}
