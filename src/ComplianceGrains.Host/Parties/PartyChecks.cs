using ComplianceGrains.Api.Parties;
using ComplianceGrains.Api.Rights;
using ComplianceGrains.Host.Customers;
using ComplianceGrains.Host.Http;
using ComplianceGrains.Workflows.Structures;
using ComplianceGrains.Workflows.Words;
using NodaTime;

namespace ComplianceGrains.Host.Parties;

/// <summary>What a body about a related party must hold, whatever the rules say.</summary>
internal static class PartyChecks
{
    private const int MostTogether = 100;

    public static void Check(this PartyStatementBody body, Checks checks)
    {
        checks.Identifier("/partyId", body.PartyId);
        if (body.PartyId == Structure.Target)
            checks.Fail("/partyId", "reserved", $"'{Structure.Target}' is the customer itself. Use another id.");
        checks.OneOf("/kind", body.Kind, [.. PartyKinds.All]);
        if (body.Roles is null or { Count: 0 })
            checks.Fail("/roles", "required", $"Name at least one of: {string.Join(", ", PartyRoles.All)}.");
        if (body.Roles?.Count > PartyRoles.All.Count)
            checks.Fail("/roles", "too-many", $"Send at most {PartyRoles.All.Count}.");
        foreach (var (place, role) in (body.Roles ?? []).Take(PartyRoles.All.Count).Index())
            checks.OneOf($"/roles/{place}", role, [.. PartyRoles.All]);
        Given(body, checks);
        Holdings.Check(checks, "/holds", body.Holds);
        if (body.JointWith?.Count > MostTogether)
            checks.Fail("/jointWith", "too-many", $"Send at most {MostTogether}.");
        foreach (var (place, id) in (body.JointWith ?? []).Take(MostTogether).Index())
            checks.Identifier($"/jointWith/{place}", id);
        Holdings.Check(checks, "/eachAtMost", body.EachAtMost);
        if (body.Kind == PartyKinds.Dispersed ? body.EachAtMost is null : body.EachAtMost is not null)
            checks.Fail("/eachAtMost", "of-dispersed-holders", "Of dispersed holders say what one of them holds at most; of anybody else leave it out.");
    }

    public static void Check(this PartyEvidenceBody body, Checks checks)
    {
        checks.Identifier("/kind", body.Kind);
        checks.OneOf("/result", body.Result, EvidenceResult.All);
        checks.Text("/provider", body.Provider, 100);
        checks.Text("/reference", body.Reference, 200);
        if (body.OccurredAt is { } at && at < Instant.FromUtc(1970, 1, 1, 0, 0))
            checks.Fail("/occurredAt", "implausible", "Give a time after 1970.");
    }

    public static void Check(this PartyRequestAnswerBody body, Checks checks)
    {
        checks.OneOf("/decision", body.Decision, HumanDecisionChecks.Words);
        checks.Required("/reason", body.Reason, HumanDecisionChecks.LongestReason);
        if (body.Data is { } person)
            Check(person, checks);
        if (body.LegalEntity is { } entity)
            Check(entity, checks);
    }

    /// <summary>Of somebody what they are; of nobody nothing.</summary>
    private static void Given(PartyStatementBody body, Checks checks)
    {
        Fits("/data", body.Data is not null, body.Kind == PartyKinds.NaturalPerson);
        Fits("/legalEntity", body.LegalEntity is not null, body.Kind == PartyKinds.LegalEntity);
        if (body.Data is { } person)
            Check(person, checks);
        if (body.LegalEntity is { } entity)
            Check(entity, checks);

        void Fits(string pointer, bool given, bool wanted)
        {
            if (wanted && !given)
                checks.Fail(pointer, "required", "This field is required.");
            else if (given && !wanted)
                checks.Fail(pointer, "not-of-this-kind", "A party of this kind has no such data. Leave it out.");
        }
    }

    private static void Check(PartyPersonBody person, Checks checks)
    {
        checks.Text("/data/fullName", person.FullName, 200);
        checks.Texts("/data/otherNames", person.OtherNames, 20, 200);
        checks.Text("/data/placeOfBirth", person.PlaceOfBirth, 200);
        checks.Countries("/data/nationalities", person.Nationalities, 10);
        CustomerChecks.Check(person.ResidentialAddress, "/data/residentialAddress", checks);
        checks.Text("/data/nationalIdNumber", person.NationalIdNumber, 64);
        checks.Text("/data/passportNumber", person.PassportNumber, 64);
        checks.Text("/data/taxNumber", person.TaxNumber, 64);
        checks.Catalogued("/data/circumstances", person.Circumstances, 50);
        if (person.Gender is not null)
            checks.OneOf("/data/gender", person.Gender, ["male", "female"]);
        if (person.DateOfBirth is { Year: < 1800 })
            checks.Fail("/data/dateOfBirth", "implausible", "Give a date of birth of a living person.");
    }

    private static void Check(PartyEntityBody entity, Checks checks)
    {
        const string at = "/legalEntity";
        EntityChecks.Name(checks, at, entity.LegalName, entity.OtherNames);
        EntityChecks.Register(checks, at, entity.LegalForm, entity.RegistrationNumber, entity.CountryOfCreation, entity.TaxNumber, entity.LegalEntityIdentifier);
        CustomerChecks.Check(entity.RegisteredAddress, $"{at}/registeredAddress", checks);
        EntityChecks.Words(checks, at, entity.Circumstances, entity.EntityKinds);
    }
}
