using ComplianceGrains.Workflows.Counterparties;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Exchanges;
using ComplianceGrains.Workflows.Words;

namespace ComplianceGrains.Workflows.Transfers;

/// <summary>
/// Whether the provider on the other side has agreed to what travels with a transfer. Where one can be asked it is asked, and nothing goes
/// before it has agreed: that it received something, that nobody of its address is known, or that it says nothing, is no agreement.
/// </summary>
internal static class ExchangeCheck
{
    public static IEnumerable<Finding> Of(Transfer transfer, TransferFacts about, TransfersFacts facts, TravelRuleCheck travel)
    {
        if (transfer.Direction != Directions.Outgoing || !(transfer.Exchange is { IsTheirs: false } || MayBeAsked(transfer, about, facts, travel)))
            yield break;
        yield return transfer.Exchange?.Status switch
        {
            TravelRuleStatus.Accepted or TravelRuleStatus.Completed => new Finding(Because("The provider on the other side has agreed to what travels with it.")),
            TravelRuleStatus.Rejected => Asked(ExceptionKinds.EvidenceInconclusive, "does not take the data that travel with it"),
            TravelRuleStatus.Mismatch => Asked(ExceptionKinds.EvidenceInconclusive, "wants to be paid at another address than the transfer's"),
            TravelRuleStatus.UnknownCounterparty => Asked(ExceptionKinds.EvidenceInconclusive, "says that there is nobody of its address"),
            TravelRuleStatus.Expired => Asked(ExceptionKinds.DeadlineMissed, "has not agreed in time"),
            _ => new Finding(Because("The provider on the other side has not agreed to what travels with it.")) { Holds = WaitFor.Exchange },
        };
    }

    /// <summary>Who is known, approved and can be reached, about an asset that can be named. Of whom somebody has only heard nobody is asked: nothing is sent there.</summary>
    private static bool MayBeAsked(Transfer transfer, TransferFacts about, TransfersFacts facts, TravelRuleCheck travel) =>
        facts.Terms.AnswerWithin is not null && transfer.CounterpartyKind == CounterpartyKinds.Vasp && travel.Travels.Count > 0
        && about.Counterparty is { TakesInquiries: true, Standing: CounterpartyStanding.Approved } && TrpAsset.Of(transfer.Asset) is not null;

    private static Finding Asked(string kind, string what) => new(Because($"The provider on the other side {what}."))
    {
        Holds = WaitFor.Exchange,
        Asks = new Asks(kind, true, $"The provider on the other side of a transfer {what}. Confirmed, the transfer is refused; dismissed, it is asked anew.", []),
    };

    private static Contracts.Actors.Reason Because(string text) => Cited.Because(ReasonCodes.TravelRuleExchange, text);
}
