using NodaTime;

namespace ComplianceGrains.Jurisdictions;

/// <summary>A report that is owed to an authority.</summary>
/// <param name="To">The authority.</param>
/// <param name="Form">Form or channel, e.g. <c>goaml</c>; null where none is named.</param>
/// <param name="ClockStarts">The event that starts the clock: detection, suspicion, decision and awareness are four different ones.</param>
/// <param name="Pace">The law's word where it counts no days (<c>promptly</c>, <c>immediately</c>), else null.</param>
/// <param name="Deadline">The counted deadline; where <paramref name="Pace"/> is given, the firm's own working target.</param>
/// <param name="By">A fixed date instead, e.g. <c>30 September</c> or <c>day 15 of next month</c>.</param>
/// <param name="Amount">From which amount it is owed, if at all amounts not.</param>
public sealed record Report(
    string To, string? Form, string ClockStarts, string? Pace, DeadlineRule? Deadline, ReportDate? By, Threshold? Amount) : RuleValue
{
    /// <inheritdoc />
    public override string InWords =>
        $"to {To}{(Form is null ? "" : $" as {Form}")}, "
        + (Pace is null ? "" : $"{Pace} (the firm's target: ")
        + (Deadline?.InWords ?? By!.InWords)
        + (Pace is null ? "" : ")")
        + $" from {ClockStarts}"
        + (Amount is null ? "" : $", for {Amount}");

    /// <summary>When the report is due (exclusive), in the calendar of the pack that asks for it.</summary>
    public Instant Due(Instant start, BusinessCalendar calendar) => Deadline is not null
        ? Deadlines.Due(start, Deadline, calendar)
        : Deadlines.EndOf(By!.After(start.InZone(calendar.Zone).Date), calendar.Zone);
}
