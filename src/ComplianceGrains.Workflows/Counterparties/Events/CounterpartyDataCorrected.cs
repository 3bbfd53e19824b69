using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Counterparties.Events;

/// <summary>What was said of a provider was put right as it asked: from here on these are its data. What was said before stays where it was decided on.</summary>
/// <param name="Request">Which request.</param>
/// <param name="Corrected">Names of the fields that are others now.</param>
/// <param name="Country">Where it is established, as it is now; so with all that follows.</param>
/// <param name="Name">Its legal name.</param>
/// <param name="OtherNames">Under which else it is known.</param>
/// <param name="Lei">Its legal entity identifier.</param>
/// <param name="RegistrationNumber">In the register of its country.</param>
/// <param name="Address">Its seat.</param>
/// <param name="TravelAddress">Where it takes travel-rule messages.</param>
[Kind("counterparty.data-corrected/1", Audience.Staff, RecordClass.DueDiligence)]
public sealed record CounterpartyDataCorrected(
    string Request,
    IReadOnlyList<string> Corrected,
    string Country,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? Name,
    [property: Field(Compartments.Person, DataClasses.Identity)] IReadOnlyList<string>? OtherNames,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? Lei,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? RegistrationNumber,
    [property: Field(Compartments.Person, DataClasses.Identity)] Address? Address,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? TravelAddress);
