using NodaTime;

namespace ComplianceGrains.Workflows.Retention;

/// <summary>Until when the records of one class are kept, and why.</summary>
/// <param name="RecordClass">A record class of the catalogue.</param>
/// <param name="KeepThrough">The last day on which they must be kept; null while that has no end.</param>
/// <param name="DeleteBy">The day on which they are deleted at the latest; null if nothing limits it yet.</param>
/// <param name="DueOn">The first day on which they are destroyed, in the calendar of each jurisdiction; null while they are kept without an end.</param>
/// <param name="Why">One sentence, with the rule that decides.</param>
public sealed record ClassTerm(string RecordClass, LocalDate? KeepThrough, LocalDate? DeleteBy, LocalDate? DueOn, string Why);
