using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Jurisdictions.Citing;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Merging;
using ComplianceGrains.Jurisdictions.Minimisation;
using ComplianceGrains.Workflows.Subjects;
using NodaTime;

namespace ComplianceGrains.Workflows.Customers;

/// <summary>Holds what an applicant gave against what the rules require, refuse and mask before anything is stored.</summary>
internal sealed record Intake(PersonData Stored, IReadOnlyList<FieldError> Errors)
{
    /// <summary>The fields of an application and whether they were given. The names are the catalogue's.</summary>
    private static readonly Dictionary<string, Func<PersonData, bool>> Given = new(StringComparer.Ordinal)
    {
        ["fullName"] = data => data.FullName is not null,
        ["dateOfBirth"] = data => data.DateOfBirth is not null,
        ["placeOfBirth"] = data => data.PlaceOfBirth is not null,
        ["nationalities"] = data => data.Nationalities is { Count: > 0 },
        ["residentialAddress"] = data => data.ResidentialAddress is not null,
        ["nationalIdNumber"] = data => data.NationalIdNumber is not null,
        ["taxNumber"] = data => data.TaxNumber is not null,
        ["otherNames"] = data => data.OtherNames is { Count: > 0 },
        ["occupation"] = data => data.Occupation is not null,
        ["passportNumber"] = data => data.PassportNumber is not null,
        ["residentRegistrationNumber"] = data => data.ResidentRegistrationNumber is not null,
        ["socialSecurityNumber"] = data => data.SocialSecurityNumber is not null,
        ["permanentAccountNumber"] = data => data.PermanentAccountNumber is not null,
        ["purposeOfRelationship"] = data => data.PurposeOfRelationship is not null,
        ["sourceOfFunds"] = data => data.SourceOfFunds is not null,
        ["email"] = data => data.Email is not null,
        ["phone"] = data => data.Phone is not null,
        ["identityDocumentImage"] = data => data.IdentityDocumentImage is not null,
        ["faceImage"] = data => data.FaceImage is not null,
        ["ipAddress"] = data => data.IpAddress is not null,
        ["deviceId"] = data => data.DeviceId is not null,
        ["geolocation"] = data => data.Geolocation is not null,
        ["bankAccount"] = data => data.BankAccount is not null,
        ["gender"] = data => data.Gender is not null,
    };

    public static Intake Check(PersonData data, EffectiveRules rules, HashKey fieldKey) =>
        Check(data, rules.NaturalPerson.Collect, "a natural person", rules, fieldKey);

    /// <summary>Whether nothing that is stored was masked or hashed at the door: only then what was given is known.</summary>
    public static bool IsStoredAsGiven(PersonData stored, EffectiveRules rules) =>
        rules.Minimisation.Fields.All(field =>
            rules.Minimisation.Field(field)!.Value.Intake is not (IntakeHandling.Mask or IntakeHandling.Hash) || !Given.TryGetValue(field, out var given) || !given(stored));

    /// <summary>The same of a related party of a legal entity: what the rules collect of beneficial owners, or a name alone of who only acts for it.</summary>
    public static Intake CheckParty(PersonData data, bool owns, EffectiveRules rules, HashKey fieldKey)
    {
        var collect = rules.LegalEntity.BeneficialOwner;
        // What they hold is stated beside, and what it comes to is computed.
        var fields = new Fields(owns ? collect.Value.Required.Append("fullName").Where(field => field != "ownershipShare") : ["fullName"], []);
        return Check(data, collect with { Value = fields }, "this related party", rules, fieldKey);
    }

    /// <summary>Why a date of birth cannot be one; null if it can. The latest date anywhere on earth counts: an applicant may live east of us.</summary>
    public static Refusal? Unborn(PersonData data, Instant now) => data.DateOfBirth > now.InZone(DateTimeZone.ForOffset(Offset.FromHours(14))).Date
        ? Refusal.Rule("Nobody applies before birth.", new FieldError("/data/dateOfBirth", "in-the-future", "Give a date of birth that is past."))
        : null;

    /// <summary>The same of what is put right: what is not given was held against the rules when it came.</summary>
    public static Intake CheckCorrection(PersonData data, EffectiveRules rules, HashKey fieldKey) =>
        Check(data, rules.NaturalPerson.Collect with { Value = new Fields([], []) }, "a natural person", rules, fieldKey);

