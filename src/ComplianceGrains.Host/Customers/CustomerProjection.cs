using ComplianceGrains.Api.Customers;
using ComplianceGrains.Api.Decisions;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Host.Authorization;
using ComplianceGrains.Host.Receipts;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Subjects;

namespace ComplianceGrains.Host.Customers;

/// <summary>Shows a customer to a role. A product service is never told what people look at, only that they do.</summary>
internal sealed class CustomerProjection(ReceiptDesk receipts, DecisionAudience audience)
{
    /// <summary>The customer with the decisions that came with it: those of a command, or the newest.</summary>
    /// <param name="view">The customer.</param>
    /// <param name="to">Who is shown it.</param>
    /// <param name="texts">What people wrote about what waits for a second person; null for who may not read it.</param>
    public async Task<object> ShowAsync(CustomerView view, Principal to, IReadOnlyList<WrittenText>? texts = null) =>
        Body(view, to, texts, await receipts.BodiesAsync($"customer/{view.Id}", audience.Of(view.Decisions, to, view.BookingJurisdiction), view.BookingJurisdiction));

    private static CustomerBody Body(CustomerView view, Principal to, IReadOnlyList<WrittenText>? texts, IReadOnlyList<DecisionBody> decisions)
    {
        var packs = view.Packs.Select(pack => pack.ToString());
        if (DecisionAudience.IsStaff(to))
            return new CustomerBody(
                view.Id, view.Status, view.Outcome, view.Jurisdictions, new RulesBody(view.RulesDigest, [.. packs]), view.RiskBand,
                Pending(view.Pending, to.Role, staff: true), view.Exceptions, view.ReviewDue, view.Sequence, decisions,
                texts is null ? null : [.. texts.Select(text => new WrittenTextBody(text.Sequence, text.Text))], view.Restriction);
        var pending = view.Pending.Where(Steps.IsShownToServices).ToList();
        // The digest is of all rules that bind, and the date of the next review tells the risk band.
        return new CustomerBody(
            view.Id, Shown(view.Status, pending.Count > 0), view.Outcome, [view.BookingJurisdiction],
            new RulesBody(null, [.. view.Packs.Where(pack => pack.Id == view.BookingJurisdiction).Select(pack => pack.ToString())]), null,
            Pending(pending, to.Role, staff: false), [], null, view.Sequence, decisions);
    }

    /// <summary>Who has to do something the firm's people know; a service knows what itself has to bring.</summary>
    internal static IReadOnlyList<PendingBody> Pending(IEnumerable<PendingStep> steps, string reader, bool staff) =>
        [.. steps.Select(step => new PendingBody(step.Step, staff || step.Role == reader ? step.Role : null, step.Due))];

    private static string Shown(string status, bool pending) => status switch
    {
        CustomerStatus.AwaitingApproval or CustomerStatus.Screening or CustomerStatus.Restricted => CustomerStatus.UnderReview,
        CustomerStatus.AwaitingEvidence when !pending => CustomerStatus.UnderReview,
        _ => status,
    };
}
