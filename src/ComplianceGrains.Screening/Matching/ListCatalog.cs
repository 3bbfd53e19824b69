using System.Collections.Immutable;
using NodaTime;

namespace ComplianceGrains.Screening.Matching;

/// <summary>An immutable snapshot of all loaded lists. A new list version gives a new catalog; swap the reference.</summary>
public sealed class ListCatalog
{
    private readonly ImmutableSortedDictionary<string, LoadedList> _lists;

    private ListCatalog(ImmutableSortedDictionary<string, LoadedList> lists) => _lists = lists;

    /// <summary>No list at all: every screening is <see cref="ScreeningOutcome.Unavailable"/>.</summary>
    public static ListCatalog Empty { get; } = new(ImmutableSortedDictionary.Create<string, LoadedList>(StringComparer.Ordinal));

    /// <summary>The loaded lists, by id.</summary>
    public IEnumerable<LoadedList> Lists => _lists.Values;

    /// <summary>The list with this id, or null.</summary>
    public LoadedList? Find(string listId) => _lists.GetValueOrDefault(listId);

    /// <summary>This catalog with one list added or replaced.</summary>
    /// <param name="index">Built by <see cref="ListIndex.Build"/>, in the background.</param>
    /// <param name="confirmedAt">When this content was last known to be current.</param>
    public ListCatalog With(ListIndex index, Instant confirmedAt) =>
        new(_lists.SetItem(index.ListId, new LoadedList(index, confirmedAt)));

    /// <summary>The same content, confirmed again: an upload of the same digest or a not-modified answer.</summary>
    public ListCatalog Confirmed(string listId, Instant confirmedAt) =>
        _lists.TryGetValue(listId, out var list) ? new(_lists.SetItem(listId, list with { ConfirmedAt = confirmedAt })) : this;

    /// <summary>This catalog without one list.</summary>
    public ListCatalog Without(string listId) => new(_lists.Remove(listId));
}
