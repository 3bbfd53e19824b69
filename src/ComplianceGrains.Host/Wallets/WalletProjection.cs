using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Wallets;
using ComplianceGrains.Host.Customers;
using ComplianceGrains.Host.Receipts;
using ComplianceGrains.Workflows.Wallets;
using NodaTime;

namespace ComplianceGrains.Host.Wallets;

/// <summary>Shows a wallet approval to a role. A product service is never told what people look at, only that they do (8-decisions 16).</summary>
internal sealed class WalletProjection(ReceiptDesk receipts, IGrainFactory grains, IClock clock)
{
    /// <summary>Kinds that would tell a product service about a review.</summary>
    private static readonly string[] Hidden =
        ["wallet.exception-raised/1", "wallet.exception-answered/1", "wallet.exception-withdrawn/1", "wallet.screened/1", "wallet.deadline-missed/1"];

    public async Task<object> ShowAsync(WalletView view, Principal to, bool sign)
    {
        var product = to.Role == Roles.ProductService;
        var customer = await grains.GetGrain<ICustomerGrain>(view.CustomerId).ViewAsync();
        var (usable, why) = Usability.Of(view, customer?.Status, clock.GetCurrentInstant());
        var decisions = await receipts.BodiesAsync(
            $"wallet/{view.Id}", view.Decisions.Where(decision => !product || !Hidden.Contains(decision.Kind)), view.Jurisdictions[0], sign);
        return new WalletBody(
            view.Id, view.CustomerId, product ? Shown(view.Status) : view.Status, view.Outcome, view.SelfHosted, usable, why, view.UsableFrom, view.Expires,
            view.Jurisdictions, new RulesBody(view.RulesDigest, [.. view.Packs.Select(pack => pack.ToString())]),
            product ? [.. view.Pending.Where(step => WalletSteps.IsEvidence(step.Step))] : view.Pending, product ? [] : view.Exceptions, view.Sequence, decisions);
    }

    private static string Shown(string status) =>
        status is WalletStatus.AwaitingApproval or WalletStatus.Screening or WalletStatus.Suspended ? WalletStatus.UnderReview : status;
}
