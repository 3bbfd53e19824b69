using ComplianceGrains.Contracts.Transfers;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Lists;
using ComplianceGrains.Grains.Registers;
using ComplianceGrains.Screening.Addresses;
using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Workflows.Transfers;
using ComplianceGrains.Workflows.Transfers.Events;
using ComplianceGrains.Workflows.Wallets;
using ComplianceGrains.Workflows.Wallets.Events;

namespace ComplianceGrains.Grains.Transfers;

/// <summary>The addresses of all customers' transfers: in memory only, opened from the vault once and then read on from where it was.</summary>
public sealed class AddressUses(DecisionReader reader) : ISubjectIndex, IDisposable
{
    private static readonly string Type = TransfersWorkflow.Instance.Type;

    private readonly SemaphoreSlim _reading = new(1, 1);
    private readonly Dictionary<(string Customer, string Transfer), (string? Other, string? Ours)> _opened = [];
    private readonly Dictionary<string, long> _read = new(StringComparer.Ordinal);
    private AddressBook _book = new();

    /// <summary>Reads who has decided something since, and answers whose addresses have been used otherwise, with what there is to tell of them.</summary>
    /// <param name="all">How all customers' transfers stand.</param>
    /// <param name="also">Who is asked about besides.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<AddressUse>>> ReadAsync(IEnumerable<Registered<CustomerTransfers>> all, IEnumerable<string> also, CancellationToken cancellation)
    {
        await _reading.WaitAsync(cancellation);
        try
        {
            var changed = also.ToHashSet(StringComparer.Ordinal);
            foreach (var customer in all.Where(one => _read.GetValueOrDefault(one.Key) != one.Sequence))
            {
                var transfers = new List<(Transfer Transfer, string? Other, string? Ours)>();
                foreach (var transfer in customer.State.All.Values)
                    if (await OpenAsync(customer.Key, transfer, cancellation) is var (other, ours))
                        transfers.Add((transfer, other, ours));
                changed.UnionWith(_book.Take(customer.Key, transfers));
                _read[customer.Key] = customer.Sequence;
            }

            return changed.ToDictionary(customer => customer, _book.Of, StringComparer.Ordinal);
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <inheritdoc/>
    /// <remarks>Whose address a list names <see cref="OtherSides"/> and <see cref="WalletAddresses"/> know.</remarks>
    public Task<IReadOnlyList<string>> ConcernedAsync(IReadOnlyList<ListEntry> entries, decimal floor, CancellationToken cancellation = default) => Task.FromResult<IReadOnlyList<string>>([]);

    /// <inheritdoc/>
    public async Task ForgetAsync(CancellationToken cancellation = default)
    {
        await _reading.WaitAsync(cancellation);
        try
        {
            _opened.Clear();
            _read.Clear();
            _book = new AddressBook();
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _reading.Dispose();

    private async Task<(string? Other, string? Ours)> OpenAsync(string customer, Transfer transfer, CancellationToken cancellation)
    {
        if (_opened.TryGetValue((customer, transfer.Id), out var known))
            return known;
        try
        {
            var asked = await reader.WholeIfThereAsync<TransferRequested>($"{Type}/{customer}", transfer.Requested, cancellation);
            var wallet = await reader.WholeIfThereAsync<WalletRequested>($"{WalletWorkflow.Instance.Type}/{transfer.WalletId}", 1, cancellation);
            known = (
                asked is { ChainId: { } chain, Address: { } address } ? AccountReader.Read($"{chain}:{address}").Address?.Key : null,
                wallet is { Chain: { } name, Address: { } own } ? AddressReader.Read(own, Chains.Of(name) ?? Chain.Unknown).Address?.Key : null);
        }
        catch (DamagedValueException)
        {
            // There is an incident about it; until the next start its addresses are nobody's.
        }

        return _opened[(customer, transfer.Id)] = known;
    }
}
