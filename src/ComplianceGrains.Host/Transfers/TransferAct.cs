using System.Globalization;
using System.Runtime.CompilerServices;
using ComplianceGrains.Contracts.Transfers;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Host.Demo;
using ComplianceGrains.Workflows.Transfers;
using ComplianceGrains.Workflows.Wallets;
using NodaTime;

namespace ComplianceGrains.Host.Transfers;

/// <summary>Lets the invented subjects send: it waits for the wallet's cool-down, and for who is on the other side.</summary>
internal sealed class TransferAct(IGrainFactory grains, DemoCast cast, KeyedHashes hashes, AssetTable assets, IClock clock) : IDemoAct
{
    private readonly Lazy<IReadOnlyList<DemoTransfer>> _transfers = new(() => cast.Of<DemoTransfer>("transfers"));

    public int Order => 3;

    public string Says => _transfers.Value.Count == 1 ? "1 transfer" : $"{_transfers.Value.Count} transfers";

    public async IAsyncEnumerable<DemoEnd> PlayAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var transfer in _transfers.Value)
            yield return new DemoEnd(transfer.Id, await PlayAsync(transfer, cancellation), transfer.Ends);
    }

    private async Task<string> PlayAsync(DemoTransfer transfer, CancellationToken cancellation)
    {
        if (WalletIntake.Read(transfer.WalletChain, transfer.WalletAddress).Address is not { } wallet || TransferIntake.Read(transfer.Asset, transfer.Amount, transfer.To, assets).Account is not { } other)
            throw new InvalidDataException($"{transfer.Id}: its wallet, asset or other side is not valid.");
        var value = new TransferValue(decimal.Parse(transfer.Value, CultureInfo.InvariantCulture), transfer.Currency, "firm-market-rate", clock.GetCurrentInstant());
        var reply = await grains.GetGrain<ITransfersGrain>(transfer.Customer).ExecuteAsync(
            new RequestTransfer(
                transfer.Id, hashes.WalletId(transfer.Customer, wallet.Chain.ToString(), wallet.Key), Directions.Outgoing, transfer.Asset, decimal.Parse(transfer.Amount, CultureInfo.InvariantCulture), value,
                new TransferCounterparty(CounterpartyKinds.Vasp, other.ChainId!, other.Address!.Text, null, new TransferVasp(transfer.Vasp, transfer.Country, null, null, transfer.Counterparty)), null, null),
            cast.Envelope(transfer.Id, 0, DemoCast.Service), cancellation);
        return reply.View?.Transfers.FirstOrDefault(one => one.Id == transfer.Id)?.Status ?? reply.Refusal!.Title;
    }
}
