using ComplianceGrains.Contracts.Transfers;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Lists;
using ComplianceGrains.Grains.Registers;
using ComplianceGrains.Screening.Addresses;
using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Screening.Rescreening;
using ComplianceGrains.Workflows.Transfers;
using ComplianceGrains.Workflows.Transfers.Events;

namespace ComplianceGrains.Grains.Transfers;

/// <summary>
/// Who is on the other side of all transfers that are not over, searchable from there: whose transfers does a list entry concern? Names,
/// providers and addresses are in memory only, opened from the vault on first use and then read on from where it was.
/// </summary>
/// <param name="transfers">All customers' transfers, as their histories have made them.</param>
/// <param name="reader">Opens what was asked for and stated.</param>
public sealed class OtherSides(Register<CustomerTransfers> transfers, DecisionReader reader) : ISubjectIndex, IDisposable
{
    private static readonly string Type = TransfersWorkflow.Instance.Type;

    private readonly SemaphoreSlim _reading = new(1, 1);
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, Of> _customers = new(StringComparer.Ordinal);
    private CustomerIndex _names = CustomerIndex.Build([]);
    private WalletIndex _addresses = WalletIndex.Build([]);

    /// <inheritdoc/>
    /// <remarks>Read and searched outside the caller's turn, as the names of customers are.</remarks>
    public Task<IReadOnlyList<string>> ConcernedAsync(IReadOnlyList<ListEntry> entries, decimal floor, CancellationToken cancellation = default) => Task.Run<IReadOnlyList<string>>(
        async () =>
        {
            var (names, addresses, unread) = await UpToDateAsync(cancellation);
            return
            [
                .. entries.SelectMany(entry => names.Concerned(entry, floor).Select(candidate => candidate.CustomerId).Concat(addresses.Concerned(entry))).Select(side => CustomerOf(side))
                    .Concat(unread).Distinct(StringComparer.Ordinal).Select(customer => $"{Type}/{customer}"),
            ];
        },
        cancellation);

    /// <summary>Customers who have a transfer that is not over and names a provider of the register, in the order of their ids; also those whose transfers cannot be read.</summary>
    /// <param name="provider">Its id.</param>
    /// <param name="after">The last one who is known already; null to begin.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<IReadOnlyList<string>> NamingAsync(string provider, string? after, int most, CancellationToken cancellation) => Task.Run<IReadOnlyList<string>>(
        async () =>
        {
            var (_, _, unread) = await UpToDateAsync(cancellation);
            var naming = _customers.Where(customer => customer.Value.Sides.Any(side => side.Provider == provider)).Select(customer => customer.Key);
            return [.. naming.Concat(unread).Distinct(StringComparer.Ordinal).Where(customer => string.CompareOrdinal(customer, after) > 0).Order(StringComparer.Ordinal).Take(most)];
        },
        cancellation);

    /// <inheritdoc/>
    public async Task ForgetAsync(CancellationToken cancellation = default)
    {
        await _reading.WaitAsync(cancellation);
        try
        {
            _customers.Clear();
            _names = CustomerIndex.Build([]);
            _addresses = WalletIndex.Build([]);
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _reading.Dispose();

    private async Task<(CustomerIndex Names, WalletIndex Addresses, IReadOnlyList<string> Unread)> UpToDateAsync(CancellationToken cancellation)
    {
        await _reading.WaitAsync(cancellation);
        try
        {
            var (all, damaged) = await transfers.WithUnreadAsync(cancellation);
            var (unread, read) = (damaged.ToList(), new Dictionary<string, Of>(StringComparer.Ordinal));
            foreach (var customer in all.Where(one => _customers.GetValueOrDefault(one.Key)?.Sequence != one.Sequence))
                try
                {
                    read[customer.Key] = new Of(customer.Sequence, await SidesAsync(customer.Key, customer.State, _customers.GetValueOrDefault(customer.Key)?.Sides ?? [], cancellation));
                }
                catch (DamagedValueException)
                {
                    // Until it can be read, every entry may mean somebody there.
                    unread.Add(customer.Key);
                }

            if (read.Count > 0)
                Index(read);
            return (_names, _addresses, unread);
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>What is known of the other sides of a customer's transfers that are not over. What was read before and has not changed is not opened again.</summary>
    private async Task<IReadOnlyList<Side>> SidesAsync(string customer, CustomerTransfers state, IReadOnlyList<Side> known, CancellationToken cancellation)
    {
        var (sides, before) = (new List<Side>(), known.ToDictionary(side => (side.Id, side.Stated)));
        foreach (var transfer in state.All.Values.Where(transfer => !transfer.IsOver))
        {
            var (id, stated) = ($"{customer}\n{transfer.Id}", transfer.DataStated ?? 0);
            if (!before.TryGetValue((id, stated), out var side))
            {
                var asked = await reader.WholeIfThereAsync<TransferRequested>($"{Type}/{customer}", transfer.Requested, cancellation);
                var data = stated > 0 ? await reader.WholeIfThereAsync<TravelRuleDataStated>($"{Type}/{customer}", stated, cancellation) : null;
                side = new Side(id, stated, asked?.ChainId, asked?.Address, [.. TransferScreening.NamesOf(data?.Person, data?.Vasp)], data?.Vasp?.Id);
            }

            sides.Add(side);
        }

        return sides;
    }

    private void Index(Dictionary<string, Of> read)
    {
        var before = read.Keys.SelectMany(customer => _customers.GetValueOrDefault(customer)?.Sides ?? []).ToHashSet(ReferenceEqualityComparer.Instance);
        var after = read.Values.SelectMany(customer => customer.Sides).ToHashSet(ReferenceEqualityComparer.Instance);
        var (gone, come) = (before.Except(after).Cast<Side>().ToList(), after.Except(before).Cast<Side>().ToList());
        foreach (var (customer, sides) in read)
            _customers[customer] = sides;
        if (gone.Count + come.Count == 0)
            return;
        _names = _names.Without([.. gone.SelectMany(Names).Select(name => name.Id)]).With([.. come.SelectMany(Names)]);
        if (_names.NeedsRebuild)
            _names = CustomerIndex.Build(_names.Customers);
        _addresses = WalletIndex.Build(_customers.Values.SelectMany(customer => customer.Sides).Where(side => side is { ChainId: not null, Address: not null })
            .Select(side => (side.Id, AccountReader.Read($"{side.ChainId}:{side.Address}").ChainName, side.Address!)));
    }

    private static IEnumerable<ScreenedCustomer> Names(Side side) => side.Names.Select(name => new ScreenedCustomer($"{side.Id}\n{name.Of}", name.Kind, [name.Name]) { Identifiers = name.Identifiers });

    private static string CustomerOf(string side) => side[..side.IndexOf('\n', StringComparison.Ordinal)];

    /// <summary>One customer's.</summary>
    /// <param name="Sequence">How many decisions were read.</param>
    /// <param name="Sides">Of each transfer that is not over.</param>
    private sealed record Of(long Sequence, IReadOnlyList<Side> Sides);

    /// <summary>The other side of a transfer.</summary>
    /// <param name="Id">Customer and transfer.</param>
    /// <param name="Stated">Which decision last stated who is there; 0 if none.</param>
    /// <param name="ChainId">Of the address.</param>
    /// <param name="Address">Null once it is destroyed.</param>
    /// <param name="Names">Of whoever was stated to be there.</param>
    /// <param name="Provider">The id in the register of the provider that was stated; null if none was.</param>
    private sealed record Side(string Id, long Stated, string? ChainId, string? Address, IReadOnlyList<SideName> Names, string? Provider);
}
