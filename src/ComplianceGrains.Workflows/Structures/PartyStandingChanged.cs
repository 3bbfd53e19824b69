using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Structures;

/// <summary>Something about a related party is otherwise than the customer knows; the customer is told.</summary>
/// <param name="CustomerId">Whom.</param>
/// <param name="Version">Counts from 1: what comes late is not taken for what is new.</param>
/// <param name="Party">As it is now.</param>
[Kind("party.standing-changed/1", Audience.Staff, RecordClass.DueDiligence)]
public sealed record PartyStandingChanged(string CustomerId, int Version, RelatedParty Party);
