using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Jurisdictions.Minimisation;
using ComplianceGrains.Workflows.Subjects;

namespace ComplianceGrains.Workflows.Customers;

/// <summary>The same of a legal entity as <see cref="Intake"/> of a natural person.</summary>
/// <param name="Stored">As the rules let it be stored.</param>
/// <param name="Errors">What is wrong with it.</param>
internal sealed record EntityIntake(EntityData Stored, IReadOnlyList<FieldError> Errors)
{
    /// <summary>What is not given with the application but stated party by party: who acts for it, who owns it, through whom.</summary>
    private static readonly string[] Parties = ["legalRepresentatives", "beneficialOwners", "nomineeHolders", "ownershipChain", "ownershipShare"];

    private static readonly Dictionary<string, Func<EntityData, bool>> Given = new(StringComparer.Ordinal)
    {
        ["legalName"] = data => data.LegalName is not null,
        ["otherNames"] = data => data.OtherNames is { Count: > 0 },
        ["countryOfCreation"] = data => data.CountryOfCreation is not null,
        ["registeredAddress"] = data => data.RegisteredAddress is not null,
        ["principalAddress"] = data => data.PrincipalAddress is not null,
    };

    /// <summary>The fields that rules may mask, hash or refuse.</summary>
    private static readonly Dictionary<string, (Func<EntityData, string?> Value, Func<EntityData, string, EntityData> Set)> Texts = new(StringComparer.Ordinal)
    {
        ["legalForm"] = (data => data.LegalForm, (data, value) => data with { LegalForm = value }),
        ["registrationNumber"] = (data => data.RegistrationNumber, (data, value) => data with { RegistrationNumber = value }),
        ["legalEntityIdentifier"] = (data => data.LegalEntityIdentifier, (data, value) => data with { LegalEntityIdentifier = value }),
        ["taxNumber"] = (data => data.TaxNumber, (data, value) => data with { TaxNumber = value }),
        ["permanentAccountNumber"] = (data => data.PermanentAccountNumber, (data, value) => data with { PermanentAccountNumber = value }),
        ["natureOfBusiness"] = (data => data.NatureOfBusiness, (data, value) => data with { NatureOfBusiness = value }),
        ["purposeOfRelationship"] = (data => data.PurposeOfRelationship, (data, value) => data with { PurposeOfRelationship = value }),
        ["sourceOfFunds"] = (data => data.SourceOfFunds, (data, value) => data with { SourceOfFunds = value }),
        ["email"] = (data => data.Email, (data, value) => data with { Email = value }),
        ["phone"] = (data => data.Phone, (data, value) => data with { Phone = value }),
    };

    /// <summary>Holds it against what the rules require, refuse and mask.</summary>
    public static EntityIntake Check(EntityData data, EffectiveRules rules, HashKey fieldKey)
    {
        var collect = rules.LegalEntity.Collect;
        IReadOnlyList<FieldError> missing =
        [
            .. collect.Value.Required.Where(field => !Parties.Contains(field) && !IsGiven(data, field))
                .Select(field => new FieldError($"/legalEntity/{field}", "required-by-rule", $"{Intake.Packs(collect.Citations)} requires this field of a legal entity.")),
        ];
        // Without a name nobody is screened, whatever the rules collect.
        var errors = missing.Concat(data.LegalName is null && missing.All(error => error.Pointer != "/legalEntity/legalName")
            ? [new FieldError("/legalEntity/legalName", "required", "Without a name nobody can be screened.")] : []).ToList();
        return Minimise(data, rules, fieldKey, errors);
    }

    /// <summary>Whether nothing that is stored was masked or hashed at the door: only then what was given is known.</summary>
    public static bool IsStoredAsGiven(EntityData stored, EffectiveRules rules) =>
        rules.Minimisation.Fields.All(field => rules.Minimisation.Field(field)!.Value.Intake is not (IntakeHandling.Mask or IntakeHandling.Hash) || !IsGiven(stored, field));

    /// <summary>The same of a related party: its name, and what the rules let be stored of the rest.</summary>
    public static EntityIntake CheckParty(EntityData data, EffectiveRules rules, HashKey fieldKey) => Minimise(
        data, rules, fieldKey, data.LegalName is null ? [new FieldError("/legalEntity/legalName", "required", "Without a name nobody can be screened.")] : []);

    /// <summary>Of what is put right only as much as the rules refuse, mask or hash: what they require was given before.</summary>
    public static EntityIntake CheckCorrection(EntityData data, EffectiveRules rules, HashKey fieldKey) => Minimise(data, rules, fieldKey, []);

    private static EntityIntake Minimise(EntityData data, EffectiveRules rules, HashKey fieldKey, List<FieldError> errors)
    {
        foreach (var field in rules.Minimisation.Fields.Where(Texts.ContainsKey))
            if (Texts[field].Value(data) is { } value)
                data = Intake.Handled(rules.Minimisation.Field(field)!, $"/legalEntity/{field}", value, fieldKey, errors) is { } stored ? Texts[field].Set(data, stored) : data;
        // The workflow needs these as they are.
        foreach (var field in rules.Minimisation.Fields.Where(field => Given.TryGetValue(field, out var given) && given(data)))
            if (rules.Minimisation.Field(field)!.Value.Intake is IntakeHandling.Mask or IntakeHandling.Hash)
                throw new InvalidOperationException($"No pack can mask or hash {field} at intake: the workflow needs it as it is.");
            else
                _ = Intake.Handled(rules.Minimisation.Field(field)!, $"/legalEntity/{field}", "", fieldKey, errors);
        return new EntityIntake(data, errors);
    }

    private static bool IsGiven(EntityData data, string field) =>
        Given.TryGetValue(field, out var given) ? given(data) : Texts.TryGetValue(field, out var text) && text.Value(data) is not null;
}
