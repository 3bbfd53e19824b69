using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using ComplianceGrains.Api.Rights;

namespace ComplianceGrains.Host.Rights;

/// <summary>The copy as a page that a person reads or prints: no script, nothing from elsewhere.</summary>
internal static class AccessCopyPage
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);

    public static string Of(AccessCopyBody copy)
    {
        var html = new StringBuilder("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Copy of personal data</title></head><body>");
        html.Append(CultureInfo.InvariantCulture, $"<h1>Copy of personal data</h1><p>Held as {Text(copy.Customer)}, {Text(copy.Jurisdiction)}, made {Text(copy.PreparedAt.ToString())}.</p>");
        Section(html, "What you gave", copy.Data.Select(field => $"{field.Field}: {string.Join(", ", field.Values)}"));
        Section(html, "What was decided", copy.Decisions.Select(decision => $"{decision.At}: {decision.Kind}, {decision.Outcome}. {string.Join(' ', decision.Reasons)}"));
        Section(html, "Wallets", copy.Wallets.Select(wallet => $"{wallet.Chain} {wallet.Address}{(wallet.SelfHosted ? ", self-hosted" : "")}"));
        Section(html, "Transfers", copy.Transfers.Select(InWords));
        Section(html, "What you asked for about your data", copy.Requests.Select(request => $"{request.ReceivedAt}: {request.Right}, {request.Outcome ?? request.Status}"));
        Section(html, "How long it is kept", copy.Kept.Select(term => $"{term.RecordClass}: {(term.AtLeastThrough is { } day ? $"at least through {day:uuuu-MM-dd}" : "counted from an event that has not happened yet")} ({term.Law})"));
        Section(html, "What no copy says anything about, whether or not there is any of it", copy.LeftOut);
        Section(html, "Your rights", copy.Rights);
        return html.Append("</body></html>\n").ToString();
    }

    private static string InWords(CopiedTransferBody transfer) => string.Join(", ", new[]
    {
        $"{transfer.At}: {transfer.Direction}", $"{transfer.Amount} of {transfer.Asset}", transfer.Value, $"with {transfer.Counterparty} {transfer.Address}", transfer.Memo, transfer.Provider, transfer.Beneficiary,
        transfer.Transaction, transfer.Status,
    }.OfType<string>());

    private static void Section(StringBuilder html, string title, IEnumerable<string> lines)
    {
        html.Append(CultureInfo.InvariantCulture, $"<h2>{Text(title)}</h2><ul>");
        foreach (var line in lines.DefaultIfEmpty("Nothing."))
            html.Append(CultureInfo.InvariantCulture, $"<li>{Text(line)}</li>");
        html.Append("</ul>");
    }

    private static string Text(string text) => Encoder.Encode(text);
}
