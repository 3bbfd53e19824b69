namespace ComplianceGrains.Jurisdictions.Deadlines;

/// <summary>In which time a deadline runs.</summary>
public enum DeadlineClock
{
    /// <summary>Elapsed time by the clock, day and night: "within 24 hours".</summary>
    Wall,

    /// <summary>Calendar days, months and years in the jurisdiction's zone, ending with the last day.</summary>
    Calendar,

    /// <summary>Business days of a named calendar, or hours within its opening hours.</summary>
    Business,
}
