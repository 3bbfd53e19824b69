using ComplianceGrains.Api;
using ComplianceGrains.Api.Decisions;
using ComplianceGrains.Api.Exports;
using ComplianceGrains.Api.Problems;
using ComplianceGrains.WebConsole.Calls;
using ComplianceGrains.WebConsole.Frames;
using ComplianceGrains.WebConsole.Places;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ComplianceGrains.WebConsole.Exports;

/// <summary>Packages for a supervisor: ask, approve, download.</summary>
internal static class ExportRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/exports", (HttpContext http, ApiCalls calls, string? id, string? status, string? jurisdiction, string? after, string? inquiry) => string.IsNullOrWhiteSpace(id)
            ? ListAsync(http, calls, new(status, jurisdiction), after, inquiry, null, null)
            : Task.FromResult(PageFrame.See(Addresses.OfExport(id.Trim()))));
        routes.MapPost("/exports", RequestAsync);
        routes.MapGet("/exports/{id}", (string id, HttpContext http, ApiCalls calls) => ShowAsync(id, http, calls, null, null));
        routes.MapPost("/exports/{id}/approvals", ApproveAsync);
        routes.MapGet("/exports/{id}/package", DownloadAsync);
    }

    private static string ApiOf(string id) => $"/v1/exports/{Uri.EscapeDataString(id)}";

    /// <summary>The exports there are, and the form that asks for another.</summary>
    private static async Task<IResult> ListAsync(HttpContext http, ApiCalls calls, Filter chosen, string? after, string? inquiry, SentForm? kept, ProblemBody? problem)
    {
        var frame = PageFrame.Of(http);
        var answer = frame.May("GET /v1/exports") ? await calls.GetAsync<Page<ExportRowBody>>(frame.Who, chosen.Of("/v1/exports", after, Filter.PageSize), http.RequestAborted) : null;
        problem ??= answer?.Problem;
        return frame.Page<ExportsPage>(
            problem?.Status ?? 200, (nameof(ExportsPage.Page), answer?.Value), (nameof(ExportsPage.Chosen), chosen), (nameof(ExportsPage.Inquiry), inquiry), (nameof(ExportsPage.Kept), kept), (nameof(ExportsPage.Problem), problem));
    }

    private static Task<IResult> AskAgainAsync(HttpContext http, ApiCalls calls, SentForm kept, ProblemBody problem) => ListAsync(http, calls, new(null, null), null, kept["inquiry"], kept, problem);

    private static async Task<IResult> RequestAsync(HttpContext http, ApiCalls calls, IAntiforgery antiforgery)
    {
        var form = await SentForm.ReadAsync(http, antiforgery);
        if (!form.Trusted)
            return await AskAgainAsync(http, calls, form, SentForm.Stale);
        var body = new ExportRequestBody(
            Jurisdiction: form["jurisdiction"], From: Times.Day(form["from"]), To: Times.Day(form["through"], 1), Kinds: Words.Of(form["kinds"]) ?? ["*"],
            Recipient: form["recipient"], Purpose: form["purpose"], LegalBasis: form["legalBasis"],
            Actors: Words.Of(form["actors"]), RecipientKind: form["recipientKind"], FurtherJurisdictions: Words.Of(form["further"]), Inquiry: form["inquiry"]);
        var answer = await calls.PostAsync<ExportBody>(PageFrame.Of(http).Who, "/v1/exports", body, form, http.RequestAborted);
        return answer.Value is { } export ? PageFrame.See(Addresses.OfExport(export.Id)) : await AskAgainAsync(http, calls, form, answer.Problem!);
    }

    private static async Task<IResult> ShowAsync(string id, HttpContext http, ApiCalls calls, SentForm? kept, ProblemBody? problem)
    {
        var frame = PageFrame.Of(http);
        var answer = await calls.GetAsync<ExportBody>(frame.Who, ApiOf(id), http.RequestAborted);
        return answer.Value is { } export
            ? frame.Page<ExportPage>(problem?.Status ?? 200, (nameof(ExportPage.Export), export), (nameof(ExportPage.Kept), kept), (nameof(ExportPage.Problem), problem))
            : frame.Problem(problem ?? answer.Problem!);
    }

    private static async Task<IResult> ApproveAsync(string id, HttpContext http, ApiCalls calls, IAntiforgery antiforgery)
    {
        var form = await SentForm.ReadAsync(http, antiforgery);
        if (!form.Trusted)
            return await ShowAsync(id, http, calls, form, SentForm.Stale);
        var answer = await calls.PostAsync<ExportBody>(PageFrame.Of(http).Who, $"{ApiOf(id)}/approvals", new ApprovalBody(form["decision"], form["reason"]), form, http.RequestAborted);
        return answer.Value is not null ? PageFrame.See(Addresses.OfExport(id)) : await ShowAsync(id, http, calls, form, answer.Problem);
    }

    /// <summary>The package as the API gives it: each download is a decision there, in this person's name.</summary>
    private static async Task<IResult> DownloadAsync(string id, HttpContext http, ApiCalls calls)
    {
        var frame = PageFrame.Of(http);
        var answer = await calls.OpenAsync(frame.Who, $"{ApiOf(id)}/package", http.RequestAborted);
        http.Response.RegisterForDispose(answer);
        if (!answer.IsSuccessStatusCode)
            return frame.Problem(await ApiCalls.ProblemOfAsync(answer, http.RequestAborted));
        return Results.Stream(await answer.Content.ReadAsStreamAsync(http.RequestAborted), "application/zip", answer.Content.Headers.ContentDisposition?.FileNameStar ?? $"{id}.zip");
    }
}
