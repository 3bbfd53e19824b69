using ComplianceGrains.Jurisdictions.Citing;
using ComplianceGrains.Jurisdictions.Deadlines;
using ComplianceGrains.Jurisdictions.Merging;
using ComplianceGrains.Jurisdictions.Retention;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Effective;

/// <summary>
/// Until when records are kept. Pure: events in, dates out. Legal holds win over both ends.
/// </summary>
public static class RecordRetention
{
    /// <summary>The event that starts a relationship. While it is later than every end, a clock that waits for the end has not started.</summary>
    public const string RelationshipStarted = "relationship-started";

    /// <summary>The event that ends one.</summary>
    public const string RelationshipEnded = "relationship-ended";

    /// <summary>The event that a relationship never began.</summary>
    public const string OnboardingRefused = "onboarding-refused";

    /// <summary>The last day of one term, or null while its clock has not started.</summary>
    /// <param name="term">Floor or ceiling.</param>
    /// <param name="events">When each business event last happened.</param>
    /// <param name="zone">The zone whose local dates count.</param>
    /// <remarks>
    /// The latest event that starts the clock counts. An open relationship has no due date, however old the onboarding;
    /// a reopened account stops the clock and its next end starts it anew.
    /// </remarks>
    public static LocalDate? LastDay(RetentionTerm term, IReadOnlyDictionary<string, Instant> events, DateTimeZone zone) =>
        (Own(term, events, zone), term.Second) switch
        {
            (var own, null) => own,
            (var own, { Which: Which.Earlier } second) => LastDay(second.Term, events, zone) is { } other && (own is null || other < own) ? other : own,
            (var own, var second) => own is { } day && LastDay(second.Term, events, zone) is { } other ? LocalDate.Max(day, other) : null,
        };

    private static LocalDate? Own(RetentionTerm term, IReadOnlyDictionary<string, Instant> events, DateTimeZone zone)
    {
        if (term.From.Items.Contains(RelationshipEnded) && IsOpen(events))
            return null;
        Instant? start = null;
        foreach (var name in term.From.Items)
            if (events.TryGetValue(name, out var happened) && (start is null || happened > start))
                start = happened;
        return start is { } instant ? term.Own(instant.InZone(zone).Date) : null;
    }

    /// <summary>The dates of a record class under merged rules: the longest floor, the shortest ceiling.</summary>
    /// <param name="rules">The rules that bind the record's customer and controlling entity.</param>
    /// <param name="recordClass">A record class of the catalogue.</param>
    /// <param name="events">When each business event last happened.</param>
    /// <param name="holds">Legal holds on the customer's records; only those of the record class count.</param>
    internal static RetentionDates DatesFor(
        MergedRules rules, string recordClass, IReadOnlyDictionary<string, Instant> events, IEnumerable<LegalHold>? holds = null)
    {
        var floors = Terms(rules, $"retention.{recordClass}.floor", events);
        var ceilings = Terms(rules, $"retention.{recordClass}.ceiling", events).Select(ceiling => NotBefore(ceiling, floors)).ToList();
        // One floor whose clock has not started keeps the record: nobody may compute a date from the others.
        var keep = floors.OrderBy(floor => floor.LastDay is null ? 0 : 1).ThenByDescending(floor => floor.LastDay).FirstOrDefault();
        var delete = ceilings.Where(ceiling => ceiling.LastDay is not null).DefaultIfEmpty().MinBy(ceiling => ceiling.LastDay);
        return new RetentionDates(
            keep.LastDay, delete.LastDay?.PlusDays(1), keep.Citation, delete.Citation, floors.Select(floor => floor.Term.LeastDays).DefaultIfEmpty().Max())
        {
            FloorNotStarted = floors.Count > 0 && keep.LastDay is null,
            Holds = [.. (holds ?? []).Where(hold => hold.RecordClass == recordClass)],
        };
    }

    private static List<Ending> Terms(MergedRules rules, string path, IReadOnlyDictionary<string, Instant> events) =>
        [.. rules.Each<RetentionTerm>(path).Select(each => new Ending(each.Saying.Jurisdiction, each.Value, LastDay(each.Value, events, rules.Zone(each.Saying.Jurisdiction)), each.Saying.Citation))];

    /// <summary>A ceiling that waits for its law's own floor: while that has no end, neither has the ceiling.</summary>
    private static Ending NotBefore(Ending ceiling, List<Ending> floors) => !ceiling.Term.AfterFloor || ceiling.LastDay is null
        ? ceiling
        : floors.Where(floor => floor.Jurisdiction == ceiling.Jurisdiction).Aggregate(
            ceiling, (end, floor) => end with { LastDay = end.LastDay is null || floor.LastDay is not { } kept ? null : LocalDate.Max(end.LastDay.Value, kept) });

    private readonly record struct Ending(string Jurisdiction, RetentionTerm Term, LocalDate? LastDay, Citation? Citation);

    private static bool IsOpen(IReadOnlyDictionary<string, Instant> events) =>
        events.TryGetValue(RelationshipStarted, out var started)
        && (!events.TryGetValue(RelationshipEnded, out var ended) || ended < started);
}