    /// <summary>A value as the rules let it be stored; null where they do not, and then an error more.</summary>
    public static string? Handled(Sourced<FieldHandling> handling, string pointer, string value, HashKey fieldKey, List<FieldError> errors)
    {
        switch (handling.Value.Intake)
        {
            case IntakeHandling.Refuse:
                errors.Add(new FieldError(pointer, "refused-by-rule", $"{Packs(handling.Citations)} does not allow this field to be stored. Leave it out."));
                return null;
            case IntakeHandling.Mask:
                return Mask(value, handling.Value.IntakeLast);
            case IntakeHandling.Hash:
                return fieldKey.Of(value);
            default:
                return value;
        }
    }

    private static Intake Check(PersonData data, Sourced<Fields> collect, string whom, EffectiveRules rules, HashKey fieldKey)
    {
        var errors = new List<FieldError>();
        foreach (var field in collect.Value.Required.Where(field => !Given.TryGetValue(field, out var given) || !given(data)))
            errors.Add(new FieldError($"/data/{field}", "required-by-rule", $"{Packs(collect.Citations)} requires this field of {whom}."));

        var stored = data;
        foreach (var field in rules.Minimisation.Fields.Where(field => Given.TryGetValue(field, out var given) && given(data)))
        {
            var handling = rules.Minimisation.Field(field)!;
            switch (handling.Value.Intake)
            {
                case IntakeHandling.Refuse:
                    errors.Add(new FieldError($"/data/{field}", "refused-by-rule", $"{Packs(handling.Citations)} does not allow this field to be stored. Leave it out."));
                    break;
                case IntakeHandling.Mask:
                    stored = Replace(stored, field, value => Mask(value, handling.Value.IntakeLast));
                    break;
                case IntakeHandling.Hash:
                    stored = Replace(stored, field, fieldKey.Of);
                    break;
            }
        }

        return new Intake(stored, errors);
    }

    private static PersonData Replace(PersonData data, string field, Func<string, string> change) => field switch
    {
        "nationalIdNumber" => data with { NationalIdNumber = change(data.NationalIdNumber!) },
        "taxNumber" => data with { TaxNumber = change(data.TaxNumber!) },
        "placeOfBirth" => data with { PlaceOfBirth = change(data.PlaceOfBirth!) },
        "occupation" => data with { Occupation = change(data.Occupation!) },
        "passportNumber" => data with { PassportNumber = change(data.PassportNumber!) },
        "residentRegistrationNumber" => data with { ResidentRegistrationNumber = change(data.ResidentRegistrationNumber!) },
        "socialSecurityNumber" => data with { SocialSecurityNumber = change(data.SocialSecurityNumber!) },
        "permanentAccountNumber" => data with { PermanentAccountNumber = change(data.PermanentAccountNumber!) },
        "purposeOfRelationship" => data with { PurposeOfRelationship = change(data.PurposeOfRelationship!) },
        "sourceOfFunds" => data with { SourceOfFunds = change(data.SourceOfFunds!) },
        "email" => data with { Email = change(data.Email!) },
        "phone" => data with { Phone = change(data.Phone!) },
        "identityDocumentImage" => data with { IdentityDocumentImage = change(data.IdentityDocumentImage!) },
        "faceImage" => data with { FaceImage = change(data.FaceImage!) },
        "ipAddress" => data with { IpAddress = change(data.IpAddress!) },
        "deviceId" => data with { DeviceId = change(data.DeviceId!) },
        "geolocation" => data with { Geolocation = change(data.Geolocation!) },
        "bankAccount" => data with { BankAccount = change(data.BankAccount!) },
        "gender" => data with { Gender = change(data.Gender!) },
        _ => throw new InvalidOperationException($"No pack can mask or hash {field} at intake: the workflow needs it as it is."),
    };

    private static string Mask(string value, int last) => new string('*', Math.Max(0, value.Length - last)) + value[Math.Max(0, value.Length - last)..];

    public static string Packs(IReadOnlyList<Citation> citations) => string.Join(", ", citations.Select(citation => citation.Pack).Distinct(StringComparer.Ordinal));
}
