using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Screening;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Rights;
using ComplianceGrains.Workflows.Subjects;

namespace ComplianceGrains.Workflows.Customers;

/// <summary>What a customer's screening asks of the lists, and when.</summary>
public static class CustomerScreening
{
    /// <summary>What is asked about a person; null once their values are shredded.</summary>
    public static ScreeningQuery? QueryOf(PersonData person, EffectiveRules rules) => person.FullName is null ? null : new ScreeningQuery(
        NamesOf(person), SubjectKind.NaturalPerson,
        person.DateOfBirth is { } birth ? PartialDate.Create(birth.Year, birth.Month, birth.Day) : null,
        person.Nationalities ?? [], IdentifiersOf(person),
        rules.Screening.Asked, rules.Screening.Threshold.Value, rules.Screening.Freshness.Value)
    {
        Review = rules.Screening.Review?.Value.From,
        // One that a pack has masked or hashed at intake compares with nothing.
        Gender = person.Gender,
    };

    /// <summary>The same about a legal entity.</summary>
    public static ScreeningQuery? QueryOf(EntityData entity, EffectiveRules rules) => entity.LegalName is null ? null : new ScreeningQuery(
        NamesOf(entity), SubjectKind.LegalEntity, null, [.. CountriesOf(entity)], IdentifiersOf(entity),
        rules.Screening.Asked, rules.Screening.Threshold.Value, rules.Screening.Freshness.Value)
    {
        Review = rules.Screening.Review?.Value.From,
    };

    /// <summary>About whoever gave what there is; null once their values are shredded.</summary>
    public static ScreeningQuery? QueryOf(PersonData? person, EntityData? entity, EffectiveRules rules) => (person, entity) switch
    {
        (not null, _) => QueryOf(person, rules),
        (_, not null) => QueryOf(entity, rules),
        _ => null,
    };

    /// <summary>Every name that a legal entity goes by.</summary>
    public static IReadOnlyList<string> NamesOf(EntityData entity) => entity.LegalName is { } name ? [name, .. entity.OtherNames ?? []] : [];

    /// <summary>Every register's number of a legal entity; what a pack has masked or hashed at intake compares with nothing.</summary>
    public static IReadOnlyList<Identifier> IdentifiersOf(EntityData entity) =>
    [
        .. Identified("registration-number", entity.RegistrationNumber),
        .. Identified("lei", entity.LegalEntityIdentifier),
        .. Identified("tax-number", entity.TaxNumber),
    ];

    /// <summary>Where a legal entity is at home.</summary>
    public static IEnumerable<string> CountriesOf(EntityData entity) =>
        new[] { entity.CountryOfCreation, entity.RegisteredAddress?.Country, entity.PrincipalAddress?.Country }.OfType<string>().Distinct(StringComparer.Ordinal);

    /// <summary>Every name that a person goes by.</summary>
    public static IReadOnlyList<string> NamesOf(PersonData person) => person.FullName is { } name ? [name, .. person.OtherNames ?? []] : [];

    /// <summary>Every document that lists name people by; what a pack has masked or hashed at intake compares with nothing.</summary>
    public static IReadOnlyList<Identifier> IdentifiersOf(PersonData person) =>
    [
        .. Identified("national-id", person.NationalIdNumber),
        .. Identified("passport", person.PassportNumber),
        .. Identified("tax-number", person.TaxNumber),
    ];

    /// <summary>An application as it is stored: what a customer is known by must not depend on whether they are screened at the door or later.</summary>
    public static PersonData AsStored(PersonData given, EffectiveRules rules, HashKey fieldKey) => Intake.Check(given, rules, fieldKey).Stored;

    /// <summary>The same of a legal entity.</summary>
    public static EntityData AsStored(EntityData given, EffectiveRules rules, HashKey fieldKey) => EntityIntake.Check(given, rules, fieldKey).Stored;

    /// <summary>The same of a related party.</summary>
    public static (PersonData? Person, EntityData? Entity) PartyAsStored(PersonData? person, EntityData? entity, EffectiveRules rules, HashKey fieldKey) => (
        person is null ? null : Intake.CheckParty(person, false, rules, fieldKey).Stored,
        entity is null ? null : EntityIntake.CheckParty(entity, rules, fieldKey).Stored);

    /// <summary>Whether a message may lead to where the lists count. A person's data goes to no engine without need.</summary>
    public static bool IsNeededFor(Message message) => message switch
    {
        Message.Asked { Command: AnswerDataRequest { Data: not null } } => true,
        Message.Asked { Command: Offboard or Restrict or AskRestrictionLifting or RequestReview or ReceiveDataRequest or ExtendDataRequest or AnswerDataRequest } => false,
        Message.Due { Key: CustomerAgenda.Retention } => false,
        Message.Due { Key: var key } => !key.StartsWith(SubjectAgenda.StepPrefix, StringComparison.Ordinal) && !key.StartsWith(DataRequest.KeyPrefix, StringComparison.Ordinal),
        _ => true,
    };

    private static IEnumerable<Identifier> Identified(string type, string? value) => value is null || value.Contains('*', StringComparison.Ordinal) ? [] : [new Identifier(type, value)];
}
