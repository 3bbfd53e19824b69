using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Host.Receipts;
using ComplianceGrains.Workflows.Customers;

namespace ComplianceGrains.Host.Customers;

/// <summary>Shows a customer to a role. A product service is never told what people look at, only that they do (8-decisions 16).</summary>
internal sealed class CustomerProjection(ReceiptDesk receipts)
{
    /// <summary>Kinds that would tell a product service about a review, or the band that it does not see.</summary>
    private static readonly string[] Hidden =
        ["customer.risk-rated/1", "customer.exception-raised/1", "customer.exception-answered/1", "customer.exception-withdrawn/1", "customer.screened/1", "customer.deadline-missed/1", "customer.rated-again/1"];

    public async Task<object> ShowAsync(CustomerView view, Principal to, bool sign)
    {
        var product = to.Role == Roles.ProductService;
        var decisions = await receipts.BodiesAsync(
            $"customer/{view.Id}", view.Decisions.Where(decision => Shows(decision, to)), view.BookingJurisdiction, sign);
        return new CustomerBody(
            view.Id, product ? Shown(view.Status) : view.Status, view.Outcome, view.Jurisdictions,
            new RulesBody(view.RulesDigest, [.. view.Packs.Select(pack => pack.ToString())]), product ? null : view.RiskBand,
            product ? [.. view.Pending.Where(step => Steps.FulfilmentOf(step.Step) == Fulfilment.Evidence)] : view.Pending,
            product ? [] : view.Exceptions, view.ReviewDue, view.Sequence, decisions);
    }

    /// <summary>Whether a decision may be known to somebody at all, its proof included.</summary>
    public static bool Shows(RecordedDecision decision, Principal to) => to.Role != Roles.ProductService || !Hidden.Contains(decision.Kind);

    private static string Shown(string status) =>
        status is CustomerStatus.AwaitingApproval or CustomerStatus.Screening or CustomerStatus.Restricted ? CustomerStatus.UnderReview : status;
}
