using ComplianceGrains.Jurisdictions.Citing;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Comparing;

/// <summary>Something that changes on a day.</summary>
/// <param name="On">The local day of the jurisdiction.</param>
/// <param name="Jurisdiction">Whose rules change.</param>
/// <param name="Path">The rule's path; <c>version</c> where a version begins, <c>amendment</c> for a change that no value says.</param>
/// <param name="Sentence">What changes.</param>
/// <param name="Citation">Why; null where a version begins.</param>
public sealed record CalendarChange(LocalDate On, string Jurisdiction, string Path, string Sentence, Citation? Citation);
