using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Host.Http;

namespace ComplianceGrains.Host.Customers;

/// <summary>Body of <c>POST /v1/customers</c>.</summary>
/// <param name="Id">Opaque, the caller's; it survives erasure.</param>
/// <param name="BookingEntity">The firm's licensed entity that serves the customer.</param>
/// <param name="Kind"><c>natural-person</c>.</param>
/// <param name="Data">What the applicant gave.</param>
public sealed record ApplicationBody(string? Id, string? BookingEntity, string? Kind, PersonData? Data)
{
    internal void Check(Checks checks)
    {
        checks.Identifier("/id", Id);
        checks.Required("/bookingEntity", BookingEntity, 64);
        checks.OneOf("/kind", Kind, ["natural-person"]);
        if (Data is null)
        {
            checks.Fail("/data", "required", "This field is required.");
            return;
        }

        checks.Text("/data/fullName", Data.FullName, 200);
        checks.Text("/data/placeOfBirth", Data.PlaceOfBirth, 200);
        checks.Text("/data/nationalIdNumber", Data.NationalIdNumber, 64);
        checks.Text("/data/taxNumber", Data.TaxNumber, 64);
        checks.Text("/data/occupation", Data.Occupation, 200);
        checks.Text("/data/passportNumber", Data.PassportNumber, 64);
        checks.Text("/data/residentRegistrationNumber", Data.ResidentRegistrationNumber, 64);
        checks.Text("/data/socialSecurityNumber", Data.SocialSecurityNumber, 64);
        checks.Text("/data/permanentAccountNumber", Data.PermanentAccountNumber, 64);
        checks.Text("/data/purposeOfRelationship", Data.PurposeOfRelationship, 500);
        checks.Text("/data/sourceOfFunds", Data.SourceOfFunds, 500);
        checks.Text("/data/email", Data.Email, 500);
        checks.Text("/data/phone", Data.Phone, 500);
        checks.Text("/data/identityDocumentImage", Data.IdentityDocumentImage, 500);
        checks.Text("/data/faceImage", Data.FaceImage, 500);
        checks.Text("/data/ipAddress", Data.IpAddress, 500);
        checks.Text("/data/deviceId", Data.DeviceId, 500);
        checks.Text("/data/geolocation", Data.Geolocation, 500);
        checks.Text("/data/bankAccount", Data.BankAccount, 500);
        checks.Texts("/data/circumstances", Data.Circumstances, 50, 64);
        checks.Texts("/data/otherNames", Data.OtherNames, 20, 200);
        Countries(checks);
        Address(checks);
        if (Data.DateOfBirth is { } birth && birth.Year < 1800)
            checks.Fail("/data/dateOfBirth", "implausible", "Give a date of birth of a living person.");
    }

    private void Countries(Checks checks)
    {
        if (Data!.Nationalities is not { } nationalities)
            return;
        if (nationalities.Count > 10)
            checks.Fail("/data/nationalities", "too-many", "Send at most 10.");
        for (var i = 0; i < Math.Min(10, nationalities.Count); i++)
            checks.Country($"/data/nationalities/{i}", nationalities[i]);
    }

    private void Address(Checks checks)
    {
        if (Data!.ResidentialAddress is not { } address)
            return;
        checks.Texts("/data/residentialAddress/lines", address.Lines, 10, 200);
        checks.Text("/data/residentialAddress/postalCode", address.PostalCode, 32);
        checks.Text("/data/residentialAddress/city", address.City, 200);
        checks.Country("/data/residentialAddress/country", address.Country);
    }
}
