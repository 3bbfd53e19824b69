using System.Collections.Concurrent;
using ComplianceGrains.Contracts.Lists;
using ComplianceGrains.Storage;
using ComplianceGrains.Storage.Journals;

namespace ComplianceGrains.Grains.Lists;

/// <summary>
/// Whoever is about to pass is screened by the version that is in force for all silos: what another silo accepted is in the list's history,
/// and that is looked at first. A silo alone on its store loads what it accepts, and need not look.
/// </summary>
public sealed class ListCurrency(IGrainFactory grains, IJournal journal, ListLibrary lists, StoreLayout layout)
{
    private readonly ConcurrentDictionary<string, long> _seen = new(StringComparer.Ordinal);

    /// <summary>Brings these lists up to date on this silo.</summary>
    /// <exception cref="IOException">Whether they are could not be seen: nobody may pass on what is loaded here.</exception>
    public async Task EnsureAsync(IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        if (layout.IsShared)
            foreach (var id in ids)
                await EnsureAsync(id, cancellation);
    }

    private async Task EnsureAsync(string id, CancellationToken cancellation)
    {
        if ((await journal.ReadAsync($"list/{id}", _seen.GetValueOrDefault(id), cancellation: cancellation)) is not [.., var newest])
            return;
        // An activation that another one has overtaken may know less than the store does.
        if (await grains.GetGrain<IListGrain>(id).ViewAsync(cancellation) is not { } list || list.Sequence < newest.Sequence)
            throw new IOException($"List {id} has changed, and what is in force now could not be seen.");
        await lists.LoadAsync(id, list.Digest, list.Files, list.ConfirmedAt, cancellation);
        _seen[id] = list.Sequence;
    }
}
