using ComplianceGrains.Workflows.Kinds;
using NodaTime;

namespace ComplianceGrains.Workflows.Parties.Events;

/// <summary>The regular look at a related party: its customer is still one, and it was screened if there was reason to.</summary>
/// <param name="LookAgain">When the next is.</param>
[Kind("party.looked-at/1", Audience.Staff, RecordClass.DueDiligence)]
public sealed record PartyLookedAt(Instant LookAgain);
