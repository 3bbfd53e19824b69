using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Workflows.Kinds;
using NodaTime;

namespace ComplianceGrains.Workflows.Counterparties.Events;

/// <summary>A provider on the other side was entered into the firm's register.</summary>
/// <param name="Country">Where it is established.</param>
/// <param name="LookAgain">Until when somebody has to look into it.</param>
/// <param name="Name">Its legal name.</param>
/// <param name="OtherNames">Under which else it is known.</param>
/// <param name="Lei">Its legal entity identifier.</param>
/// <param name="RegistrationNumber">In the register of its country.</param>
/// <param name="Address">Its seat.</param>
/// <param name="TravelAddress">Where it takes travel-rule messages.</param>
[Kind("counterparty.registered/1", Audience.Staff, RecordClass.DueDiligence)]
public sealed record CounterpartyRegistered(
    string Country,
    Instant LookAgain,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? Name,
    [property: Field(Compartments.Person, DataClasses.Identity)] IReadOnlyList<string>? OtherNames,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? Lei,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? RegistrationNumber,
    [property: Field(Compartments.Person, DataClasses.Identity)] Address? Address,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? TravelAddress);

/// <summary>Somebody looked into it and proposes what it is to the firm.</summary>
/// <param name="Standing">One of <see cref="CounterpartyStanding"/>.</param>
/// <param name="ReviewBy">When it is looked into again at the latest.</param>
/// <param name="Pending">Who has to approve it.</param>
/// <param name="Statement">What was found, in words.</param>
[Kind("counterparty.assessment-proposed/1", Audience.Staff, RecordClass.DueDiligence)]
public sealed record AssessmentProposed(
    string Standing, Instant ReviewBy, IReadOnlyList<PendingStep> Pending, [property: Field(Compartments.Person, DataClasses.Assessment)] string? Statement);

/// <summary>Everybody whom the rules ask has approved what was proposed.</summary>
/// <param name="Standing">One of <see cref="CounterpartyStanding"/>.</param>
/// <param name="ReviewBy">When it is looked into again at the latest.</param>
[Kind("counterparty.assessed/1", Audience.Staff, RecordClass.DueDiligence)]
public sealed record CounterpartyAssessed(string Standing, Instant ReviewBy);

/// <summary>Somebody rejected what was proposed; it stands as it stood before.</summary>
/// <param name="Standing">What was proposed.</param>
[Kind("counterparty.assessment-rejected/1", Audience.Staff, RecordClass.DueDiligence)]
public sealed record AssessmentRejected(string Standing);

/// <summary>Nobody looked into it in time. What was approved before is approved no more.</summary>
/// <param name="Standing">How it stands now.</param>
/// <param name="LookAgain">Until when somebody has to now.</param>
[Kind("counterparty.assessment-overdue/1", Audience.Staff, RecordClass.DueDiligence)]
public sealed record AssessmentOverdue(string Standing, Instant LookAgain);

/// <summary>Data that have to travel with a transfer did not come from it in time.</summary>
/// <param name="Failures">How often that happened within 30 days.</param>
[Kind("counterparty.failed/1", Audience.Staff, RecordClass.DueDiligence)]
public sealed record CounterpartyFailed(int Failures);

/// <summary>It failed so often that the rules want it restricted, until people have looked into it.</summary>
/// <param name="Failures">How often within 30 days.</param>
[Kind("counterparty.restricted/1", Audience.Staff, RecordClass.DueDiligence)]
public sealed record CounterpartyRestricted(int Failures);

/// <summary>It stands otherwise than before: customers whose transfers name it are told, some at a time.</summary>
/// <param name="Standing">How it stands.</param>
/// <param name="After">The last customer who was told, in the order of their ids; null once all are.</param>
[Kind("counterparty.transfers-told/1", Audience.Staff, RecordClass.DueDiligence)]
public sealed record TransfersTold(string Standing, string? After);

/// <summary>Data that have to travel with a customer's transfer did not come in time from the provider on the other side, which is told.</summary>
/// <param name="TransferId">Which transfer.</param>
/// <param name="CounterpartyId">Which provider.</param>
[Kind("transfers.counterparty-data-late/1", Audience.Staff, RecordClass.Transaction)]
public sealed record CounterpartyDataLate(string TransferId, string CounterpartyId);
