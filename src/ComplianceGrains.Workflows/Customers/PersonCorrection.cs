using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Workflows.Subjects;

namespace ComplianceGrains.Workflows.Customers;

/// <summary>A person's data with some of them put right.</summary>
/// <param name="Given">As they are to be screened: what is corrected as it was stated, the rest as it is stored.</param>
/// <param name="Stored">As the rules let them be stored.</param>
/// <param name="Changed">Names of the fields that are others than before, as the catalogue has them.</param>
/// <param name="Errors">What of it the rules do not let be stored.</param>
public sealed record PersonCorrection(PersonData Given, PersonData Stored, IReadOnlyList<string> Changed, IReadOnlyList<FieldError> Errors)
{
    private static readonly IReadOnlyList<(string Name, Func<PersonData, object?> Of)> Fields =
    [
        ("fullName", data => data.FullName), ("dateOfBirth", data => data.DateOfBirth), ("placeOfBirth", data => data.PlaceOfBirth),
        ("nationalities", data => data.Nationalities), ("residentialAddress", data => data.ResidentialAddress), ("nationalIdNumber", data => data.NationalIdNumber),
        ("taxNumber", data => data.TaxNumber), ("otherNames", data => data.OtherNames), ("politicallyExposed", data => data.PoliticallyExposed),
        ("occupation", data => data.Occupation), ("passportNumber", data => data.PassportNumber), ("residentRegistrationNumber", data => data.ResidentRegistrationNumber),
        ("socialSecurityNumber", data => data.SocialSecurityNumber), ("permanentAccountNumber", data => data.PermanentAccountNumber),
        ("purposeOfRelationship", data => data.PurposeOfRelationship), ("sourceOfFunds", data => data.SourceOfFunds), ("email", data => data.Email),
        ("phone", data => data.Phone), ("identityDocumentImage", data => data.IdentityDocumentImage), ("faceImage", data => data.FaceImage),
        ("ipAddress", data => data.IpAddress), ("deviceId", data => data.DeviceId), ("geolocation", data => data.Geolocation),
        ("bankAccount", data => data.BankAccount), ("circumstances", data => data.Circumstances), ("gender", data => data.Gender),
    ];

    /// <summary>Puts right what is given; what is not given stays.</summary>
    /// <param name="stored">The data until now.</param>
    /// <param name="given">Those that are wrong, as they are right.</param>
    /// <param name="rules">All that bind.</param>
    /// <param name="fieldKey">By which a field is hashed that may only be stored as a hash.</param>
    public static PersonCorrection Of(PersonData stored, PersonData given, EffectiveRules rules, HashKey fieldKey)
    {
        // What is stored was masked or hashed when it came; only what comes now is.
        var intake = Intake.CheckCorrection(given, rules, fieldKey);
        var corrected = Over(stored, intake.Stored);
        return new(Over(stored, given), corrected, [.. Fields.Where(field => !SameValues.Are(field.Of(stored), field.Of(corrected))).Select(field => field.Name)], intake.Errors);
    }

    private static PersonData Over(PersonData before, PersonData now) => new(
        now.FullName ?? before.FullName, now.DateOfBirth ?? before.DateOfBirth, now.PlaceOfBirth ?? before.PlaceOfBirth, now.Nationalities ?? before.Nationalities,
        now.ResidentialAddress ?? before.ResidentialAddress, now.NationalIdNumber ?? before.NationalIdNumber, now.TaxNumber ?? before.TaxNumber, now.OtherNames ?? before.OtherNames,
        now.PoliticallyExposed ?? before.PoliticallyExposed, now.Occupation ?? before.Occupation, now.PassportNumber ?? before.PassportNumber,
        now.ResidentRegistrationNumber ?? before.ResidentRegistrationNumber, now.SocialSecurityNumber ?? before.SocialSecurityNumber,
        now.PermanentAccountNumber ?? before.PermanentAccountNumber, now.PurposeOfRelationship ?? before.PurposeOfRelationship, now.SourceOfFunds ?? before.SourceOfFunds,
        now.Email ?? before.Email, now.Phone ?? before.Phone, now.IdentityDocumentImage ?? before.IdentityDocumentImage, now.FaceImage ?? before.FaceImage,
        now.IpAddress ?? before.IpAddress, now.DeviceId ?? before.DeviceId, now.Geolocation ?? before.Geolocation, now.BankAccount ?? before.BankAccount,
        now.Circumstances ?? before.Circumstances, now.Gender ?? before.Gender);
}
