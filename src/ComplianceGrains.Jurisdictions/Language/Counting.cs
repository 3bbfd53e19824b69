namespace ComplianceGrains.Jurisdictions.Language;

/// <summary>How a law counts days unless one of its rules says otherwise (for the EU: Regulation 1182/71).</summary>
public sealed record Counting(DayOne DayOne, Roll Roll, string Calendar) : RuleValue
{
    /// <summary>How short periods are counted apart; null where the law has no such rule.</summary>
    public ShortPeriods? Short { get; init; }

    /// <summary>The calendar by whose days off an end moves, where it is another than that of business days: Canada moves it over Sundays and holidays, not over Saturdays. Null for <see cref="Calendar"/>.</summary>
    public string? RollIn { get; init; }

    /// <inheritdoc />
    public override string InWords =>
        $"day one {(DayOne == DayOne.Included ? "counts" : "does not count")}, "
        + $"an end on a day off {(RollIn is null ? "" : $"of calendar {RollIn} ")}{Roll switch { Roll.Next => "moves to the next business day", Roll.Previous => "moves to the business day before", _ => "stays" }}, calendar {Calendar}"
        + (Short is null ? "" : $"; of periods up to {Short.UpTo} days only the days count on which calendar {Short.Calendar} is open");
}
