namespace ComplianceGrains.Grains.Histories;

/// <summary>Who is open, by jurisdiction, and for whom of them nobody would be woken. Not for two threads at once.</summary>
public sealed class OpenSubjects
{
    private const int MostNamed = 20;

    private readonly Dictionary<string, (long Open, List<string> First, long Unowned)> _counted = new(StringComparer.Ordinal);

    /// <summary>How many are open where.</summary>
    public long Of(string jurisdiction) => _counted.GetValueOrDefault(jurisdiction).Open;

    /// <summary>For how many of them nobody would be woken, and the first of them.</summary>
    public (long Count, IReadOnlyList<string> First) UnownedOf(string jurisdiction) =>
        _counted.TryGetValue(jurisdiction, out var counted) ? (counted.Unowned, counted.First) : (0, []);

    internal void Add(string actor, IEnumerable<string> bound, bool isUnowned)
    {
        foreach (var jurisdiction in bound)
        {
            var (open, first, unowned) = _counted.TryGetValue(jurisdiction, out var counted) ? counted : (0, [], 0);
            if (isUnowned && first.Count < MostNamed)
                first.Add(actor);
            _counted[jurisdiction] = (open + 1, first, unowned + (isUnowned ? 1 : 0));
        }
    }

    /// <summary>The same as figures of each jurisdiction, which another silo can be told.</summary>
    internal IReadOnlyList<OpenIn> Counted => [.. _counted.Select(one => new OpenIn(one.Key, one.Value.Open, one.Value.Unowned, [.. one.Value.First]))];

    internal void Add(IEnumerable<OpenIn> others)
    {
        foreach (var more in others)
        {
            var (open, first, unowned) = _counted.TryGetValue(more.Jurisdiction, out var counted) ? counted : (0, [], 0);
            first.AddRange(more.First.Take(MostNamed - first.Count));
            _counted[more.Jurisdiction] = (open + more.Open, first, unowned + more.Unowned);
        }
    }

    internal void Add(OpenSubjects others) => Add(others.Counted);
}
