using ComplianceGrains.Contracts.Transfers;
using ComplianceGrains.Host.Suspicions;
using ComplianceGrains.Workflows.Transfers;
using NodaTime;

namespace ComplianceGrains.Host.Tests.Suspicions;

/// <summary>What a report is filled with about a transfer.</summary>
public sealed class CaseFieldsTests
{
    private static readonly Instant Asked = Instant.FromUtc(2026, 11, 3, 9, 0), Ended = Instant.FromUtc(2026, 11, 4, 10, 30);

    [Theory]
    // What is on the chain was done when it was completed, or before it was asked for at the latest.
    [InlineData(TransferStatus.Completed, null, "0x88", "0x88", "2026-11-04T10:30:00Z")]
    [InlineData(TransferStatus.Completed, "0xabc", "0xabc", "0xabc", "2026-11-04T10:30:00Z")]
    // What was decided about it may be destroyed: that it was done stands.
    [InlineData(TransferStatus.Completed, null, null, null, "2026-11-04T10:30:00Z")]
    [InlineData(TransferStatus.Held, "0xabc", null, "0xabc", "2026-11-03T09:00:00Z")]
    [InlineData(TransferStatus.Returned, "0xabc", null, "0xabc", "2026-11-03T09:00:00Z")]
    // What is not was not done, even where it is over.
    [InlineData(TransferStatus.Allowed, null, null, null, null)]
    [InlineData(TransferStatus.Held, null, null, null, null)]
    [InlineData(TransferStatus.Refused, null, null, null, null)]
    [InlineData(TransferStatus.Cancelled, null, null, null, null)]
    public void A_transaction_was_done_when_the_chain_has_it_and_was_asked_for_otherwise(string status, string? known, string? completed, string? number, string? at)
    {
        var transfer = new TransferView(
            "tr-1", "w-1", Directions.Outgoing, "eip155:1/slip44:60", 0.25m, null, CounterpartyKinds.Vasp, Asked, status, TravelRuleStatus.Accepted, [], [], [], null, [1, 2],
            status is TransferStatus.Allowed or TransferStatus.Held ? null : Ended, 1, null, null);

        var transaction = CaseFields.Transaction(transfer, known, completed, "0xown", "0xother");

        Assert.Equal((number, at, "0xown", "0xother"), (transaction.Number, transaction.At, transaction.From, transaction.To));
        Assert.Equal($"outgoing, {status}, asked for 2026-11-03T09:00:00Z", transaction.Description);
    }

    [Fact]
    public void What_came_in_came_from_the_other_side()
    {
        var transfer = new TransferView(
            "tr-3", "w-1", Directions.Incoming, "eip155:1/slip44:60", 2m, new TransferValue(4900m, "EUR", "firm-market-rate", Asked), CounterpartyKinds.SelfHosted, Asked, TransferStatus.Allowed, TravelRuleStatus.NotRequired,
            [], [], [], null, [1], null, 1, null, null);

        var transaction = CaseFields.Transaction(transfer, "0xabc", null, "0xown", "0xother");

        Assert.Equal(("0xother", "0xown", "2", "4900", "EUR", "firm-market-rate"), (transaction.From, transaction.To, transaction.Units, transaction.Value, transaction.Currency, transaction.RateSource));
    }
}
