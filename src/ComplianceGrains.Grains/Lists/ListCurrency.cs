using ComplianceGrains.Contracts.Lists;
using ComplianceGrains.Grains.Currency;
using ComplianceGrains.Storage;

namespace ComplianceGrains.Grains.Lists;

/// <summary>
/// Whoever is about to pass is screened by the version that is in force for all silos: what another silo accepted is in the list's history,
/// and that is looked at first. A silo alone on its store loads what it accepts, and need not look.
/// </summary>
public sealed class ListCurrency(IGrainFactory grains, Sightings sightings, ListLibrary lists, StoreLayout layout)
{
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
        var actor = $"list/{id}";
        if (await sightings.NewerAsync(actor, () => grains.GetGrain<IListGrain>(id).ViewAsync(cancellation), view => view.Sequence, cancellation) is not { } list)
            return;
        await lists.LoadAsync(id, list.Digest, list.Files, list.ConfirmedAt, cancellation);
        sightings.Saw(actor, list.Sequence);
    }
}
