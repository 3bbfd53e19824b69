using ComplianceGrains.Jurisdictions.Citing;
using ComplianceGrains.Jurisdictions.Packs;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Merging;

/// <summary>
/// What one jurisdiction says on a day: its own pack's values, and its ancestors' where it says nothing.
/// </summary>
/// <remarks>
/// Inheritance is replacement by path, with the citation of whoever wrote the value; a child may be looser than its
/// parent. A value a pack gives by <c>other</c> yields to one that an ancestor gives by name.
/// </remarks>
internal static class Inheritance
{
    public static IEnumerable<(string Path, Contribution Contribution)> Of(string jurisdiction, IReadOnlyList<Pack> chain, Instant at)
    {
        var day = at.InZone(chain[0].Zone).Date;
        foreach (var (path, slots) in Values(chain))
            if (slots.FirstOrDefault(slot => slot.HoldsOn(day)) is { } slot)
                yield return (path, new Contribution(jurisdiction, slot.Value, slot.Citation with { Jurisdiction = jurisdiction }, slot.Dates) { ByOther = slot.ByOther });
    }

    /// <summary>The dated values of a pack with its ancestors'.</summary>
    public static SortedDictionary<string, IReadOnlyList<DatedValue>> Values(IReadOnlyList<Pack> chain)
    {
        var values = new SortedDictionary<string, IReadOnlyList<DatedValue>>(StringComparer.Ordinal);
        foreach (var pack in chain)
            foreach (var (path, slots) in pack.Values)
                if (!values.TryGetValue(path, out var nearer) || (nearer[0].ByOther && !slots[0].ByOther))
                    values[path] = slots;
        return values;
    }
}
