using ComplianceGrains.Api;
using ComplianceGrains.Api.Customers;
using ComplianceGrains.Api.Decisions;
using ComplianceGrains.Api.Holds;
using ComplianceGrains.Api.Problems;
using ComplianceGrains.Api.Rights;
using ComplianceGrains.WebConsole.Calls;
using ComplianceGrains.WebConsole.Frames;
using ComplianceGrains.WebConsole.Places;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.WebConsole.Customers;

/// <summary>A customer's records: until when they are kept, who has ordered that they are, and what the person asked for about their data.</summary>
internal static class RecordRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/customers/{id}/records", (string id, HttpContext http, ApiCalls calls) => ShowAsync(id, http, calls, null, null));
        routes.MapGet("/customers/{id}/requests/{request}/copy", CopyAsync);
        Act<HoldBody>(routes, "holds", (id, _) => $"{ApiOf(id)}/holds", form => new HoldOrderBody(form["reason"], form["issuer"], Day(form["until"])));
        Act<HoldBody>(routes, "lifting", (id, form) => $"{HoldOf(id, form)}/lifting", form => new ReasonBody(form["reason"]));
        Act<HoldBody>(routes, "lifting-approvals", (id, form) => $"{HoldOf(id, form)}/approvals", form => new ApprovalBody(form["decision"], form["reason"]));
        Act<DataRequestBody>(routes, "requests", (id, _) => $"{ApiOf(id)}/data-requests", form => new DataRequestOrderBody(form["right"], form["reason"]));
        Act<DataRequestBody>(routes, "extension", (id, form) => $"{RequestOf(id, form)}/extension", form => new ReasonBody(form["reason"]));
        Act<DataRequestBody>(routes, "answer", (id, form) => $"{RequestOf(id, form)}/answer", form => new DataRequestAnswerBody(form["decision"], form["reason"]));
    }

    private static string ApiOf(string id) => $"/v1/customers/{Uri.EscapeDataString(id)}";

    /// <summary>An order stands on the customer or on one of their exceptions, and is lifted where it stands.</summary>
    private static string HoldOf(string id, SentForm form) =>
        $"{(form["exception"] is { } exception ? $"/v1/exceptions/{Uri.EscapeDataString(exception)}" : ApiOf(id))}/holds/{Uri.EscapeDataString(form["hold"] ?? "-")}";

    private static string RequestOf(string id, SentForm form) => $"{ApiOf(id)}/data-requests/{Uri.EscapeDataString(form["request"] ?? "-")}";

    private static LocalDate? Day(string? text) => LocalDatePattern.Iso.Parse(text ?? "") is { Success: true } day ? day.Value : null;

    private static void Act<T>(IEndpointRouteBuilder routes, string action, Func<string, SentForm, string> path, Func<SentForm, object> body)
        where T : class => routes.MapPost($"/customers/{{id}}/{action}", async (string id, HttpContext http, ApiCalls calls, IAntiforgery antiforgery) =>
        {
            var form = await SentForm.ReadAsync(http, antiforgery);
            if (!form.Trusted)
                return await ShowAsync(id, http, calls, form, SentForm.Stale);
            // A day that is none would be an order without an end.
            if (form["until"] is { } until && Day(until) is null)
                return await ShowAsync(id, http, calls, form, new ProblemBody("/problems/malformed", "The last day is no day: write it as 2031-12-31, or leave it empty.", 400, false, []));
            var answer = await calls.PostAsync<T>(PageFrame.Of(http).Who, path(id, form), body(form), form, http.RequestAborted);
            return answer.Value is not null ? PageFrame.See(Addresses.OfRecords(id)) : await ShowAsync(id, http, calls, form, answer.Problem);
        });

    private static async Task<IResult> ShowAsync(string id, HttpContext http, ApiCalls calls, SentForm? kept, ProblemBody? problem)
    {
        var frame = PageFrame.Of(http);
        var terms = await calls.GetAsync<RetentionBody>(frame.Who, $"{ApiOf(id)}/retention", http.RequestAborted);
        if (terms.Value is not { } retention)
            return frame.Problem(problem ?? terms.Problem!);
        var holds = await calls.GetAsync<Page<HoldBody>>(frame.Who, $"{ApiOf(id)}/holds?limit=200", http.RequestAborted);
        var requests = await calls.GetAsync<Page<DataRequestBody>>(frame.Who, $"{ApiOf(id)}/data-requests?limit=200", http.RequestAborted);
        var customer = await calls.GetAsync<CustomerBody>(frame.Who, ApiOf(id), http.RequestAborted);
        var shown = problem ?? holds.Problem ?? requests.Problem ?? customer.Problem;
        return frame.Page<RecordsPage>(
            shown?.Status ?? 200, (nameof(RecordsPage.Id), id), (nameof(RecordsPage.Retention), retention), (nameof(RecordsPage.Holds), holds.Value?.Items ?? []),
            (nameof(RecordsPage.Requests), requests.Value?.Items ?? []), (nameof(RecordsPage.Customer), customer.Value), (nameof(RecordsPage.Kept), kept), (nameof(RecordsPage.Problem), shown));
    }

    private static async Task<IResult> CopyAsync(string id, string request, HttpContext http, ApiCalls calls)
    {
        var frame = PageFrame.Of(http);
        using var answer = await calls.OpenAsync(frame.Who, $"{ApiOf(id)}/data-requests/{Uri.EscapeDataString(request)}/copy?form=html", http.RequestAborted);
        return answer.IsSuccessStatusCode
            ? Results.Bytes(await answer.Content.ReadAsByteArrayAsync(http.RequestAborted), "text/html; charset=utf-8", $"copy-{id}-{request}.html")
            : frame.Problem(await ApiCalls.ProblemOfAsync(answer, http.RequestAborted));
    }
}
