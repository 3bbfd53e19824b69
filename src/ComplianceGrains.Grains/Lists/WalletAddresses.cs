using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Screening.Rescreening;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Workflows.Wallets;
using ComplianceGrains.Workflows.Wallets.Events;

namespace ComplianceGrains.Grains.Lists;

/// <summary>
/// The addresses of all wallets, searchable from the other side: which wallets does a list entry name? In memory only,
/// opened from the vault on first use and then read on from where it was.
/// </summary>
/// <param name="journal">Who there is.</param>
/// <param name="reader">Opens the first decisions.</param>
/// <param name="cell">The one cell whose wallets are meant; null for those of all.</param>
public sealed class WalletAddresses(IJournal journal, DecisionReader reader, int? cell = null) : ICellIndex, IDisposable
{
    private static readonly string Kind = WalletWorkflow.Instance.Type;

    private FirstDecisions<WalletRequested> _began = new(Kind, journal, reader, cell);
    private readonly SemaphoreSlim _reading = new(1, 1);
    private readonly List<(string Id, string? Chain, string Address)> _wallets = [];
    private WalletIndex _index = WalletIndex.Build([]);

    /// <inheritdoc/>
    public string Type => Kind;

    /// <inheritdoc/>
    public ISubjectIndex OfCell(int cell) => new WalletAddresses(journal, reader, cell);

    /// <inheritdoc/>
    /// <remarks>An address is named or it is not: the floor is for names.</remarks>
    public async Task<IReadOnlyList<string>> ConcernedAsync(IReadOnlyList<ListEntry> entries, decimal floor, CancellationToken cancellation = default)
    {
        var named = entries.Where(entry => entry.Addresses.Count > 0).ToList();
        if (named.Count == 0)
            return [];
        // Not in the caller's turn: opening some ten thousand wallets takes seconds of a processor.
        var (index, unread) = await Task.Run(() => UpToDateAsync(cancellation), cancellation);
        return [.. named.SelectMany(index.Concerned).Select(id => $"{Kind}/{id}").Union(unread, StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    public async Task ForgetAsync(CancellationToken cancellation = default)
    {
        await _reading.WaitAsync(cancellation);
        try
        {
            _began = new(Kind, journal, reader, cell);
            _wallets.Clear();
            _index = WalletIndex.Build([]);
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _reading.Dispose();

    private async Task<(WalletIndex Index, IReadOnlyList<string> Unread)> UpToDateAsync(CancellationToken cancellation)
    {
        await _reading.WaitAsync(cancellation);
        try
        {
            var known = _wallets.Count;
            await foreach (var opened in _began.ReadAsync(cancellation))
                // Empty once the person's values are shredded.
                _wallets.AddRange(opened.Where(one => one.Begun.Address is not null).Select(one => (one.Key, (string?)one.Begun.Chain, one.Begun.Address!)));
            if (_wallets.Count > known)
                _index = WalletIndex.Build(_wallets);
            return (_index, _began.Unread);
        }
        finally
        {
            _reading.Release();
        }
    }
}
