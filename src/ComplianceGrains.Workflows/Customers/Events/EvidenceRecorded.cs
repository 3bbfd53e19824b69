using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Customers.Events;

/// <summary>A fact came from outside.</summary>
/// <param name="EvidenceKind">E.g. <c>identity-verification</c>.</param>
/// <param name="Step">The step that it bears upon, or null.</param>
/// <param name="Result"><c>passed</c>, <c>failed</c> or <c>inconclusive</c>.</param>
/// <param name="Provider">Who found out.</param>
/// <param name="Reference">Their reference.</param>
/// <param name="Data">Whatever else they said, as JSON text.</param>
[Kind("customer.evidence-recorded/1", Audience.Service, RecordClass.DueDiligence, OnlyWithAnOpenReason = true)]
public sealed record EvidenceRecorded(
    string EvidenceKind,
    string? Step,
    string Result,
    string? Provider,
    [property: Field(Compartments.Person, DataClasses.Assessment)] string? Reference,
    [property: Field(Compartments.Person, DataClasses.Assessment)] string? Data);
