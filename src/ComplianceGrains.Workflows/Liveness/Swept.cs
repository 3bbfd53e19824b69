using ComplianceGrains.Workflows.Kinds;
using NodaTime;

namespace ComplianceGrains.Workflows.Liveness;

/// <summary>It was looked whether everything that waits in a jurisdiction moves.</summary>
/// <param name="From">Since when: the end of the record before, or the first look.</param>
/// <param name="To">The last look: the figures are as of then.</param>
/// <param name="Looks">How many looks there were in between; 0 if nobody looked.</param>
/// <param name="LongestGap">The longest time without a look, in seconds.</param>
/// <param name="CheckedAt">When everything stored was last gone through; null if it was not, or could not be read in full.</param>
/// <param name="Subjects">How many subjects were open then; null if nobody knows.</param>
/// <param name="Unowned">How many of them nothing would have woken anybody for.</param>
/// <param name="Overdue">Deadlines that were over and had not been handled for longer than anything takes.</param>
/// <param name="Undelivered">Notices between actors that had waited as long.</param>
/// <param name="First">Some of them.</param>
[Kind("liveness.swept/1", Audience.Staff, RecordClass.Programme)]
public sealed record Swept(
    Instant From, Instant To, int Looks, long LongestGap, Instant? CheckedAt, long? Subjects, long Unowned, long Overdue, long Undelivered, IReadOnlyList<StuckRecord> First);

/// <summary>Something that should have moved.</summary>
/// <param name="Cause"><c>overdue</c>, <c>undelivered</c> or <c>unowned</c>.</param>
/// <param name="Actor">Full identity of who should have moved it.</param>
/// <param name="What">The deadline's key or the notice's kind; empty for whoever has none.</param>
/// <param name="Since">Since when it waits.</param>
public sealed record StuckRecord(string Cause, string Actor, string What, Instant Since);
