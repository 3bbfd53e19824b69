using NodaTime;

namespace ComplianceGrains.Workflows.Suspicions.Events;

/// <summary>A report that one jurisdiction wants, as the rules said when it was decided.</summary>
/// <param name="Jurisdiction">Who wants it.</param>
/// <param name="Kind">Its name in the packs, e.g. <c>suspicious-terror</c>.</param>
/// <param name="To">The authorities that get it.</param>
/// <param name="Form">By which channel or form; <c>letter</c> where the rules name none.</param>
/// <param name="ClockStarts">The event from which it is counted.</param>
/// <param name="Due">Exclusive; null while its clock has not started.</param>
public sealed record OwedReport(string Jurisdiction, string Kind, IReadOnlyList<string> To, string Form, string ClockStarts, Instant? Due);
