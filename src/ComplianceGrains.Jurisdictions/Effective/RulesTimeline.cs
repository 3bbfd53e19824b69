using System.Collections.Concurrent;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Effective;

/// <summary>The effective rules of one set of jurisdictions over time; between two changes they are one object.</summary>
internal sealed class RulesTimeline(PackLibrary library, string[] jurisdictions)
{
    private readonly Instant[] changes = [.. jurisdictions.SelectMany(library.Changes).Distinct().Order()];
    private readonly ConcurrentDictionary<int, EffectiveRules> stretches = new();

    public EffectiveRules At(Instant at)
    {
        var found = Array.BinarySearch(changes, at);
        var stretch = found >= 0 ? found : ~found - 1;
        return stretches.TryGetValue(stretch, out var rules)
            ? rules
            : stretches.GetOrAdd(stretch, new EffectiveRules(library.Merge(jurisdictions, at)));
    }
}
