namespace ComplianceGrains.Screening.Lists;

/// <summary>What a new version of a list changes, by entry id, each sorted.</summary>
/// <param name="Added">Entries that were not there.</param>
/// <param name="Changed">Entries whose <see cref="EntryDigest"/> changed.</param>
/// <param name="Removed">Entries that are gone. A removal proposes closing what rested on it; it deletes nothing.</param>
public sealed record ListDelta(IReadOnlyList<string> Added, IReadOnlyList<string> Changed, IReadOnlyList<string> Removed)
{
    /// <summary>Entries that customers must be screened against again.</summary>
    public int ToScreen => Added.Count + Changed.Count;

    /// <summary>Compares two versions of the same list; without an old one everything is added.</summary>
    public static ListDelta Between(ListContent? old, ListContent @new)
    {
        if (old is not null && old.ListId != @new.ListId)
            throw new ArgumentException($"The versions are of different lists: {old.ListId} and {@new.ListId}.", nameof(@new));
        if (old?.Digest == @new.Digest)
            return new([], [], []);

        var before = (old?.Entries ?? []).ToDictionary(entry => entry.Id, StringComparer.Ordinal);
        var after = @new.Entries.ToDictionary(entry => entry.Id, StringComparer.Ordinal);
        return new(
            Sorted(after.Keys.Where(id => !before.ContainsKey(id))),
            Sorted(after.Where(pair => before.TryGetValue(pair.Key, out var was) && EntryDigest.Of(was) != EntryDigest.Of(pair.Value)).Select(pair => pair.Key)),
            Sorted(before.Keys.Where(id => !after.ContainsKey(id))));
    }

    private static string[] Sorted(IEnumerable<string> ids) => [.. ids.Order(StringComparer.Ordinal)];
}
