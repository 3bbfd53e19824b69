using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Parties.Events;

/// <summary>A fact about a related party came from outside.</summary>
/// <param name="EvidenceKind">E.g. <c>identity-verification</c>.</param>
/// <param name="Step">The step that it does, or null.</param>
/// <param name="Result"><c>passed</c>, <c>failed</c> or <c>inconclusive</c>.</param>
/// <param name="Provider">Who found out.</param>
/// <param name="Reference">Their reference.</param>
[Kind("party.evidence-recorded/1", Audience.Service, RecordClass.DueDiligence)]
public sealed record PartyEvidenceRecorded(
    string EvidenceKind, string? Step, string Result, string? Provider, [property: Field(Compartments.Person, DataClasses.Assessment)] string? Reference);
