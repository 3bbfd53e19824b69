using ComplianceGrains.Api.Customers;
using ComplianceGrains.Api.Wallets;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Wallets;
using ComplianceGrains.Host.Authorization;
using ComplianceGrains.Host.Customers;
using ComplianceGrains.Host.Receipts;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Wallets;
using NodaTime;

namespace ComplianceGrains.Host.Wallets;

/// <summary>Shows a wallet approval to a role. A product service is never told what people look at, only that they do.</summary>
internal sealed class WalletProjection(ReceiptDesk receipts, DecisionAudience audience, IGrainFactory grains, IClock clock)
{
    /// <summary>The wallet with the decisions that came with it: those of a command, or the newest.</summary>
    public async Task<object> ShowAsync(WalletView view, Principal to) =>
        await ShowAsync(view, (await grains.GetGrain<ICustomerGrain>(view.CustomerId).ViewAsync())?.Status, clock.GetCurrentInstant(), to);

    /// <summary>The same at another instant.</summary>
    /// <param name="view">The wallet then.</param>
    /// <param name="customerStatus">How its customer stood then.</param>
    /// <param name="at">The instant.</param>
    /// <param name="to">Who is shown it.</param>
    public async Task<object> ShowAsync(WalletView view, string? customerStatus, Instant at, Principal to)
    {
        var (staff, booking) = (DecisionAudience.IsStaff(to), view.Jurisdictions[0]);
        var (usable, why) = Usability.Of(view, customerStatus, at);
        var decisions = await receipts.BodiesAsync($"wallet/{view.Id}", audience.Of(view.Decisions, to, booking), booking);
        return new WalletBody(
            view.Id, view.CustomerId, staff ? view.Status : Shown(view.Status), view.Outcome, view.SelfHosted, usable, why, view.UsableFrom, view.Expires,
            staff ? view.Jurisdictions : [booking],
            new RulesBody(staff ? view.RulesDigest : null, [.. view.Packs.Where(pack => staff || pack.Id == booking).Select(pack => pack.ToString())]),
            CustomerProjection.Pending(view.Pending.Where(step => staff || Steps.FulfilmentOf(step.Step) == Fulfilment.Evidence), to.Role, staff),
            staff ? view.Exceptions : [], view.Sequence, decisions);
    }

    private static string Shown(string status) =>
        status is WalletStatus.AwaitingApproval or WalletStatus.Screening or WalletStatus.Suspended ? WalletStatus.UnderReview : status;
}
