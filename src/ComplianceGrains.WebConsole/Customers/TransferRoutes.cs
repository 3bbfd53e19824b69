using ComplianceGrains.Api;
using ComplianceGrains.Api.Decisions;
using ComplianceGrains.Api.Problems;
using ComplianceGrains.Api.Transfers;
using ComplianceGrains.WebConsole.Calls;
using ComplianceGrains.WebConsole.Cases;
using ComplianceGrains.WebConsole.Frames;
using ComplianceGrains.WebConsole.Places;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ComplianceGrains.WebConsole.Customers;

/// <summary>What a customer sends and receives, and what people may say of one transfer.</summary>
internal static class TransferRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/customers/{id}/transfers", ListAsync);
        routes.MapGet("/customers/{id}/transfers/{transfer}", (string id, string transfer, HttpContext http, ApiCalls calls, string? asOf) => ShowAsync(id, transfer, http, calls, Moments.ToApi(asOf), null, null));
        Act(routes, "cancellation", form => new ReasonBody(form["reason"]));
        Act(routes, "return", form => new CompletionBody(new TransactionBody(form["hash"]), null));
    }

    /// <summary>A page of a customer's transfers; null for who may not see them.</summary>
    public static async Task<Page<TransferRowBody>?> ReadAsync(PageFrame frame, string id, ApiCalls calls, string? after, string? asOf, CancellationToken cancellation) =>
        frame.May("GET /v1/customers/{id}/transfers") ? (await PageAsync(frame, id, calls, after, asOf, cancellation)).Value : null;

    private static string ApiOf(string id) => $"/v1/customers/{Uri.EscapeDataString(id)}/transfers";

    private static Task<Answer<Page<TransferRowBody>>> PageAsync(PageFrame frame, string id, ApiCalls calls, string? after, string? asOf, CancellationToken cancellation) =>
        calls.GetAsync<Page<TransferRowBody>>(frame.Who, Moments.Keep($"{ApiOf(id)}?limit={Filter.PageSize}{(after is null ? "" : $"&after={Uri.EscapeDataString(after)}")}", asOf), cancellation);

    private static async Task<IResult> ListAsync(string id, HttpContext http, ApiCalls calls, string? after, string? asOf)
    {
        var (frame, at) = (PageFrame.Of(http), Moments.ToApi(asOf));
        var answer = await PageAsync(frame, id, calls, after, at, http.RequestAborted);
        return answer.Value is { } page
            ? frame.Page<TransfersPage>(200, (nameof(TransfersPage.Id), id), (nameof(TransfersPage.Page), page), (nameof(TransfersPage.AsOf), at))
            : frame.Problem(answer.Problem!);
    }

    private static async Task<IResult> ShowAsync(string id, string transfer, HttpContext http, ApiCalls calls, string? asOf, SentForm? kept, ProblemBody? problem)
    {
        var frame = PageFrame.Of(http);
        var answer = await calls.GetAsync<TransferBody>(frame.Who, Moments.Keep($"{ApiOf(id)}/{Uri.EscapeDataString(transfer)}", asOf), http.RequestAborted);
        return answer.Value is { } found
            ? frame.Page<TransferPage>(
                problem?.Status ?? 200, (nameof(TransferPage.Transfer), found), (nameof(TransferPage.AsOf), asOf),
                (nameof(TransferPage.Cases), asOf is null ? await OpenCases.ReadAsync(frame, calls, found.Exceptions, http.RequestAborted) : []),
                (nameof(TransferPage.Kept), kept), (nameof(TransferPage.Problem), problem))
            : frame.Problem(problem ?? answer.Problem!);
    }

    private static void Act(IEndpointRouteBuilder routes, string action, Func<SentForm, object> body) =>
        routes.MapPost($"/customers/{{id}}/transfers/{{transfer}}/{action}", async (string id, string transfer, HttpContext http, ApiCalls calls, IAntiforgery antiforgery) =>
        {
            var form = await SentForm.ReadAsync(http, antiforgery);
            if (!form.Trusted)
                return await ShowAsync(id, transfer, http, calls, null, form, SentForm.Stale);
            var answer = await calls.PostAsync<TransferBody>(PageFrame.Of(http).Who, $"{ApiOf(id)}/{Uri.EscapeDataString(transfer)}/{action}", body(form), form, http.RequestAborted);
            return answer.Value is not null ? PageFrame.See(Addresses.OfTransfer(id, transfer)) : await ShowAsync(id, transfer, http, calls, null, form, answer.Problem);
        });
}
