using ComplianceGrains.Jurisdictions.Calendars;
using ComplianceGrains.Jurisdictions.Citing;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Reporting;

/// <summary>A report that one jurisdiction wants.</summary>
/// <param name="Kind">The report's name in the catalogue, e.g. <c>suspicious</c>.</param>
/// <param name="Jurisdiction">Who wants it.</param>
/// <param name="Report">To whom, in which form, from which event.</param>
/// <param name="Calendar">The calendar in which it is counted.</param>
/// <param name="Citation">Why.</param>
public sealed record ReportDue(string Kind, string Jurisdiction, Report Report, BusinessCalendar Calendar, Citation Citation)
{
    /// <summary>When it is due (exclusive), from the time of its own start event.</summary>
    public Instant Due(Instant start) => Report.Due(start, Calendar);

    /// <summary>The calendar of the report's second clock, if it has one.</summary>
    public BusinessCalendar? SecondCalendar { get; init; }

    /// <summary>When it is due (exclusive) by all its clocks; null while what counts has not started.</summary>
    public Instant? Due(IReadOnlyDictionary<string, Instant> starts) => Report.Due(starts, Calendar, SecondCalendar);
}
