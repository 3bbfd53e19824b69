using ComplianceGrains.Api;
using ComplianceGrains.Api.Inquiries;
using ComplianceGrains.Api.Problems;
using ComplianceGrains.WebConsole.Calls;
using ComplianceGrains.WebConsole.Frames;
using ComplianceGrains.WebConsole.Places;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ComplianceGrains.WebConsole.Inquiries;

/// <summary>What authorities ask, until when, and what they were given.</summary>
internal static class InquiryRoutes
{
    private const string Api = "/v1/inquiries";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/inquiries", (HttpContext http, ApiCalls calls, string? status, string? jurisdiction, string? after) => ListAsync(http, calls, new(status, jurisdiction), after, null, null));
        routes.MapPost("/inquiries", RecordAsync);
        routes.MapGet("/inquiries/{id}", (string id, HttpContext http, ApiCalls calls) => ShowAsync(id, http, calls, null, null));
        routes.MapPost("/inquiries/{id}/closing", CloseAsync);
    }

    private static string ApiOf(string id) => $"{Api}/{Uri.EscapeDataString(id)}";

    private static async Task<IResult> ListAsync(HttpContext http, ApiCalls calls, Filter chosen, string? after, SentForm? kept, ProblemBody? problem)
    {
        var frame = PageFrame.Of(http);
        var answer = await calls.GetAsync<Page<InquiryRowBody>>(frame.Who, chosen.Of(Api, after, Filter.PageSize), http.RequestAborted);
        problem ??= answer.Problem;
        return problem is { Status: 403 }
            ? frame.Problem(problem)
            : frame.Page<InquiriesPage>(
                problem?.Status ?? 200, (nameof(InquiriesPage.Page), answer.Value), (nameof(InquiriesPage.Chosen), chosen), (nameof(InquiriesPage.Kept), kept), (nameof(InquiriesPage.Problem), problem));
    }

    private static async Task<IResult> RecordAsync(HttpContext http, ApiCalls calls, IAntiforgery antiforgery)
    {
        var form = await SentForm.ReadAsync(http, antiforgery);
        if (!form.Trusted)
            return await ListAsync(http, calls, new(null, null), null, form, SentForm.Stale);
        var body = new InquiryRequestBody(
            form["jurisdiction"], form["reference"], form["authority"], form["question"], Times.Picked(form["receivedAt"]), Times.Picked(form["dueAt"]), Times.Day(form["from"]), Times.Day(form["through"], 1));
        var answer = await calls.PostAsync<InquiryBody>(PageFrame.Of(http).Who, Api, body, form, http.RequestAborted);
        return answer.Value is { } recorded ? PageFrame.See(Addresses.OfInquiry(recorded.Id)) : await ListAsync(http, calls, new(null, null), null, form, answer.Problem);
    }

    private static async Task<IResult> ShowAsync(string id, HttpContext http, ApiCalls calls, SentForm? kept, ProblemBody? problem)
    {
        var frame = PageFrame.Of(http);
        var answer = await calls.GetAsync<InquiryBody>(frame.Who, ApiOf(id), http.RequestAborted);
        return answer.Value is { } found
            ? frame.Page<InquiryPage>(problem?.Status ?? 200, (nameof(InquiryPage.Inquiry), found), (nameof(InquiryPage.Kept), kept), (nameof(InquiryPage.Problem), problem))
            : frame.Problem(problem ?? answer.Problem!);
    }

    private static async Task<IResult> CloseAsync(string id, HttpContext http, ApiCalls calls, IAntiforgery antiforgery)
    {
        var form = await SentForm.ReadAsync(http, antiforgery);
        if (!form.Trusted)
            return await ShowAsync(id, http, calls, form, SentForm.Stale);
        var exports = form["outcome"] == "answered" ? form.Fields["exports"].OfType<string>().Where(one => one.Length > 0).ToList() : null;
        var body = new InquiryClosingRequestBody(form["outcome"], form["given"], Times.Picked(form["givenAt"]), exports);
        var answer = await calls.PostAsync<InquiryBody>(PageFrame.Of(http).Who, $"{ApiOf(id)}/closing", body, form, http.RequestAborted);
        return answer.Value is not null ? PageFrame.See(Addresses.OfInquiry(id)) : await ShowAsync(id, http, calls, form, answer.Problem);
    }
}
