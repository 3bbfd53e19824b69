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
            : stretches.GetOrAdd(stretch, Make(at));
    }

    private EffectiveRules Make(Instant at)
    {
        var merged = library.Merge(jurisdictions, at);
        var rules = new EffectiveRules(merged);
        // Who looks for clashes asks for everything, and obeys nothing of it: listening begins afterwards.
        merged.Asked = library.Asked;
        return rules;
    }
}
