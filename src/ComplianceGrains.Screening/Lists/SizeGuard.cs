using System.Globalization;

namespace ComplianceGrains.Screening.Lists;

/// <summary>
/// Refuses a version that lost too many entries or names, until a person confirms it: truncated downloads look like mass
/// delistings, and mass delistings do happen.
/// </summary>
/// <param name="LeastShare">Least share of the old entries, and of the number of names, that must still be there, 0 to 1, from configuration.</param>
public sealed record SizeGuard(decimal LeastShare)
{
    /// <summary>Null when the new version may be accepted; else what is suspicious, for the person who can confirm it.</summary>
    /// <param name="old">The version in use, if any.</param>
    /// <param name="new">The version that arrived.</param>
    public string? Objection(ListContent? old, ListContent @new)
    {
        if (old is null || old.Entries.Count == 0)
            return null;
        var kept = new HashSet<string>(@new.Entries.Select(entry => entry.Id), StringComparer.Ordinal);
        var stillThere = old.Entries.Count(entry => kept.Contains(entry.Id));
        if (stillThere < LeastShare * old.Entries.Count)
            return Text(@new, $"{stillThere} of {old.Entries.Count} entries");
        // A file of aliases that was cut between two lines takes no entry away.
        return @new.NameCount < LeastShare * old.NameCount ? Text(@new, $"{@new.NameCount} of {old.NameCount} names") : null;
    }

    private string Text(ListContent @new, string left) => string.Create(CultureInfo.InvariantCulture,
        $"list '{@new.ListId}': only {left} are still there, less than the floor of {LeastShare:P0}; the old version stays in use until a person confirms the new one");
}
