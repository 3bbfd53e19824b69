using NodaTime;

namespace ComplianceGrains.Jurisdictions.Calendars;

/// <summary>A holiday that recurs by rule: a fixed date, a day counted from Easter, or a weekday of a month.</summary>
internal sealed record HolidayRule(string Name, Func<int, LocalDate?> In, Observance Observed, int? FirstYear, int? LastYear);

/// <summary>What follows when the day falls on a day off.</summary>
internal enum Observance
{
    /// <summary>Nothing: it is lost.</summary>
    None,

    /// <summary>A Sunday moves to the next day that is free of holidays.</summary>
    SundayToMonday,

    /// <summary>A weekend day is followed by a day off on the next weekday that is free of holidays.</summary>
    WeekendToMonday,

    /// <summary>Saturday moves to Friday, Sunday to Monday.</summary>
    NearestWeekday,
}
