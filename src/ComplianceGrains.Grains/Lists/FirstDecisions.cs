using System.Runtime.CompilerServices;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Storage.Journals;

namespace ComplianceGrains.Grains.Lists;

/// <summary>
/// What the actors of one kind began with, opened once each and in the order in which they came. Who cannot be read is tried again with
/// every reading, and counts until then as somebody whom every list entry could mean. For one caller at a time.
/// </summary>
/// <typeparam name="TBegun">The first decision of each.</typeparam>
/// <param name="type">The kind of actor.</param>
/// <param name="journal">Who there is.</param>
/// <param name="reader">Opens the first decisions.</param>
/// <param name="cell">The one cell whose actors are meant; null for those of all.</param>
internal sealed class FirstDecisions<TBegun>(string type, IJournal journal, DecisionReader reader, int? cell = null)
    where TBegun : class
{
    private const int Page = 1000;

    /// <summary>Opened at once: a store over the network has each of some ten thousand wait for several of its answers.</summary>
    private const int AtOnce = 8;

    private readonly string _prefix = $"{type}/";
    private readonly HashSet<string> _unread = new(StringComparer.Ordinal);
    private string _position = "";

    /// <summary>Full identities of those that cannot be read.</summary>
    public IReadOnlyList<string> Unread => [.. _unread];

    /// <summary>Those who can be read now and could not before, then those who have come since, some at a time, each with the key of its identity.</summary>
    public async IAsyncEnumerable<IReadOnlyList<(string Key, TBegun Begun)>> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        if (_unread.Count > 0)
            yield return await OpenAsync([.. _unread], cancellation);
        while (await PageAsync(cancellation) is { Count: > 0 } page)
        {
            var opened = await OpenAsync([.. page.Select(actor => actor.Name)], cancellation);
            _position = page[^1].Position;
            yield return opened;
        }
    }

    private Task<IReadOnlyList<StoredActor>> PageAsync(CancellationToken cancellation) => cell is { } one
        ? journal.ListCellAsync(one, _prefix, _position, Page, cancellation)
        : journal.ListActorsAsync(_prefix, _position, Page, cancellation);

    private async Task<IReadOnlyList<(string Key, TBegun Begun)>> OpenAsync(IReadOnlyList<string> actors, CancellationToken cancellation)
    {
        var opened = new List<(string, TBegun)>(actors.Count);
        foreach (var some in actors.Chunk(AtOnce))
            foreach (var (actor, begun, isRead) in await Task.WhenAll(some.Select(actor => OpenAsync(actor, cancellation))))
            {
                // Who is erased is nobody's match any more.
                if (begun is not null)
                    opened.Add((actor[_prefix.Length..], begun));
                if (isRead)
                    _unread.Remove(actor);
                else
                    _unread.Add(actor);
            }

        return opened;
    }

    private async Task<(string Actor, TBegun? Begun, bool IsRead)> OpenAsync(string actor, CancellationToken cancellation)
    {
        try
        {
            return (actor, await reader.FirstAsync<TBegun>(actor, cancellation), true);
        }
        catch (DamagedValueException)
        {
            return (actor, null, false);
        }
    }
}
