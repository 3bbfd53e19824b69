using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Screening.Rescreening;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Workflows.Wallets;

namespace ComplianceGrains.Grains.Lists;

/// <summary>
/// The addresses of all wallets, searchable from the other side: which wallets does a list entry name? In memory only,
/// opened from the vault on first use and then read on from where it was.
/// </summary>
public sealed class WalletAddresses(IJournal journal, DecisionReader reader) : ISubjectIndex, IDisposable
{
    private const int Page = 1000;
    private const string Prefix = "wallet/";

    private readonly SemaphoreSlim _reading = new(1, 1);
    private readonly List<(string Id, string? Chain, string Address)> _wallets = [];
    private WalletIndex _index = WalletIndex.Build([]);
    private string _position = "";

    /// <inheritdoc/>
    /// <remarks>An address is named or it is not: the floor is for names.</remarks>
    public async Task<IReadOnlyList<string>> ConcernedAsync(IReadOnlyList<ListEntry> entries, decimal floor, CancellationToken cancellation = default)
    {
        var named = entries.Where(entry => entry.Addresses.Count > 0).ToList();
        if (named.Count == 0)
            return [];
        // Not in the caller's turn: opening some ten thousand wallets takes seconds of a processor.
        var index = await Task.Run(() => UpToDateAsync(cancellation), cancellation);
        return [.. named.SelectMany(index.Concerned).Distinct(StringComparer.Ordinal).Select(id => Prefix + id)];
    }

    /// <inheritdoc/>
    public void Dispose() => _reading.Dispose();

    /// <summary>Null if it is damaged: nothing can be decided about the wallet then, and the others are compared.</summary>
    private async Task<WalletRequested?> RequestedAsync(string actor, CancellationToken cancellation)
    {
        try
        {
            return await reader.WholeAsync<WalletRequested>(actor, 1, cancellation);
        }
        catch (DamagedValueException)
        {
            return null;
        }
    }

    private async Task<WalletIndex> UpToDateAsync(CancellationToken cancellation)
    {
        await _reading.WaitAsync(cancellation);
        try
        {
            var known = _wallets.Count;
            while (await journal.ListActorsAsync(Prefix, _position, Page, cancellation) is { Count: > 0 } page)
            {
                foreach (var actor in page)
                    // Empty once the person's values are shredded.
                    if (await RequestedAsync(actor.Name, cancellation) is { Address: { } address } requested)
                        _wallets.Add((actor.Name[Prefix.Length..], requested.Chain, address));
                _position = page[^1].Position;
            }

            if (_wallets.Count > known)
                _index = WalletIndex.Build(_wallets);
            return _index;
        }
        finally
        {
            _reading.Release();
        }
    }
}
