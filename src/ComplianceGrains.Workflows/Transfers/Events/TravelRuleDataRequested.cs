using ComplianceGrains.Workflows.Kinds;
using NodaTime;

namespace ComplianceGrains.Workflows.Transfers.Events;

/// <summary>Data that have to travel are missing, and the rules say that they are asked for. Once the time is over, people look at it.</summary>
/// <param name="TransferId">Which transfer.</param>
/// <param name="Missing">Which data, e.g. <c>beneficiary.name</c>.</param>
/// <param name="Due">By when.</param>
[Kind("transfers.travel-rule-data-requested/1", Audience.Service, RecordClass.TravelRule)]
public sealed record TravelRuleDataRequested(string TransferId, IReadOnlyList<string> Missing, Instant Due) : ITransferEvent;
