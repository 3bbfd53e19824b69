using NodaTime;

namespace ComplianceGrains.Api.Liveness;

/// <summary>What was last recorded of a jurisdiction about whether everything that waits there moves.</summary>
/// <param name="Jurisdiction">Which.</param>
/// <param name="Outcome"><c>passed</c>, <c>failed</c> or <c>unknown</c>: nothing was found, and not everything was looked at.</param>
/// <param name="From">Since when.</param>
/// <param name="To">The last look: the figures are as of then.</param>
/// <param name="Looks">How many looks there were in between; 0 if nobody looked.</param>
/// <param name="LongestGapSeconds">The longest time without a look.</param>
/// <param name="CheckedAt">When everything stored was last gone through; null if it was not, or could not be read in full.</param>
/// <param name="Subjects">How many subjects were open then; null if nobody knows.</param>
/// <param name="Unowned">How many of them nothing would have woken anybody for.</param>
/// <param name="Overdue">Deadlines that were over and did not move.</param>
/// <param name="Undelivered">Notices between actors that did not arrive.</param>
/// <param name="First">Some of them.</param>
public sealed record LivenessBody(
    string Jurisdiction, string Outcome, Instant From, Instant To, int Looks, long LongestGapSeconds, Instant? CheckedAt, long? Subjects, long Unowned, long Overdue, long Undelivered,
    IReadOnlyList<StuckBody> First);

/// <summary>Something that should have moved.</summary>
/// <param name="Cause"><c>overdue</c>, <c>undelivered</c> or <c>unowned</c>.</param>
/// <param name="Actor">Full identity of who should have moved it.</param>
/// <param name="What">The deadline's key or the notice's kind; empty for whoever has none.</param>
/// <param name="Since">Since when it waits.</param>
public sealed record StuckBody(string Cause, string Actor, string What, Instant Since);
