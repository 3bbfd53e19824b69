using System.Collections.Concurrent;
using Azure.Data.Tables;
using ComplianceGrains.Storage.Azure.Tables;

namespace ComplianceGrains.Storage.Azure.Journals;

/// <summary>Heads as this process saw them last. One that is old costs a second try and nothing else: its ETag no longer fits.</summary>
internal sealed class Heads(TableClient cells, StoreLayout layout)
{
    private const int Most = 50_000;

    private readonly ConcurrentDictionary<string, HeadRow> _seen = new(StringComparer.Ordinal);

    public async Task<HeadRow> ReadAsync(string actor, CancellationToken cancellation)
    {
        var head = HeadRow.Of(await cells.FindAsync(Cell.Of(layout, actor), Cell.Head(actor), cancellation));
        Remember(actor, head);
        return head;
    }

    public async Task<(HeadRow Head, bool Fresh)> LastSeenAsync(string actor, CancellationToken cancellation) =>
        _seen.TryGetValue(actor, out var seen) ? (seen, false) : (await ReadAsync(actor, cancellation), true);

    public void Remember(string actor, HeadRow head)
    {
        if (_seen.Count >= Most)
            _seen.Clear();
        _seen[actor] = head;
    }

    public void Forget(string actor) => _seen.TryRemove(actor, out _);
}
