using System.Collections.Concurrent;
using ComplianceGrains.Jurisdictions.Merging;
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
            : stretches.GetOrAdd(stretch, new EffectiveRules(Merge(at)));
    }

    private MergedRules Merge(Instant at) =>
        MergedRules.Of(library.Catalog, jurisdictions.ToDictionary(jurisdiction => jurisdiction, jurisdiction => library.Chain(jurisdiction, at), StringComparer.Ordinal), at, library.Asked);
}
