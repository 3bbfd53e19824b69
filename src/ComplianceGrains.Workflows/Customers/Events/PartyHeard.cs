using ComplianceGrains.Workflows.Kinds;
using ComplianceGrains.Workflows.Structures;

namespace ComplianceGrains.Workflows.Customers.Events;

/// <summary>A related party said how it stands now.</summary>
/// <param name="Version">Its own count.</param>
/// <param name="Party">As it said.</param>
[Kind("customer.party-heard/1", Audience.Staff, RecordClass.DueDiligence)]
public sealed record PartyHeard(int Version, RelatedParty Party);
