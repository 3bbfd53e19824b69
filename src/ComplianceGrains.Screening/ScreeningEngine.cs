using System.Globalization;
using ComplianceGrains.Screening.Matching;
using ComplianceGrains.Screening.Names;
using NodaTime;

namespace ComplianceGrains.Screening;

/// <summary>Screens subjects against one catalog. Thread-safe; replace the engine (or its catalog) by reference.</summary>
/// <param name="catalog">The snapshot to search.</param>
public sealed class ScreeningEngine(ListCatalog catalog)
{
    /// <summary>What is cited beside every score.</summary>
    public static EngineVersion Version { get; } = new("compliancegrains/names", "1", TokenWeights.Id, Calibration.Id);

    /// <summary>The snapshot this engine searches.</summary>
    public ListCatalog Catalog { get; } = catalog;

    /// <summary>Screens one subject.</summary>
    /// <param name="query">The subject and what the rules ask.</param>
    /// <param name="now">The time of the screening; ages are counted to here.</param>
    public ScreeningResult Screen(ScreeningQuery query, Instant now)
    {
        var absent = query.Lists.Where(id => Catalog.Find(id) is null).ToList();
        var lists = query.Lists.Select(Catalog.Find).OfType<LoadedList>().ToList();
        var states = lists.Select(list => list.StateAt(now)).ToList();
        var names = query.Names.Select(PreparedName.Of).Where(name => name.IsComparable).ToList();
        var matches = lists
            .SelectMany(list => EntryMatcher.Match(list.Index, query, names, query.Floor ?? query.Threshold))
            .OrderByDescending(match => match.Score)
            .ThenBy(match => match.ListId, StringComparer.Ordinal)
            .ThenBy(match => match.EntryId, StringComparer.Ordinal)
            .ToList();

        var (outcome, reasons) = Judge(query, absent, states, names.Count > 0, matches);
        return new(outcome, matches, states, Version, reasons);
    }

    private static (ScreeningOutcome Outcome, List<string> Reasons) Judge(
        ScreeningQuery query, List<string> absent, List<ListState> states, bool assessable, List<ListMatch> matches)
    {
        if (query.Lists.Count == 0)
            return (ScreeningOutcome.Unavailable, ["no list is required: a screening against nothing is not a screening"]);
        if (absent.Count > 0)
            return (ScreeningOutcome.Unavailable, [.. absent.Select(id => $"list '{id}' is not loaded")]);
        if (states.Where(state => state.Age > query.Freshness).ToList() is { Count: > 0 } stale)
            return (ScreeningOutcome.Stale, [.. stale.Select(state => string.Create(CultureInfo.InvariantCulture,
                $"list '{state.Id}' was last confirmed {state.Age.TotalHours:0.0} h ago; the rules allow {query.Freshness.TotalHours:0.0} h"))]);
        if (!assessable)
            return (ScreeningOutcome.Inconclusive, ["no name of the subject has a part that can be compared"]);
        var hits = matches.Count(match => match.Score >= query.Threshold);
        return hits > 0
            ? (ScreeningOutcome.Hit, [$"{hits} listed name(s) at or above the threshold {ScoreText.Format(query.Threshold)}"])
            : (ScreeningOutcome.Clear, [$"no listed name at or above the threshold {ScoreText.Format(query.Threshold)}"]);
    }
}
