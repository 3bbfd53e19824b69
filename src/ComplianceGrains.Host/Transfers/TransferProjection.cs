using System.Globalization;
using ComplianceGrains.Api.Customers;
using ComplianceGrains.Api.Transfers;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Transfers;
using ComplianceGrains.Host.Authorization;
using ComplianceGrains.Host.Receipts;

namespace ComplianceGrains.Host.Transfers;

/// <summary>Shows a transfer to a role. A product service is told that one is held and which data are missing, never what people look at.</summary>
internal sealed class TransferProjection(ReceiptDesk receipts, DecisionAudience audience)
{
    /// <summary>One transfer with the decisions that came with it: those of a command, or the newest about it.</summary>
    public async Task<object> ShowAsync(TransfersView view, string id, Principal to)
    {
        var (transfer, staff, booking) = (view.Transfers.First(one => one.Id == id), DecisionAudience.IsStaff(to), view.Jurisdictions[0]);
        var decisions = await receipts.BodiesAsync($"transfers/{view.CustomerId}", audience.Of(view.Decisions, to, booking), booking);
        return new TransferBody(
            transfer.Id, view.CustomerId, transfer.WalletId, transfer.Direction, transfer.Asset, Text(transfer.Amount),
            Valued(transfer),
            transfer.CounterpartyKind, transfer.RequestedAt, transfer.Status, new TravelRuleBody(transfer.TravelRule, transfer.DataDue), transfer.Missing,
            staff ? transfer.Waits : [], staff ? transfer.Exceptions : [], staff ? transfer.LookAgain : null,
            new RulesBody(staff ? view.RulesDigest : null, [.. view.Packs.Where(pack => staff || pack.Id == booking).Select(pack => pack.ToString())]), view.Sequence, decisions);
    }

    /// <summary>A transfer in a list.</summary>
    public static TransferRowBody Row(TransferView transfer, Principal to) => new(
        transfer.Id, transfer.WalletId, transfer.Direction, transfer.Asset, Text(transfer.Amount), transfer.CounterpartyKind, transfer.RequestedAt, transfer.Status,
        new TravelRuleBody(transfer.TravelRule, transfer.DataDue), transfer.Missing, Valued(transfer), DecisionAudience.IsStaff(to) ? transfer.Waits : [], DecisionAudience.IsStaff(to) ? transfer.LookAgain : null,
        transfer.EndedAt);

    private static ValuedBody? Valued(TransferView transfer) => transfer.Value is { } value ? new ValuedBody(Text(value.Amount), value.Currency, value.RateSource, value.RatedAt) : null;

    private static string Text(decimal amount) => amount.ToString(CultureInfo.InvariantCulture);
}
