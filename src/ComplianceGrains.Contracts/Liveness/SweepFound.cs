using NodaTime;
using Orleans;

namespace ComplianceGrains.Contracts.Liveness;

/// <summary>What the looks of some time found in one jurisdiction.</summary>
/// <param name="From">The first look.</param>
/// <param name="To">The last one: the figures are as of then.</param>
/// <param name="Looks">How many looks.</param>
/// <param name="LongestGap">The longest time between two of them, in seconds.</param>
/// <param name="CheckedAt">When everything stored was last gone through; null if it was not, or could not be read in full.</param>
/// <param name="Subjects">How many subjects were open then; null if nobody knows.</param>
/// <param name="Unowned">How many of them nothing would have woken anybody for.</param>
/// <param name="Overdue">Deadlines that are over and have not been handled for longer than anything takes.</param>
/// <param name="Undelivered">Notices between actors that have waited as long.</param>
/// <param name="First">Some of them.</param>
[GenerateSerializer, Immutable, Alias("cg.SweepFound")]
public sealed record SweepFound(
    [property: Id(0)] Instant From,
    [property: Id(1)] Instant To,
    [property: Id(2)] int Looks,
    [property: Id(3)] long LongestGap,
    [property: Id(4)] Instant? CheckedAt,
    [property: Id(5)] long? Subjects,
    [property: Id(6)] long Unowned,
    [property: Id(7)] long Overdue,
    [property: Id(8)] long Undelivered,
    [property: Id(9)] IReadOnlyList<StuckWork> First);

/// <summary>Something that should have moved.</summary>
/// <param name="Cause">One of <see cref="StuckCauses"/>.</param>
/// <param name="Actor">Full identity of who should have moved it.</param>
/// <param name="What">The deadline's key or the notice's kind; empty for whoever has none.</param>
/// <param name="Since">Since when it waits.</param>
[GenerateSerializer, Immutable, Alias("cg.StuckWork")]
public sealed record StuckWork(
    [property: Id(0)] string Cause, [property: Id(1)] string Actor, [property: Id(2)] string What, [property: Id(3)] Instant Since);

/// <summary>What was recorded last.</summary>
/// <param name="Outcome">One of <see cref="LivenessOutcomes"/>.</param>
/// <param name="Found">The figures.</param>
[GenerateSerializer, Immutable, Alias("cg.LivenessView")]
public sealed record LivenessView([property: Id(0)] string Outcome, [property: Id(1)] SweepFound Found);

/// <summary>Why something does not move.</summary>
public static class StuckCauses
{
    /// <summary>Its deadline is over, and it has not been woken.</summary>
    public const string Overdue = "overdue";

    /// <summary>It has not been told what another decided.</summary>
    public const string Undelivered = "undelivered";

    /// <summary>It is open, and nothing would ever wake anybody for it.</summary>
    public const string Unowned = "unowned";
}

/// <summary>How it came out.</summary>
public static class LivenessOutcomes
{
    /// <summary>Everything was looked at and moves.</summary>
    public const string Passed = "passed";

    /// <summary>Something does not.</summary>
    public const string Failed = "failed";

    /// <summary>Nothing was found, and not everything was looked at: that is no pass.</summary>
    public const string Unknown = "unknown";
}
