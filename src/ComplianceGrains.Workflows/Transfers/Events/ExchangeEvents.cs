using ComplianceGrains.Workflows.Kinds;
using NodaTime;

namespace ComplianceGrains.Workflows.Transfers.Events;

/// <summary>The data that travel with a transfer are to be given to the provider on the other side. Nothing else is sent.</summary>
/// <param name="TransferId">Which transfer.</param>
/// <param name="Request">By which both sides know the exchange; the same however often it is sent.</param>
/// <param name="CounterpartyId">The provider in the register.</param>
/// <param name="Fields">Which data travel, e.g. <c>originator.name</c>.</param>
/// <param name="Due">Until when its agreement is waited for.</param>
[Kind("transfers.exchange-opened/1", Audience.Staff, RecordClass.TravelRule)]
public sealed record ExchangeOpened(string TransferId, string Request, string CounterpartyId, IReadOnlyList<string> Fields, Instant Due) : ITransferEvent;

/// <summary>A provider on the other side says that something is to come, and who sends it.</summary>
/// <param name="TransferId">Which transfer.</param>
/// <param name="Request">By which both sides know the exchange.</param>
/// <param name="CounterpartyId">The provider in the register; null if it is not known who asks.</param>
/// <param name="Callback">Where it wants to hear whether that is taken.</param>
[Kind("transfers.exchange-received/1", Audience.Staff, RecordClass.TravelRule)]
public sealed record ExchangeReceived(
    string TransferId, string Request, string? CounterpartyId, [property: Field(Compartments.Person, DataClasses.Identity)] string? Callback) : ITransferEvent;

/// <summary>The provider was told something, or could not be; or it has said nothing for too long.</summary>
/// <param name="TransferId">Which transfer.</param>
/// <param name="Told">What it was to be told.</param>
/// <param name="Answer">What came of it.</param>
/// <param name="Status">One of <see cref="TravelRuleStatus"/>.</param>
/// <param name="Next">When it is told again; null if it is not.</param>
/// <param name="Due">Until when it is waited for; null if nothing is.</param>
[Kind("transfers.exchange-moved/1", Audience.Staff, RecordClass.TravelRule)]
public sealed record ExchangeMoved(string TransferId, string Told, string Answer, string Status, Instant? Next, Instant? Due) : ITransferEvent;

/// <summary>The provider said what it makes of it.</summary>
/// <param name="TransferId">Which transfer.</param>
/// <param name="Answer">What it said.</param>
/// <param name="Status">One of <see cref="TravelRuleStatus"/>.</param>
/// <param name="Digest">By which the same message is known when it comes again.</param>
/// <param name="Address">Where it wants to be paid.</param>
/// <param name="Callback">Where it wants to hear what came of it.</param>
/// <param name="Statement">In its own words, or the id of a transaction.</param>
[Kind("transfers.exchange-answered/1", Audience.Staff, RecordClass.TravelRule)]
public sealed record ExchangeAnswered(
    string TransferId,
    string Answer,
    string Status,
    string? Digest,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? Address,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? Callback,
    [property: Field(Compartments.Person, DataClasses.Identity)] string? Statement) : ITransferEvent;
