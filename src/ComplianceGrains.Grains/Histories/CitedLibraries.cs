using System.Collections.Concurrent;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Jurisdictions.Packs;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Replays;
using NodaTime;

namespace ComplianceGrains.Grains.Histories;

/// <summary>What the packs that decisions cite said together, and what they would say with another version of one of them. Safe for several threads.</summary>
/// <param name="library">Every pack that there is here.</param>
/// <param name="draft">The other version; null for none.</param>
public sealed class CitedLibraries(PackLibrary library, Pack? draft = null)
{
    private readonly ConcurrentDictionary<string, (PackLibrary? Cited, PackLibrary? Under)> _libraries = new(StringComparer.Ordinal);

    /// <summary>What the cited packs said, and why that is not known here if it is not.</summary>
    public (EffectiveRules? Rules, string? Unknown) Of(Basis basis) => LibrariesOf(basis).Cited switch
    {
        null => (null, ReplayReasons.PackNotHere),
        var cited when cited.Rules(basis.Bound, basis.OccurredAt) is var rules && rules.Digest == basis.Rules.Digest => (rules, null),
        _ => (null, ReplayReasons.EngineVersion),
    };

    /// <summary>What they would say with the other version in the place of its jurisdiction's.</summary>
    /// <param name="basis">Which packs.</param>
    /// <param name="at">On which day: values have dates.</param>
    /// <exception cref="PackNotInForceException">The other version needs a pack that was not in force then.</exception>
    public EffectiveRules Under(Basis basis, Instant at) => LibrariesOf(basis).Under!.Rules(basis.Bound, at);

    private (PackLibrary? Cited, PackLibrary? Under) LibrariesOf(Basis basis) =>
        _libraries.GetOrAdd(string.Join(' ', basis.Rules.Packs.Select(pack => pack.Digest)), static (_, asked) => asked.All.Make(asked.Packs), (All: this, basis.Rules.Packs));

    /// <summary>Of each cited jurisdiction only the cited version is left: another one in force at that time is not asked.</summary>
    private (PackLibrary? Cited, PackLibrary? Under) Make(IReadOnlyList<Contracts.Actors.PackReference> packs)
    {
        var cited = packs.Select(pack => pack.Digest).ToHashSet(StringComparer.Ordinal);
        if (cited.Count == 0 || !cited.All(digest => library.Packs.Any(pack => pack.DigestText == digest)))
            return (null, null);
        var ids = packs.Select(pack => pack.Id).ToHashSet(StringComparer.Ordinal);
        var only = library.Packs.Where(pack => ids.Contains(pack.Jurisdiction) && !cited.Contains(pack.DigestText)).Aggregate(library, (left, pack) => left.Without(pack));
        return (only, draft is null ? null : only.Standing(draft));
    }
}
