using ComplianceGrains.Jurisdictions.Calendars;
using ComplianceGrains.Jurisdictions.Deadlines;
using ComplianceGrains.Jurisdictions.Language;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Reporting;

/// <summary>A report that is owed to an authority.</summary>
/// <param name="To">The authority, or all that get it.</param>
/// <param name="Form">Form or channel, e.g. <c>goaml</c>; null where none is named.</param>
/// <param name="ClockStarts">The event that starts the clock: detection, suspicion, decision and awareness are four different ones.</param>
/// <param name="Pace">The law's word where it counts no days (<c>promptly</c>, <c>immediately</c>), else null.</param>
/// <param name="Deadline">The counted deadline; where <paramref name="Pace"/> is given, the firm's own working target.</param>
/// <param name="By">A fixed date instead, e.g. <c>30 September</c> or <c>day 15 of next month</c>.</param>
/// <param name="Amount">From which amount it is owed, if at all amounts not.</param>
public sealed record Report(
    Words To, string? Form, string ClockStarts, string? Pace, DeadlineRule? Deadline, ReportDate? By, Threshold? Amount) : RuleValue
{
    /// <summary>A second clock beside this one, where a law has two: its event, its deadline, and which of the two counts.</summary>
    public SecondReportClock? Second { get; init; }

    /// <inheritdoc />
    public override string InWords =>
        $"to {string.Join(" and ", To.Items)}{(Form is null ? "" : $" as {Form}")}, "
        + (Pace is null ? "" : $"{Pace} (the firm's target: ")
        + (Deadline?.InWords ?? By!.InWords)
        + (Pace is null ? "" : ")")
        + $" from {ClockStarts}"
        + (Second is null ? "" : $", or {(Second.Which == Which.Earlier ? "earlier" : "later")}: {Second.Deadline.InWords} from {Second.ClockStarts}")
        + (Amount is null ? "" : $", for {Amount}");

    /// <summary>When the report is due (exclusive) by both clocks; null while what counts has not started.</summary>
    /// <param name="starts">When each event happened that starts a clock.</param>
    /// <param name="calendar">The calendar of the first clock.</param>
    /// <param name="second">That of the second.</param>
    public Instant? Due(IReadOnlyDictionary<string, Instant> starts, BusinessCalendar calendar, BusinessCalendar? second)
    {
        Instant? own = starts.TryGetValue(ClockStarts, out var began) ? Due(began, calendar) : null;
        if (Second is null)
            return own;
        Instant? other = starts.TryGetValue(Second.ClockStarts, out var started) ? DueDates.Due(started, Second.Deadline, second!) : null;
        return Second.Which == Which.Earlier
            ? (own, other) is ({ } one, { } two) ? Instant.Min(one, two) : own ?? other
            : (own, other) is ({ } first, { } last) ? Instant.Max(first, last) : null;
    }

    /// <summary>When the report is due (exclusive) by its first clock, in the calendar of the pack that asks for it.</summary>
    public Instant Due(Instant start, BusinessCalendar calendar) => Deadline is not null
        ? DueDates.Due(start, Deadline, calendar)
        : DueDates.EndOf(By!.After(start.InZone(calendar.Zone).Date), calendar.Zone);
}
