using ComplianceGrains.Contracts.Transfers;
using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Transfers.Events;

/// <summary>Somebody stated who is on the other side of a transfer.</summary>
/// <param name="TransferId">Which transfer.</param>
/// <param name="CounterpartyKind"><c>vasp</c>, <c>self-hosted</c> or <c>unknown</c>.</param>
/// <param name="Stated">Which data are there now, in the catalogue's words.</param>
/// <param name="IsEntity">Whether the other side is no natural person.</param>
/// <param name="Country">Of the provider there.</param>
/// <param name="Vasp">The provider.</param>
/// <param name="Person">Who is there.</param>
[Kind("transfers.travel-rule-data-stated/1", Audience.Service, RecordClass.TravelRule)]
public sealed record TravelRuleDataStated(
    string TransferId,
    string CounterpartyKind,
    IReadOnlyList<string> Stated,
    bool IsEntity,
    string? Country,
    [property: Field(Compartments.Person, DataClasses.Identity)] TransferVasp? Vasp,
    [property: Field(Compartments.Person, DataClasses.Identity)] TransferPerson? Person) : ITransferEvent;
