using ComplianceGrains.Api;
using ComplianceGrains.Api.Customers;
using ComplianceGrains.Api.Decisions;
using ComplianceGrains.Api.Exceptions;
using ComplianceGrains.Api.Parties;
using ComplianceGrains.Api.Problems;
using ComplianceGrains.WebConsole.Calls;
using ComplianceGrains.WebConsole.Cases;
using ComplianceGrains.WebConsole.Frames;
using ComplianceGrains.WebConsole.Places;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ComplianceGrains.WebConsole.Customers;

/// <summary>One customer: where they are, what waits for whom, what was decided and under which rules.</summary>
internal static class CustomerRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/customers", ListAsync);
        routes.MapPost("/customers/search", SearchAsync);
        routes.MapGet("/customers/{id}", ReadAsync);
        routes.MapGet("/customers/{id}/history", HistoryAsync);
        routes.MapGet("/customers/{id}/rules", RulesAsync);
        routes.MapGet("/customers/{id}/decisions/{sequence:long}/proof", ProofAsync);
        routes.MapPost("/customers/{id}/approvals", DecideAsync);
        routes.MapPost("/customers/{id}/offboarding", OffboardAsync);
        routes.MapPost("/customers/{id}/restrictions", RestrictAsync);
        routes.MapPost("/customers/{id}/restrictions/lifting", AskLiftingAsync);
        routes.MapPost("/customers/{id}/review-requests", AskReviewAsync);
    }

    private static async Task<IResult> ListAsync(HttpContext http, ApiCalls calls, string? id, string? status, string? jurisdiction, string? asOf, string? after)
    {
        if (!string.IsNullOrWhiteSpace(id))
            return PageFrame.See(Addresses.OfCustomer(id.Trim()));
        var frame = PageFrame.Of(http);
        if (!frame.May("GET /v1/customers"))
            return frame.Page<CustomersPage>(200);
        var chosen = new Filter(status, jurisdiction, Moments.ToApi(asOf));
        var answer = await calls.GetAsync<Page<CustomerRowBody>>(frame.Who, chosen.Of("/v1/customers", after, Filter.PageSize), http.RequestAborted);
        return frame.Page<CustomersPage>(
            answer.Problem?.Status ?? 200, (nameof(CustomersPage.Page), answer.Value), (nameof(CustomersPage.Chosen), chosen), (nameof(CustomersPage.Problem), answer.Problem));
    }

    /// <summary>A name is sent as a form: it stands in no address.</summary>
    private static async Task<IResult> SearchAsync(HttpContext http, ApiCalls calls, IAntiforgery antiforgery)
    {
        var (frame, form) = (PageFrame.Of(http), await SentForm.ReadAsync(http, antiforgery));
        if (!form.Trusted)
            return frame.Page<CustomersPage>(400, (nameof(CustomersPage.Problem), SentForm.Stale));
        var answer = await calls.PostAsync<Page<CustomerRowBody>>(frame.Who, "/v1/customers/search", new CustomerSearchBody(form["name"]), form, http.RequestAborted);
        return frame.Page<CustomersPage>(
            answer.Problem?.Status ?? 200, (nameof(CustomersPage.Page), answer.Value), (nameof(CustomersPage.IsSearch), true), (nameof(CustomersPage.Problem), answer.Problem));
    }

    private static string ApiOf(string id) => $"/v1/customers/{Uri.EscapeDataString(id)}";

    /// <summary>A moment of which nothing can be shown is said so above what is known now.</summary>
    private static async Task<IResult> ReadAsync(string id, HttpContext http, ApiCalls calls, string? asOf)
    {
        if (Moments.ToApi(asOf) is not { } at)
            return await ShowAsync(id, http, calls, null, null);
        var frame = PageFrame.Of(http);
        var answer = await calls.GetAsync<CustomerBody>(frame.Who, Moments.Keep(ApiOf(id), at), http.RequestAborted);
        return answer.Value is { } customer
            ? frame.Page<CustomerPage>(200, (nameof(CustomerPage.Customer), customer), (nameof(CustomerPage.Cases), Array.Empty<ExceptionBody>()), (nameof(CustomerPage.AsOf), at),
                (nameof(CustomerPage.Transfers), await TransferRoutes.ReadAsync(frame, id, calls, null, at, http.RequestAborted)))
            : await ShowAsync(id, http, calls, null, answer.Problem);
    }

    private static async Task<IResult> ShowAsync(string id, HttpContext http, ApiCalls calls, SentForm? kept, ProblemBody? problem)
    {
        var frame = PageFrame.Of(http);
        // At once: nobody waits for one after the other.
        var (sent, owned) = (TransferRoutes.ReadAsync(frame, id, calls, null, null, http.RequestAborted), OwnersAsync(frame, id, calls, http.RequestAborted));
        var answer = await calls.GetAsync<CustomerBody>(frame.Who, ApiOf(id), http.RequestAborted);
        var (transfers, (owners, parties)) = (await sent, await owned);
        return answer.Value is { } customer
            ? frame.Page<CustomerPage>(
                problem?.Status ?? 200, (nameof(CustomerPage.Customer), customer), (nameof(CustomerPage.Owners), owners), (nameof(CustomerPage.Parties), parties), (nameof(CustomerPage.Cases), await OpenCases.ReadAsync(frame, calls, customer.Exceptions, http.RequestAborted)),
                (nameof(CustomerPage.Transfers), transfers), (nameof(CustomerPage.Kept), kept), (nameof(CustomerPage.Problem), problem))
            : frame.Problem(problem ?? answer.Problem!);
    }

    /// <summary>Who owns a legal entity, and who is related to it; nothing of a natural person.</summary>
    private static async Task<(OwnershipBody? Owners, IReadOnlyList<PartyRowBody> Parties)> OwnersAsync(PageFrame frame, string id, ApiCalls calls, CancellationToken cancellation)
    {
        if (!frame.May("GET /v1/customers/{id}/ownership") || await calls.GetAsync<OwnershipBody>(frame.Who, $"{ApiOf(id)}/ownership", cancellation) is not { Value: { } owners })
            return (null, []);
        return (owners, (await calls.GetAsync<Page<PartyRowBody>>(frame.Who, $"{ApiOf(id)}/parties?limit={Filter.PageSize}", cancellation)).Value?.Items ?? []);
    }

    private static async Task<IResult> HistoryAsync(string id, HttpContext http, ApiCalls calls, string? after, string? asOf)
    {
        var frame = PageFrame.Of(http);
        var at = Moments.ToApi(asOf);
        var answer = await calls.GetAsync<Page<DecisionBody>>(frame.Who, Moments.Keep($"{ApiOf(id)}/decisions?limit=100{(after is null ? "" : $"&after={Uri.EscapeDataString(after)}")}", at), http.RequestAborted);
        return answer.Value is { } page
            ? frame.Page<HistoryPage>(200, (nameof(HistoryPage.Id), id), (nameof(HistoryPage.Page), page), (nameof(HistoryPage.AsOf), at))
            : frame.Problem(answer.Problem!);
    }

    private static async Task<IResult> RulesAsync(string id, HttpContext http, ApiCalls calls, string? asOf)
    {
        var frame = PageFrame.Of(http);
        var at = Moments.ToApi(asOf);
        var answer = await calls.GetAsync<IReadOnlyList<RuleBody>>(frame.Who, Moments.Keep($"{ApiOf(id)}/rules", at), http.RequestAborted);
        return answer.Value is { } rules
            ? frame.Page<RulesPage>(200, (nameof(RulesPage.Id), id), (nameof(RulesPage.Rules), rules), (nameof(RulesPage.AsOf), at))
            : frame.Problem(answer.Problem!);
    }

    private static async Task<IResult> ProofAsync(string id, long sequence, HttpContext http, ApiCalls calls)
    {
        var frame = PageFrame.Of(http);
        var answer = await calls.GetAsync<ProofBody>(frame.Who, $"{ApiOf(id)}/decisions/{sequence}/proof", http.RequestAborted);
        return answer.Value is { } proof
            ? frame.Page<ProofPage>(200, (nameof(ProofPage.Id), id), (nameof(ProofPage.Sequence), sequence), (nameof(ProofPage.Proof), proof))
            : frame.Problem(answer.Problem!);
    }

    private static Task<IResult> DecideAsync(string id, HttpContext http, ApiCalls calls, IAntiforgery antiforgery) =>
        ActAsync(id, "approvals", http, calls, antiforgery, form => new StepDecisionBody(form["step"], form["decision"], form["reason"]));

    private static Task<IResult> OffboardAsync(string id, HttpContext http, ApiCalls calls, IAntiforgery antiforgery) =>
        ActAsync(id, "offboarding", http, calls, antiforgery, form => new ReasonBody(form["reason"]));

    private static Task<IResult> RestrictAsync(string id, HttpContext http, ApiCalls calls, IAntiforgery antiforgery) =>
        ActAsync(id, "restrictions", http, calls, antiforgery, form => new RestrictionBody(form["cause"], form["reason"]));

    private static Task<IResult> AskLiftingAsync(string id, HttpContext http, ApiCalls calls, IAntiforgery antiforgery) =>
        ActAsync(id, "restrictions/lifting", http, calls, antiforgery, form => new ReasonBody(form["reason"]));

    private static Task<IResult> AskReviewAsync(string id, HttpContext http, ApiCalls calls, IAntiforgery antiforgery) =>
        ActAsync(id, "review-requests", http, calls, antiforgery, form => new ReasonBody(form["reason"]));

    private static async Task<IResult> ActAsync(string id, string action, HttpContext http, ApiCalls calls, IAntiforgery antiforgery, Func<SentForm, object> body)
    {
        var form = await SentForm.ReadAsync(http, antiforgery);
        if (!form.Trusted)
            return await ShowAsync(id, http, calls, form, SentForm.Stale);
        var answer = await calls.PostAsync<CustomerBody>(PageFrame.Of(http).Who, $"{ApiOf(id)}/{action}", body(form), form, http.RequestAborted);
        return answer.Value is not null ? PageFrame.See(Addresses.OfCustomer(id)) : await ShowAsync(id, http, calls, form, answer.Problem);
    }
}
