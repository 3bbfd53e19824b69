using System.Globalization;
using ComplianceGrains.Api.Rights;
using ComplianceGrains.Contracts.Transfers;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Workflows.Transfers;
using ComplianceGrains.Workflows.Transfers.Events;

namespace ComplianceGrains.Host.Rights;

/// <summary>
/// What a person's copy says of their transfers: what was asked for and stated, and how it ended. One that is allowed and one that
/// people look at are both open, so that a copy tells nothing of what is looked at.
/// </summary>
internal sealed class CopiedTransfers(DecisionReader reader)
{
    /// <summary>All of them, oldest first.</summary>
    /// <param name="transfers">The person's; null if there never was one.</param>
    /// <param name="cancellation">Stops reading.</param>
    public async Task<IReadOnlyList<CopiedTransferBody>> OfAsync(TransfersView? transfers, CancellationToken cancellation)
    {
        var copied = new List<CopiedTransferBody>();
        foreach (var transfer in transfers?.Transfers ?? [])
            copied.Add(await OfAsync($"{TransfersWorkflow.Instance.Type}/{transfers!.CustomerId}", transfer, cancellation));
        return copied;
    }

    private async Task<CopiedTransferBody> OfAsync(string actor, TransferView transfer, CancellationToken cancellation)
    {
        var asked = await reader.WholeIfThereAsync<TransferRequested>(actor, transfer.Requested, cancellation);
        var stated = transfer.DataStated is { } sequence ? await reader.WholeIfThereAsync<TravelRuleDataStated>(actor, sequence, cancellation) : null;
        return new CopiedTransferBody(
            transfer.RequestedAt, transfer.Direction, transfer.Asset, Text(transfer.Amount), transfer.Value is { } value ? $"{Text(value.Amount)} {value.Currency}" : null, transfer.CounterpartyKind,
            asked?.Address is { } address ? $"{asked.ChainId}:{address}" : null, asked?.Memo, stated?.Vasp is { } vasp ? $"{vasp.Name} ({vasp.Country})" : null,
            transfer.Direction == Directions.Outgoing ? BeneficiaryOf(stated?.Person) : null, asked?.TransactionHash, transfer.Status is TransferStatus.Allowed or TransferStatus.Held ? "open" : transfer.Status);
    }

    private static string? BeneficiaryOf(TransferPerson? person) => person is null ? null : string.Join(", ", new[] { person.Name, person.AccountNumber }.OfType<string>()) is { Length: > 0 } said ? said : null;

    private static string Text(decimal amount) => amount.ToString(CultureInfo.InvariantCulture);
}
