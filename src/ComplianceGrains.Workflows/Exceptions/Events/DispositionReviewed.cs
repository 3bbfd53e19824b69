using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Exceptions.Events;

/// <summary>A second person confirmed, or sent it back.</summary>
/// <param name="Approved">Confirmed or sent back.</param>
/// <param name="For">The role whose confirmation this is.</param>
/// <param name="Statement">In their words; may hold personal data.</param>
[Kind("exception.disposition-reviewed/1", Audience.Staff, RecordClass.OfSubject)]
public sealed record DispositionReviewed(
    bool Approved, string For, [property: Field(Compartments.Person, DataClasses.Assessment)] string? Statement);
