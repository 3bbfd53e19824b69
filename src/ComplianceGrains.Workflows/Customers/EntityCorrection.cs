using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Workflows.Subjects;

namespace ComplianceGrains.Workflows.Customers;

/// <summary>A legal entity's data with some of them put right.</summary>
/// <param name="Given">As they are to be screened: what is corrected as it was stated, the rest as it is stored.</param>
/// <param name="Stored">As the rules let them be stored.</param>
/// <param name="Changed">Names of the fields that are others than before, as the catalogue has them.</param>
/// <param name="Errors">What of it the rules do not let be stored.</param>
public sealed record EntityCorrection(EntityData Given, EntityData Stored, IReadOnlyList<string> Changed, IReadOnlyList<FieldError> Errors)
{
    private static readonly IReadOnlyList<(string Name, Func<EntityData, object?> Of)> Fields =
    [
        ("legalName", data => data.LegalName), ("otherNames", data => data.OtherNames), ("legalForm", data => data.LegalForm),
        ("registrationNumber", data => data.RegistrationNumber), ("countryOfCreation", data => data.CountryOfCreation), ("registeredAddress", data => data.RegisteredAddress),
        ("principalAddress", data => data.PrincipalAddress), ("taxNumber", data => data.TaxNumber), ("permanentAccountNumber", data => data.PermanentAccountNumber),
        ("legalEntityIdentifier", data => data.LegalEntityIdentifier), ("natureOfBusiness", data => data.NatureOfBusiness),
        ("purposeOfRelationship", data => data.PurposeOfRelationship), ("sourceOfFunds", data => data.SourceOfFunds), ("email", data => data.Email),
        ("phone", data => data.Phone), ("circumstances", data => data.Circumstances), ("entityKinds", data => data.EntityKinds),
    ];

    /// <summary>Puts right what is given; what is not given stays.</summary>
    /// <param name="stored">The data until now.</param>
    /// <param name="given">Those that are wrong, as they are right.</param>
    /// <param name="rules">All that bind.</param>
    /// <param name="fieldKey">By which a field is hashed that may only be stored as a hash.</param>
    public static EntityCorrection Of(EntityData stored, EntityData given, EffectiveRules rules, HashKey fieldKey)
    {
        // What is stored was masked or hashed when it came; only what comes now is.
        var intake = EntityIntake.CheckCorrection(given, rules, fieldKey);
        var corrected = Over(stored, intake.Stored);
        return new(Over(stored, given), corrected, [.. Fields.Where(field => !SameValues.Are(field.Of(stored), field.Of(corrected))).Select(field => field.Name)], intake.Errors);
    }

    private static EntityData Over(EntityData before, EntityData now) => new(
        now.LegalName ?? before.LegalName, now.OtherNames ?? before.OtherNames, now.LegalForm ?? before.LegalForm, now.RegistrationNumber ?? before.RegistrationNumber,
        now.CountryOfCreation ?? before.CountryOfCreation, now.RegisteredAddress ?? before.RegisteredAddress, now.PrincipalAddress ?? before.PrincipalAddress,
        now.TaxNumber ?? before.TaxNumber, now.PermanentAccountNumber ?? before.PermanentAccountNumber, now.LegalEntityIdentifier ?? before.LegalEntityIdentifier,
        now.NatureOfBusiness ?? before.NatureOfBusiness, now.PurposeOfRelationship ?? before.PurposeOfRelationship, now.SourceOfFunds ?? before.SourceOfFunds,
        now.Email ?? before.Email, now.Phone ?? before.Phone, now.Circumstances ?? before.Circumstances, now.EntityKinds ?? before.EntityKinds);
}
