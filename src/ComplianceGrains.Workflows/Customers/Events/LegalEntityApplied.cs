using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Customers.Events;

/// <summary>A legal entity applied, and what the rules require of itself was given. Who owns it is stated afterwards, party by party.</summary>
/// <param name="BookingEntity">The firm's licensed entity that serves it.</param>
/// <param name="BookingJurisdiction">Its jurisdiction.</param>
/// <param name="Pending">What is to be done next, by whom, until when.</param>
/// <param name="EntityKinds">What it says it is, in words of the catalogue's entity kinds.</param>
/// <param name="Holds">What it holds itself in entities that hold it.</param>
/// <param name="LegalName">As given.</param>
/// <param name="OtherNames">As given.</param>
/// <param name="LegalForm">As given.</param>
/// <param name="RegistrationNumber">As given.</param>
/// <param name="CountryOfCreation">As given.</param>
/// <param name="RegisteredAddress">As given.</param>
/// <param name="PrincipalAddress">As given.</param>
/// <param name="TaxNumber">As the minimisation rules let it be stored.</param>
/// <param name="PermanentAccountNumber">As the minimisation rules let it be stored.</param>
/// <param name="LegalEntityIdentifier">As given.</param>
/// <param name="NatureOfBusiness">As given.</param>
/// <param name="PurposeOfRelationship">As the minimisation rules let it be stored.</param>
/// <param name="SourceOfFunds">As the minimisation rules let it be stored.</param>
/// <param name="Email">As the minimisation rules let it be stored.</param>
/// <param name="Phone">As the minimisation rules let it be stored.</param>
/// <param name="Circumstances">As declared.</param>
[Kind("customer.legal-entity-applied/1", Audience.Service, RecordClass.DueDiligence)]
public sealed record LegalEntityApplied(
    string BookingEntity,
    string BookingJurisdiction,
    IReadOnlyList<PendingStep> Pending,
    IReadOnlyList<string> EntityKinds,
    IReadOnlyList<StatedHolding> Holds,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? LegalName,
    [property: Field(Compartments.Person, DataClasses.Identity)] IReadOnlyList<string>? OtherNames,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? LegalForm,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? RegistrationNumber,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? CountryOfCreation,
    [property: Field(Compartments.Person, DataClasses.Identity)] Address? RegisteredAddress,
    [property: Field(Compartments.Person, DataClasses.Identity)] Address? PrincipalAddress,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? TaxNumber,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? PermanentAccountNumber,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? LegalEntityIdentifier,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? NatureOfBusiness,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? PurposeOfRelationship,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? SourceOfFunds,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? Email,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? Phone,
    [property: Field(Compartments.Person, DataClasses.Identity)] IReadOnlyList<string>? Circumstances) : IApplication
{
    /// <summary>States what was given.</summary>
    public static LegalEntityApplied Of(string bookingEntity, string bookingJurisdiction, IReadOnlyList<PendingStep> pending, IReadOnlyList<StatedHolding> holds, EntityData data) => new(
        bookingEntity, bookingJurisdiction, pending, data.EntityKinds ?? [], holds, data.LegalName, data.OtherNames, data.LegalForm, data.RegistrationNumber, data.CountryOfCreation,
        data.RegisteredAddress, data.PrincipalAddress, data.TaxNumber, data.PermanentAccountNumber, data.LegalEntityIdentifier, data.NatureOfBusiness, data.PurposeOfRelationship,
        data.SourceOfFunds, data.Email, data.Phone, data.Circumstances);

    /// <summary>What was given, again; all null but the kinds once it is shredded.</summary>
    public EntityData ToEntity() => new(
        LegalName, OtherNames, LegalForm, RegistrationNumber, CountryOfCreation, RegisteredAddress, PrincipalAddress, TaxNumber, PermanentAccountNumber, LegalEntityIdentifier,
        NatureOfBusiness, PurposeOfRelationship, SourceOfFunds, Email, Phone, Circumstances, EntityKinds);
}
