using ComplianceGrains.Jurisdictions.Language;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Deadlines;

/// <summary>How long something may take, and how that time is counted.</summary>
/// <param name="Within">The length: hours for a wall clock or business hours; days, months, years otherwise.</param>
/// <param name="Clock">The time it runs in.</param>
/// <param name="Calendar">The pack's calendar that says what a business day is.</param>
/// <param name="DayOne">Whether the day of the event counts.</param>
/// <param name="Roll">Where a calendar deadline goes that ends on a day off.</param>
public sealed record DeadlineRule(Period Within, DeadlineClock Clock, string Calendar, DayOne DayOne, Roll Roll)
{
    /// <summary>The rule as a person would read it aloud.</summary>
    public string InWords => Clock switch
    {
        DeadlineClock.Wall => $"within {PeriodWords.Of(Within)} by the clock{(Roll == Roll.NextNoon ? RollText : "")}",
        DeadlineClock.Business when Within.HasTimeComponent => $"within {PeriodWords.Of(Within)} of business time (calendar {Calendar})",
        DeadlineClock.Business => $"within {BusinessDays} (calendar {Calendar}, {FirstDay})",
        _ => $"within {PeriodWords.Of(Within)} ({FirstDay}{RollText})",
    };

    private string BusinessDays => (Within.Days + (7 * Within.Weeks)) is var days && days == 1 ? "1 business day" : $"{days} business days";

    private string FirstDay => DayOne == DayOne.Included ? "counting the first day" : "not counting the first day";

    private string RollText => Roll switch
    {
        Roll.Next => $", moved to the next business day of calendar {Calendar}",
        Roll.NextNoon => $", moved from a day off to noon of the next business day of calendar {Calendar}",
        Roll.Previous => $", moved to the business day before in calendar {Calendar}",
        _ => ", no extension for days off",
    };
}
