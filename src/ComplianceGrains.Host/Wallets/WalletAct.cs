using System.Runtime.CompilerServices;
using ComplianceGrains.Contracts.Wallets;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Host.Demo;
using ComplianceGrains.Workflows.Wallets;

namespace ComplianceGrains.Host.Wallets;

/// <summary>Asks for wallets of the invented subjects, shows who controls them, and has people approve them.</summary>
internal sealed class WalletAct(IGrainFactory grains, DemoCast cast, KeyedHashes hashes) : IDemoAct
{
    private readonly Lazy<IReadOnlyList<DemoWallet>> _wallets = new(() => cast.Of<DemoWallet>("wallets"));

    public int Order => 2;

    public string Says => $"{_wallets.Value.Count} wallets";

    public async IAsyncEnumerable<DemoEnd> PlayAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var wallet in _wallets.Value)
            yield return new DemoEnd(wallet.Id, await PlayAsync(wallet, cancellation), wallet.Ends);
    }

    private async Task<string> PlayAsync(DemoWallet wallet, CancellationToken cancellation)
    {
        if (WalletIntake.Read(wallet.Chain, wallet.Address).Address is not { } address)
            throw new InvalidDataException($"{wallet.Id}: its address is not valid.");
        var grain = grains.GetGrain<IWalletApprovalGrain>(hashes.WalletId(wallet.Customer, address.Chain.ToString(), address.Key));
        await grain.ExecuteAsync(new RequestWalletApproval(wallet.Customer, wallet.Chain, address.Text, true), cast.Envelope(wallet.Id, 0, DemoCast.Service), cancellation);
        var reply = await grain.ExecuteAsync(
            new RecordOwnershipProof(ProofMethods.MicroTransfer, "passed", "demo.example", wallet.Id, null), cast.Envelope(wallet.Id, 1, DemoCast.Service), cancellation);
        if ((wallet.ApprovedBy ?? wallet.RejectedBy) is { } by)
            reply = await grain.ExecuteAsync(
                new DecideWalletStep("manual-review", wallet.ApprovedBy is not null, wallet.Because ?? "The customer showed that they control it."), cast.Envelope(wallet.Id, 2, by), cancellation);
        return reply.View?.Status ?? reply.Refusal!.Title;
    }
}
