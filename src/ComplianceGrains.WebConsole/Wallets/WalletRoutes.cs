using ComplianceGrains.Api;
using ComplianceGrains.Api.Decisions;
using ComplianceGrains.Api.Exceptions;
using ComplianceGrains.Api.Problems;
using ComplianceGrains.Api.Wallets;
using ComplianceGrains.WebConsole.Calls;
using ComplianceGrains.WebConsole.Cases;
using ComplianceGrains.WebConsole.Frames;
using ComplianceGrains.WebConsole.Places;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ComplianceGrains.WebConsole.Wallets;

/// <summary>The approvals of wallets, and one of them.</summary>
internal static class WalletRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/wallets", ListAsync);
        routes.MapGet("/wallets/{id}", ReadAsync);
        routes.MapPost("/wallets/{id}/approvals", (string id, HttpContext http, ApiCalls calls, IAntiforgery antiforgery) =>
            ActAsync(id, "approvals", http, calls, antiforgery, form => new StepDecisionBody(form["step"], form["decision"], form["reason"])));
        routes.MapPost("/wallets/{id}/review-requests", (string id, HttpContext http, ApiCalls calls, IAntiforgery antiforgery) =>
            ActAsync(id, "review-requests", http, calls, antiforgery, form => new ReasonBody(form["reason"])));
    }

    private static async Task<IResult> ListAsync(HttpContext http, ApiCalls calls, string? id, string? status, string? jurisdiction, string? asOf, string? after)
    {
        if (!string.IsNullOrWhiteSpace(id))
            return PageFrame.See(Addresses.OfWallet(id.Trim()));
        var (frame, chosen) = (PageFrame.Of(http), new Filter(status, jurisdiction, Moments.ToApi(asOf)));
        if (!frame.May("GET /v1/wallet-approvals"))
            return frame.Page<WalletsPage>(200);
        var answer = await calls.GetAsync<Page<WalletRowBody>>(frame.Who, chosen.Of("/v1/wallet-approvals", after, Filter.PageSize), http.RequestAborted);
        return frame.Page<WalletsPage>(
            answer.Problem?.Status ?? 200, (nameof(WalletsPage.Page), answer.Value), (nameof(WalletsPage.Chosen), chosen), (nameof(WalletsPage.Problem), answer.Problem));
    }

    private static string ApiOf(string id) => $"/v1/wallet-approvals/{Uri.EscapeDataString(id)}";

    /// <summary>A moment of which nothing can be shown is said so above what is known now.</summary>
    private static async Task<IResult> ReadAsync(string id, HttpContext http, ApiCalls calls, string? asOf)
    {
        if (Moments.ToApi(asOf) is not { } at)
            return await ShowAsync(id, http, calls, null, null);
        var frame = PageFrame.Of(http);
        var answer = await calls.GetAsync<WalletBody>(frame.Who, Moments.Keep(ApiOf(id), at), http.RequestAborted);
        return answer.Value is { } wallet
            ? frame.Page<WalletPage>(200, (nameof(WalletPage.Wallet), wallet), (nameof(WalletPage.Cases), Array.Empty<ExceptionBody>()), (nameof(WalletPage.AsOf), at))
            : await ShowAsync(id, http, calls, null, answer.Problem);
    }

    private static async Task<IResult> ShowAsync(string id, HttpContext http, ApiCalls calls, SentForm? kept, ProblemBody? problem)
    {
        var frame = PageFrame.Of(http);
        var answer = await calls.GetAsync<WalletBody>(frame.Who, ApiOf(id), http.RequestAborted);
        return answer.Value is { } wallet
            ? frame.Page<WalletPage>(
                problem?.Status ?? 200, (nameof(WalletPage.Wallet), wallet), (nameof(WalletPage.Cases), await OpenCases.ReadAsync(frame, calls, wallet.Exceptions, http.RequestAborted)),
                (nameof(WalletPage.Kept), kept), (nameof(WalletPage.Problem), problem))
            : frame.Problem(problem ?? answer.Problem!);
    }

    private static async Task<IResult> ActAsync(string id, string action, HttpContext http, ApiCalls calls, IAntiforgery antiforgery, Func<SentForm, object> body)
    {
        var form = await SentForm.ReadAsync(http, antiforgery);
        if (!form.Trusted)
            return await ShowAsync(id, http, calls, form, SentForm.Stale);
        var answer = await calls.PostAsync<WalletBody>(PageFrame.Of(http).Who, $"{ApiOf(id)}/{action}", body(form), form, http.RequestAborted);
        return answer.Value is not null ? PageFrame.See(Addresses.OfWallet(id)) : await ShowAsync(id, http, calls, form, answer.Problem);
    }
}
