using ComplianceGrains.Jurisdictions.Calendars;
using ComplianceGrains.Jurisdictions.Language;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Deadlines;

/// <summary>A deadline as the value of a rule.</summary>
public sealed record DeadlineValue(DeadlineRule Rule) : RuleValue
{
    /// <summary>The events of which the latest that happened starts the clock; null where the rule's own event does.</summary>
    public Words? LatestOf { get; init; }

    /// <summary>When the clock stands still; null where it never does.</summary>
    public Pause? Pause { get; init; }

    /// <inheritdoc />
    public override string InWords => Rule.InWords
        + (LatestOf is null ? "" : $" from the latest of {string.Join(", ", LatestOf.Items)}")
        + (Pause is null ? "" : $", standing still from {Pause.From} until {Pause.Until}");

    /// <summary>When it is due (exclusive); null while no event has started the clock.</summary>
    /// <param name="own">The event that starts it where the rule names none.</param>
    /// <param name="starts">When each event happened.</param>
    /// <param name="pauses">The stretches in which the clock stands still; one that has not ended yet ends now.</param>
    /// <param name="calendar">The calendar the rule names.</param>
    public Instant? Due(string own, IReadOnlyDictionary<string, Instant> starts, IEnumerable<Interval> pauses, BusinessCalendar calendar)
    {
        Instant? start = null;
        foreach (var name in LatestOf?.Items ?? [own])
            if (starts.TryGetValue(name, out var happened) && (start is null || happened > start))
                start = happened;
        return start is { } began ? DueDates.Due(began, Rule, calendar, Pause is null ? [] : pauses) : null;
    }
}

/// <summary>A clock stands still between two events.</summary>
/// <param name="From">The event that stops it.</param>
/// <param name="Until">The event from which it runs on.</param>
public sealed record Pause(string From, string Until);
