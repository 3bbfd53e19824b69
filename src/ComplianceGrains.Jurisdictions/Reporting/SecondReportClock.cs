using ComplianceGrains.Jurisdictions.Deadlines;

namespace ComplianceGrains.Jurisdictions.Reporting;

/// <summary>A second clock of one report.</summary>
/// <param name="Which">Whether the earlier or the later end of the two counts.</param>
/// <param name="ClockStarts">The event that starts it.</param>
/// <param name="Deadline">How long it runs.</param>
public sealed record SecondReportClock(Which Which, string ClockStarts, DeadlineRule Deadline);
