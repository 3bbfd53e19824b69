using ComplianceGrains.Api.Inquiries;
using ComplianceGrains.Contracts.Inquiries;
using ComplianceGrains.Grains.Registers;
using ComplianceGrains.Host.Receipts;
using ComplianceGrains.Workflows.Exports;

namespace ComplianceGrains.Host.Inquiries;

/// <summary>Shows an inquiry with the exports that were asked for to answer it.</summary>
internal sealed class InquiryDesk(Register<Export> exports, ReceiptDesk receipts)
{
    public async Task<object> ShowAsync(InquiryView view, CancellationToken cancellation)
    {
        var (asked, closing) = (view.Asked, view.Closing);
        return new InquiryBody(
            view.Id, view.Status, asked.Jurisdiction, asked.Reference, asked.Authority, asked.Question, asked.From, asked.To, asked.ReceivedAt, asked.DueAt, view.IsLate,
            [.. from one in await exports.AllAsync(cancellation) where one.State.Request.Inquiry == view.Id select new InquiryExportBody(one.Key, one.State.Status, one.State.FetchedAt)],
            closing is null ? null : new InquiryClosingBody(
                closing.Outcome, closing.Given, closing.GivenAt, [.. closing.Exports.Zip(closing.Packages, (export, package) => new GivenPackageBody(export, package))]),
            view.Sequence, await receipts.BodiesAsync($"inquiry/{view.Id}", view.Decisions, asked.Jurisdiction));
    }
}
