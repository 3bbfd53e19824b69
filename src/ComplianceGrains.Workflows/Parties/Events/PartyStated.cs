using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Workflows.Kinds;
using NodaTime;

namespace ComplianceGrains.Workflows.Parties.Events;

/// <summary>Somebody is said to own, control or act for a customer that is a legal entity.</summary>
/// <param name="CustomerId">Whose related party.</param>
/// <param name="PartyId">The caller's opaque id, unique for the customer.</param>
/// <param name="PartyKind"><c>natural-person</c>, <c>legal-entity</c>, <c>unknown</c> or <c>dispersed</c>.</param>
/// <param name="Roles">What they are to the customer.</param>
/// <param name="Holds">What they hold in the customer and in other parties.</param>
/// <param name="JointWith">Ids of the parties with whom they act together.</param>
/// <param name="EntityKinds">What an entity is said to be, in words of the catalogue's entity kinds.</param>
/// <param name="EachAtMost">Of dispersed holders: what one of them holds at most.</param>
/// <param name="Pending">What is to be done next, by whom, until when.</param>
/// <param name="LookAgain">When somebody looks at it again at the latest.</param>
/// <param name="FullName">Of a natural person, as given.</param>
/// <param name="OtherNames">As given.</param>
/// <param name="DateOfBirth">As given.</param>
/// <param name="PlaceOfBirth">As given.</param>
/// <param name="Nationalities">As given.</param>
/// <param name="ResidentialAddress">As given.</param>
/// <param name="NationalIdNumber">As the minimisation rules let it be stored.</param>
/// <param name="PassportNumber">As the minimisation rules let it be stored.</param>
/// <param name="TaxNumber">As the minimisation rules let it be stored.</param>
/// <param name="PoliticallyExposed">As declared.</param>
/// <param name="Gender">As given.</param>
/// <param name="Circumstances">As declared.</param>
/// <param name="LegalName">Of a legal entity, as given.</param>
/// <param name="LegalForm">As given.</param>
/// <param name="RegistrationNumber">As given.</param>
/// <param name="CountryOfCreation">As given.</param>
/// <param name="RegisteredAddress">As given.</param>
/// <param name="LegalEntityIdentifier">As given.</param>
[Kind("party.stated/1", Audience.Service, RecordClass.DueDiligence)]
public sealed record PartyStated(
    string CustomerId,
    string PartyId,
    string PartyKind,
    IReadOnlyList<string> Roles,
    IReadOnlyList<StatedHolding> Holds,
    IReadOnlyList<string> JointWith,
    IReadOnlyList<string> EntityKinds,
    string? EachAtMost,
    IReadOnlyList<PendingStep> Pending,
    Instant LookAgain,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? FullName,
    [property: Field(Compartments.Person, DataClasses.Identity)] IReadOnlyList<string>? OtherNames,
    [property: Field(Compartments.Person, DataClasses.Identity)] LocalDate? DateOfBirth,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? PlaceOfBirth,
    [property: Field(Compartments.Person, DataClasses.Identity)] IReadOnlyList<string>? Nationalities,
    [property: Field(Compartments.Person, DataClasses.Identity)] Address? ResidentialAddress,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? NationalIdNumber,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? PassportNumber,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? TaxNumber,
    [property: Field(Compartments.Person, DataClasses.Identity)] bool? PoliticallyExposed,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? Gender,
    [property: Field(Compartments.Person, DataClasses.Identity)] IReadOnlyList<string>? Circumstances,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? LegalName,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? LegalForm,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? RegistrationNumber,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? CountryOfCreation,
    [property: Field(Compartments.Person, DataClasses.Identity)] Address? RegisteredAddress,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? LegalEntityIdentifier)
{
    /// <summary>What was given of a natural person, again; null of anybody else, and once it is shredded.</summary>
    public PersonData? ToPerson() => FullName is null ? null : new(
        FullName, DateOfBirth, PlaceOfBirth, Nationalities, ResidentialAddress, NationalIdNumber, TaxNumber, OtherNames, PoliticallyExposed, null, PassportNumber,
        null, null, null, null, null, null, null, null, null, null, null, null, null, Circumstances, Gender);

    /// <summary>What was given of a legal entity, again; null of anybody else, and once it is shredded.</summary>
    public EntityData? ToEntity() => LegalName is null ? null : new(
        LegalName, OtherNames, LegalForm, RegistrationNumber, CountryOfCreation, RegisteredAddress, null, TaxNumber, null, LegalEntityIdentifier, null, null, null, null, null, Circumstances, EntityKinds);
}
