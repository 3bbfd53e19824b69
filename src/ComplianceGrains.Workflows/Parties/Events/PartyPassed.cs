using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Parties.Events;

/// <summary>A related party is named, identified and screened, and nothing is open.</summary>
[Kind("party.passed/1", Audience.Staff, RecordClass.DueDiligence)]
public sealed record PartyPassed;
