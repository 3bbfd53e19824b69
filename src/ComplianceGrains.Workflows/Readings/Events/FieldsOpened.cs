using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Readings.Events;

/// <summary>Somebody of the firm opened a person's own values, or what others of the firm wrote about somebody. Recorded before they see it.</summary>
/// <param name="Purpose">One of <see cref="Purposes"/>.</param>
/// <param name="Case">The exception or the request that it is for; null if there is none.</param>
/// <param name="Fields">Which fields, by the catalogue's names, or which of <see cref="WrittenParts"/>; sorted.</param>
/// <param name="Statement">In their words; null where the purpose says it. May hold personal data.</param>
[Kind("readings.opened/1", Audience.Staff, RecordClass.DueDiligence)]
public sealed record FieldsOpened(string Purpose, string? Case, IReadOnlyList<string> Fields, [property: Field(Compartments.Person, DataClasses.Assessment)] string? Statement);

/// <summary>The retention of whom was read about is over: who read what is destroyed with the rest.</summary>
[Kind("readings.erased/1", Audience.Staff, RecordClass.Programme)]
public sealed record ReadingsErased : IFoldsAnew;
