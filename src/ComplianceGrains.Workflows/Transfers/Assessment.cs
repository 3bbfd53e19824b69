using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Transfers.Events;
using ComplianceGrains.Workflows.Wallets;
using NodaTime;

namespace ComplianceGrains.Workflows.Transfers;

/// <summary>
/// What a transfer's assessment comes to. Looked at in this order: the customer, the asset, the wallet, the other side's address and names, what has
/// to travel, what self-hosted wallets ask for besides, what monitoring stops, whether the provider there has agreed. The first that refuses refuses; all that hold are said together. What is not
/// known, not answered or too old holds: it neither allows nor refuses.
/// </summary>
/// <param name="Status"><c>allowed</c>, <c>held</c> or <c>refused</c>.</param>
/// <param name="TravelRule">One of <see cref="TravelRuleStatus"/>.</param>
/// <param name="Missing">Which data are missing.</param>
/// <param name="Findings">In the order of the looks.</param>
/// <param name="Conversions">Every rate that was used.</param>
public sealed record Assessment(
    string Status, string TravelRule, IReadOnlyList<string> Missing, IReadOnlyList<Finding> Findings, IReadOnlyList<ConversionRecord> Conversions)
{
    /// <summary>Which data travel with it.</summary>
    public IReadOnlyList<string> Travels { get; init; } = [];

    /// <summary>Whether nothing stands against it any more but that nobody has asked the provider on the other side: data leave only then.</summary>
    public bool OpensExchange(Transfer transfer) =>
        Status == TransferStatus.Held && transfer.Exchange is null && Findings.All(finding => finding.Holds is null or WaitFor.Exchange);

    /// <summary>Assesses a transfer.</summary>
    /// <param name="transfer">Not over.</param>
    /// <param name="known">All of the customer's.</param>
    /// <param name="about">What is known about it besides.</param>
    /// <param name="facts">What the decision stands on.</param>
    public static Assessment Of(Transfer transfer, CustomerTransfers known, TransferFacts about, TransfersFacts facts)
    {
        var travel = TravelRuleCheck.Of(transfer, known, about, facts);
        IEnumerable<Finding> looks =
        [
            .. OfPeople(transfer), .. OfCustomer(facts.Customer), .. OfAsset(transfer, facts), .. OfWallet(about, facts), .. OtherSideCheck.Of(transfer, known, about, facts),
            .. OfCounterparty(transfer), .. CounterpartyCheck.Of(transfer, about, facts), .. travel.Findings, .. SelfHostedCheck.Of(transfer, known, about, facts, travel),
            .. MonitoringCheck.Of(transfer, known, facts), .. ExchangeCheck.Of(transfer, about, facts, travel),
        ];
        var findings = new List<Finding>();
        foreach (var finding in looks)
        {
            findings.Add(finding);
            if (finding.Refuses)
                return new(TransferStatus.Refused, travel.Status, travel.Missing, [finding], travel.Conversions);
        }

        return findings.Any(finding => finding.Holds is not null)
            ? new(TransferStatus.Held, travel.Status, travel.Missing, findings, travel.Conversions) { Travels = travel.Travels }
            : new(TransferStatus.Allowed, travel.Status, travel.Missing, [.. findings, new Finding(Cited.Because(ReasonCodes.TransferAllowed, "Nothing stands against it."))], travel.Conversions);
    }

    /// <summary>When it is looked at again: when something may have gone away by itself, and else ever more seldom.</summary>
    public Instant? LookAgain(Transfer transfer, Instant now)
    {
        if (Status == TransferStatus.Refused)
            return null;
        var next = now + Duration.FromDays(1 << Math.Min(transfer.Looks, 5));
        return Findings.Select(finding => finding.Until).Append(next).Where(until => until > now).Min();
    }

    private static IEnumerable<Finding> OfPeople(Transfer transfer)
    {
        if (transfer.Barred)
            yield return new Finding(Cited.Because(ReasonCodes.TrueMatch, "Two people confirmed what speaks against it.")) { Refuses = true };
    }

    private static IEnumerable<Finding> OfCustomer(CustomerSide customer)
    {
        if (customer.IsEnded)
            yield return new Finding(Cited.Because(ReasonCodes.CustomerEnded, "There is no relationship with the customer any more.")) { Refuses = true };
        else if (customer.Status != Customers.CustomerStatus.Active)
            yield return new Finding(Cited.Because(ReasonCodes.CustomerNotActive, "The customer is not active.")) { Holds = WaitFor.Customer };
    }

    /// <summary>Of some kinds nothing is transferred.</summary>
    private static IEnumerable<Finding> OfAsset(Transfer transfer, TransfersFacts facts)
    {
        if (facts.Rules.Wallets.Prohibited is { } barred && facts.Assets.Find(transfer.Asset)?.Kinds.Where(barred.Value.Items.Contains).ToList() is { Count: > 0 } kinds)
            yield return new Finding(Cited.Reason(ReasonCodes.AssetProhibited, TransferRule.Prohibited, barred.Citations, $"The asset is barred: {string.Join(", ", kinds)}.")) { Refuses = true };
    }

    private static IEnumerable<Finding> OfWallet(TransferFacts about, TransfersFacts facts)
    {
        if (about.Wallet is not { } wallet)
        {
            yield return new Finding(Cited.Because(ReasonCodes.WalletNotUsable, "The wallet is not the customer's.")) { Refuses = true };
            yield break;
        }

        var (usable, why) = Usability.Of(wallet, facts.Customer.Status, facts.Now);
        if (usable)
            yield return new Finding(Cited.Reason(ReasonCodes.WalletUsable, "wallets.approval.expires", facts.Rules.Wallets.ApprovalExpires.Citations, $"The wallet is approved, past its cool-down, until {wallet.Expires}."));
        else if (wallet.Outcome is WalletOutcome.Refused or WalletOutcome.Revoked or WalletOutcome.Expired || wallet.Status == WalletStatus.Erased || wallet.Expires <= facts.Now)
            yield return new Finding(Cited.Because(ReasonCodes.WalletNotUsable, why!)) { Refuses = true };
        else if (facts.Customer.Status == Customers.CustomerStatus.Active || wallet.Status != WalletStatus.Approved)
            yield return new Finding(Cited.Because(ReasonCodes.WalletNotUsable, why!)) { Holds = WaitFor.Wallet, Until = wallet.UsableFrom > facts.Now ? wallet.UsableFrom : null };
    }

    /// <summary>Who does not know whether a provider is there must not treat it as if none were.</summary>
    private static IEnumerable<Finding> OfCounterparty(Transfer transfer)
    {
        if (transfer.CounterpartyKind == CounterpartyKinds.Unknown)
            yield return new Finding(Cited.Because(ReasonCodes.CounterpartyUnknown, "Nobody knows whether a provider or somebody alone holds the other side's address."))
            {
                Holds = WaitFor.Counterparty,
                Asks = new Asks(Words.ExceptionKinds.EvidenceInconclusive, true, "It is not known what is on the other side of a transfer. It waits until somebody states it, or cancels it.", []),
            };
    }
}
