using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Workflows.Kinds;
using NodaTime;

namespace ComplianceGrains.Workflows.Customers;

/// <summary>A natural person applied, and gave what the rules require.</summary>
/// <param name="BookingEntity">The firm's licensed entity that serves them.</param>
/// <param name="BookingJurisdiction">Its jurisdiction.</param>
/// <param name="Pending">What is to be done next, by whom, until when.</param>
/// <param name="FullName">As given.</param>
/// <param name="OtherNames">As given.</param>
/// <param name="DateOfBirth">As given.</param>
/// <param name="PlaceOfBirth">As given.</param>
/// <param name="Nationalities">As given.</param>
/// <param name="ResidentialAddress">As given.</param>
/// <param name="NationalIdNumber">As the minimisation rules let it be stored.</param>
/// <param name="TaxNumber">As the minimisation rules let it be stored.</param>
/// <param name="PoliticallyExposed">As declared.</param>
/// <param name="Occupation">As given.</param>
[Kind("customer.application-received/1")]
public sealed record ApplicationReceived(
    string BookingEntity,
    string BookingJurisdiction,
    IReadOnlyList<PendingStep> Pending,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? FullName,
    [property: Field(Compartments.Person, DataClasses.Identity)] IReadOnlyList<string>? OtherNames,
    [property: Field(Compartments.Person, DataClasses.Identity)] LocalDate? DateOfBirth,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? PlaceOfBirth,
    [property: Field(Compartments.Person, DataClasses.Identity)] IReadOnlyList<string>? Nationalities,
    [property: Field(Compartments.Person, DataClasses.Identity)] Address? ResidentialAddress,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? NationalIdNumber,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? TaxNumber,
    [property: Field(Compartments.Person, DataClasses.Identity)] bool? PoliticallyExposed,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? Occupation);
