using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Customers.Events;

/// <summary>
/// What was given of a legal entity was put right as was asked: from here on these are its data. What was given before stays where it was
/// decided on, and is destroyed with this.
/// </summary>
/// <param name="Request">Which request.</param>
/// <param name="Corrected">Names of the fields that are others now.</param>
/// <param name="EntityKinds">What it is, in words of the catalogue's entity kinds, as it is now; so with all that follows.</param>
/// <param name="LegalName">As it is now.</param>
/// <param name="OtherNames">As it is now.</param>
/// <param name="LegalForm">As the minimisation rules let it be stored.</param>
/// <param name="RegistrationNumber">As the minimisation rules let it be stored.</param>
/// <param name="CountryOfCreation">As it is now.</param>
/// <param name="RegisteredAddress">As it is now.</param>
/// <param name="PrincipalAddress">As it is now.</param>
/// <param name="TaxNumber">As the minimisation rules let it be stored.</param>
/// <param name="PermanentAccountNumber">As the minimisation rules let it be stored.</param>
/// <param name="LegalEntityIdentifier">As the minimisation rules let it be stored.</param>
/// <param name="NatureOfBusiness">As the minimisation rules let it be stored.</param>
/// <param name="PurposeOfRelationship">As the minimisation rules let it be stored.</param>
/// <param name="SourceOfFunds">As the minimisation rules let it be stored.</param>
/// <param name="Email">As the minimisation rules let it be stored.</param>
/// <param name="Phone">As the minimisation rules let it be stored.</param>
/// <param name="Circumstances">As it is now.</param>
[Kind("customer.entity-data-corrected/1", Audience.Staff, RecordClass.DueDiligence)]
public sealed record EntityDataCorrected(
    string Request,
    IReadOnlyList<string> Corrected,
    IReadOnlyList<string> EntityKinds,
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
    [property: Field(Compartments.Person, DataClasses.Identity)] IReadOnlyList<string>? Circumstances)
{
    /// <summary>States what is right.</summary>
    public static EntityDataCorrected Of(string request, IReadOnlyList<string> corrected, EntityData data) => new(
        request, corrected, data.EntityKinds ?? [], data.LegalName, data.OtherNames, data.LegalForm, data.RegistrationNumber, data.CountryOfCreation,
        data.RegisteredAddress, data.PrincipalAddress, data.TaxNumber, data.PermanentAccountNumber, data.LegalEntityIdentifier, data.NatureOfBusiness, data.PurposeOfRelationship,
        data.SourceOfFunds, data.Email, data.Phone, data.Circumstances);

    /// <summary>What is right, again; all null but the kinds once it is shredded.</summary>
    public EntityData ToEntity() => new(
        LegalName, OtherNames, LegalForm, RegistrationNumber, CountryOfCreation, RegisteredAddress, PrincipalAddress, TaxNumber, PermanentAccountNumber, LegalEntityIdentifier,
        NatureOfBusiness, PurposeOfRelationship, SourceOfFunds, Email, Phone, Circumstances, EntityKinds);
}
