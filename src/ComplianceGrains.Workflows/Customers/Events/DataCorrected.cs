using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Workflows.Kinds;
using NodaTime;

namespace ComplianceGrains.Workflows.Customers.Events;

/// <summary>
/// What a person gave was put right as they asked: from here on these are their data. What was given before stays where it was decided
/// on, and is destroyed with this.
/// </summary>
/// <param name="Request">Which request.</param>
/// <param name="Corrected">Names of the fields that are others now.</param>
/// <param name="FullName">As it is now; so with all that follows.</param>
/// <param name="OtherNames">As it is now.</param>
/// <param name="DateOfBirth">As it is now.</param>
/// <param name="PlaceOfBirth">As it is now.</param>
/// <param name="Nationalities">As it is now.</param>
/// <param name="ResidentialAddress">As it is now.</param>
/// <param name="NationalIdNumber">As the minimisation rules let it be stored.</param>
/// <param name="TaxNumber">As the minimisation rules let it be stored.</param>
/// <param name="PoliticallyExposed">As it is now.</param>
/// <param name="Occupation">As it is now.</param>
/// <param name="PassportNumber">As the minimisation rules let it be stored.</param>
/// <param name="ResidentRegistrationNumber">As the minimisation rules let it be stored.</param>
/// <param name="SocialSecurityNumber">As the minimisation rules let it be stored.</param>
/// <param name="PermanentAccountNumber">As the minimisation rules let it be stored.</param>
/// <param name="PurposeOfRelationship">As the minimisation rules let it be stored.</param>
/// <param name="SourceOfFunds">As the minimisation rules let it be stored.</param>
/// <param name="Email">As the minimisation rules let it be stored.</param>
/// <param name="Phone">As the minimisation rules let it be stored.</param>
/// <param name="IdentityDocumentImage">As the minimisation rules let it be stored.</param>
/// <param name="FaceImage">As the minimisation rules let it be stored.</param>
/// <param name="IpAddress">As the minimisation rules let it be stored.</param>
/// <param name="DeviceId">As the minimisation rules let it be stored.</param>
/// <param name="Geolocation">As the minimisation rules let it be stored.</param>
/// <param name="BankAccount">As the minimisation rules let it be stored.</param>
/// <param name="Circumstances">As it is now.</param>
/// <param name="Gender">As it is now.</param>
[Kind("customer.data-corrected/1", Audience.Staff, RecordClass.DueDiligence)]
public sealed record DataCorrected(
    string Request,
    IReadOnlyList<string> Corrected,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? FullName,
    [property: Field(Compartments.Person, DataClasses.Identity)] IReadOnlyList<string>? OtherNames,
    [property: Field(Compartments.Person, DataClasses.Identity)] LocalDate? DateOfBirth,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? PlaceOfBirth,
    [property: Field(Compartments.Person, DataClasses.Identity)] IReadOnlyList<string>? Nationalities,
    [property: Field(Compartments.Person, DataClasses.Identity)] Address? ResidentialAddress,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? NationalIdNumber,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? TaxNumber,
    [property: Field(Compartments.Person, DataClasses.Identity)] bool? PoliticallyExposed,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? Occupation,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? PassportNumber,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? ResidentRegistrationNumber,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? SocialSecurityNumber,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? PermanentAccountNumber,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? PurposeOfRelationship,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? SourceOfFunds,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? Email,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? Phone,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? IdentityDocumentImage,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? FaceImage,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? IpAddress,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? DeviceId,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? Geolocation,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? BankAccount,
    [property: Field(Compartments.Person, DataClasses.Identity)] IReadOnlyList<string>? Circumstances,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? Gender)
{
    /// <summary>States what is right.</summary>
    public static DataCorrected Of(string request, IReadOnlyList<string> corrected, PersonData data) => new(
        request, corrected, data.FullName, data.OtherNames, data.DateOfBirth, data.PlaceOfBirth, data.Nationalities, data.ResidentialAddress,
        data.NationalIdNumber, data.TaxNumber, data.PoliticallyExposed, data.Occupation, data.PassportNumber, data.ResidentRegistrationNumber, data.SocialSecurityNumber, data.PermanentAccountNumber, data.PurposeOfRelationship, data.SourceOfFunds, data.Email, data.Phone,
        data.IdentityDocumentImage, data.FaceImage, data.IpAddress, data.DeviceId, data.Geolocation, data.BankAccount, data.Circumstances, data.Gender);

    /// <summary>What is right, again; all null once it is shredded.</summary>
    public PersonData ToPerson() => new(
        FullName, DateOfBirth, PlaceOfBirth, Nationalities, ResidentialAddress, NationalIdNumber, TaxNumber, OtherNames, PoliticallyExposed, Occupation,
        PassportNumber, ResidentRegistrationNumber, SocialSecurityNumber, PermanentAccountNumber, PurposeOfRelationship, SourceOfFunds, Email, Phone,
        IdentityDocumentImage, FaceImage, IpAddress, DeviceId, Geolocation, BankAccount, Circumstances, Gender);
}
