using System.Globalization;
using NodaTime;

namespace ComplianceGrains.Screening.Matching;

/// <summary>The lists that a query requires, and what their absence or age means. The same for names and addresses.</summary>
internal sealed class RequiredLists
{
    private readonly List<string> _absent;
    private readonly IReadOnlyList<string> _asked;

    public RequiredLists(ListCatalog catalog, IReadOnlyList<string> asked, Instant now)
    {
        _asked = asked;
        _absent = [.. asked.Where(id => catalog.Find(id) is null)];
        Loaded = [.. asked.Distinct().Select(catalog.Find).OfType<LoadedList>()];
        States = [.. Loaded.Select(list => list.StateAt(now))];
    }

    public IReadOnlyList<LoadedList> Loaded { get; }

    public IReadOnlyList<ListState> States { get; }

    /// <summary>The outcome that the lists' state forces, before any match is looked at; null when they are all present and fresh.</summary>
    public (ScreeningOutcome Outcome, IReadOnlyList<string> Reasons)? Verdict(Duration freshness)
    {
        if (_asked.Count == 0)
            return (ScreeningOutcome.Unavailable, ["no list is required: a screening against nothing is not a screening"]);
        if (_absent.Count > 0)
            return (ScreeningOutcome.Unavailable, [.. _absent.Select(id => $"list '{id}' is not loaded")]);
        var stale = States.Where(state => state.Age > freshness).ToList();
        return stale.Count == 0 ? null : (ScreeningOutcome.Stale, [.. stale.Select(state => string.Create(CultureInfo.InvariantCulture,
            $"list '{state.Id}' was last confirmed {state.Age.TotalHours:0.0} h ago; the rules allow {freshness.TotalHours:0.0} h"))]);
    }
}
