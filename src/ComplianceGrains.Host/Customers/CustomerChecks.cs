using System.Text.Json;
using ComplianceGrains.Api.Customers;
using ComplianceGrains.Api.Decisions;
using ComplianceGrains.Host.Http;
using ComplianceGrains.Workflows.Structures;
using ComplianceGrains.Workflows.Words;
using NodaTime;

namespace ComplianceGrains.Host.Customers;

/// <summary>What a body about a customer must hold, whatever the rules say.</summary>
internal static class CustomerChecks
{
    public static void Check(this ApplicationBody body, Checks checks)
    {
        checks.Identifier("/id", body.Id);
        checks.Required("/bookingEntity", body.BookingEntity, 64);
        checks.OneOf("/kind", body.Kind, [PartyKinds.NaturalPerson, PartyKinds.LegalEntity]);
        var isEntity = body.Kind == PartyKinds.LegalEntity;
        if (body.Data is { } data)
            Check(data, checks);
        else if (body.Kind == PartyKinds.NaturalPerson)
            checks.Fail("/data", "required", "This field is required.");
        if (body.LegalEntity is { } entity)
            EntityChecks.Check(entity, checks);
        else if (isEntity)
            checks.Fail("/legalEntity", "required", "This field is required.");
        // Of both only one can be meant.
        if (isEntity && body.Data is not null)
            checks.Fail("/data", "not-of-this-kind", "A legal entity gives 'legalEntity'; who owns it and acts for it is stated as its parties.");
        if (!isEntity && body.LegalEntity is not null)
            checks.Fail("/legalEntity", "not-of-this-kind", "A natural person gives 'data'.");
    }

    public static void Check(this EvidenceBody body, Checks checks)
    {
        checks.Identifier("/kind", body.Kind);
        checks.OneOf("/result", body.Result, EvidenceResult.All);
        checks.Text("/provider", body.Provider, 100);
        checks.Text("/reference", body.Reference, 200);
        if (body.OccurredAt is { } at && at < Instant.FromUtc(1970, 1, 1, 0, 0))
            checks.Fail("/occurredAt", "implausible", "Give a time after 1970.");
        if (body.Data is { } data && data.ValueKind != JsonValueKind.Object)
            checks.Fail("/data", "not-an-object", "Send a JSON object.");
        else if (body.Data?.GetRawText().Length > 65_536)
            checks.Fail("/data", "too-long", "Send at most 64 KiB; larger things are files.");
    }

    public static void Check(this ReviewBody body, Checks checks)
    {
        checks.Word("/event", body.Event);
        checks.Required("/reason", body.Reason, HumanDecisionChecks.LongestReason);
    }

    public static void Check(this RestrictionBody body, Checks checks)
    {
        checks.Word("/cause", body.Cause);
        checks.Required("/reason", body.Reason, HumanDecisionChecks.LongestReason);
    }

    public static void Check(this StepDecisionBody body, Checks checks)
    {
        checks.Identifier("/step", body.Step);
        checks.OneOf("/decision", body.Decision, HumanDecisionChecks.Words);
        checks.Required("/reason", body.Reason, HumanDecisionChecks.LongestReason);
    }

    internal static void Check(PersonData data, Checks checks)
    {
        checks.Text("/data/fullName", data.FullName, 200);
        checks.Text("/data/placeOfBirth", data.PlaceOfBirth, 200);
        checks.Text("/data/nationalIdNumber", data.NationalIdNumber, 64);
        checks.Text("/data/taxNumber", data.TaxNumber, 64);
        checks.Text("/data/occupation", data.Occupation, 200);
        checks.Text("/data/passportNumber", data.PassportNumber, 64);
        checks.Text("/data/residentRegistrationNumber", data.ResidentRegistrationNumber, 64);
        checks.Text("/data/socialSecurityNumber", data.SocialSecurityNumber, 64);
        checks.Text("/data/permanentAccountNumber", data.PermanentAccountNumber, 64);
        checks.Text("/data/purposeOfRelationship", data.PurposeOfRelationship, 500);
        checks.Text("/data/sourceOfFunds", data.SourceOfFunds, 500);
        checks.Text("/data/email", data.Email, 500);
        checks.Text("/data/phone", data.Phone, 500);
        checks.Text("/data/identityDocumentImage", data.IdentityDocumentImage, 500);
        checks.Text("/data/faceImage", data.FaceImage, 500);
        checks.Text("/data/ipAddress", data.IpAddress, 500);
        checks.Text("/data/deviceId", data.DeviceId, 500);
        checks.Text("/data/geolocation", data.Geolocation, 500);
        checks.Text("/data/bankAccount", data.BankAccount, 500);
        checks.Texts("/data/circumstances", data.Circumstances, 50, 64);
        checks.Texts("/data/otherNames", data.OtherNames, 20, 200);
        checks.Countries("/data/nationalities", data.Nationalities, 10);
        if (data.Gender is not null)
            checks.OneOf("/data/gender", data.Gender, ["male", "female"]);
        Check(data.ResidentialAddress, "/data/residentialAddress", checks);
        if (data.DateOfBirth is { Year: < 1800 })
            checks.Fail("/data/dateOfBirth", "implausible", "Give a date of birth of a living person.");
    }

    /// <summary>A postal address, if there is one.</summary>
    public static void Check(Address? address, string pointer, Checks checks)
    {
        if (address is null)
            return;
        checks.Texts($"{pointer}/lines", address.Lines, 10, 200);
        checks.Text($"{pointer}/postalCode", address.PostalCode, 32);
        checks.Text($"{pointer}/city", address.City, 200);
        checks.Country($"{pointer}/country", address.Country);
    }
}
