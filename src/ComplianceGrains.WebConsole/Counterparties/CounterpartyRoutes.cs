using ComplianceGrains.Api;
using ComplianceGrains.Api.Counterparties;
using ComplianceGrains.Api.Customers;
using ComplianceGrains.Api.Decisions;
using ComplianceGrains.Api.Problems;
using ComplianceGrains.WebConsole.Calls;
using ComplianceGrains.WebConsole.Cases;
using ComplianceGrains.WebConsole.Frames;
using ComplianceGrains.WebConsole.Places;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ComplianceGrains.WebConsole.Counterparties;

/// <summary>Providers on the other side of transfers: the register, one of them, and what somebody found who looked into it.</summary>
internal static class CounterpartyRoutes
{
    private const string Api = "/v1/counterparties";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/counterparties", (HttpContext http, ApiCalls calls, string? after) => ListAsync(http, calls, after, null, null));
        routes.MapPost("/counterparties", RegisterAsync);
        routes.MapGet("/counterparties/{id}", (string id, HttpContext http, ApiCalls calls) => ShowAsync(id, http, calls, null, null));
        Act(routes, "assessments", form => new CounterpartyAssessmentBody(form["standing"], Times.Day(form["reviewBy"]), form["reason"]));
        Act(routes, "approvals", form => new StepDecisionBody(form["step"], form["decision"], form["reason"]));
    }

    private static string ApiOf(string id) => $"{Api}/{Uri.EscapeDataString(id)}";

    private static async Task<IResult> ListAsync(HttpContext http, ApiCalls calls, string? after, SentForm? kept, ProblemBody? problem)
    {
        var frame = PageFrame.Of(http);
        var answer = await calls.GetAsync<Page<CounterpartyRowBody>>(frame.Who, new Filter(null, null).Of(Api, after, Filter.PageSize), http.RequestAborted);
        return answer.Value is { } page
            ? frame.Page<CounterpartiesPage>(problem?.Status ?? 200, (nameof(CounterpartiesPage.Page), page), (nameof(CounterpartiesPage.Kept), kept), (nameof(CounterpartiesPage.Problem), problem))
            : frame.Problem(problem ?? answer.Problem!);
    }

    private static async Task<IResult> RegisterAsync(HttpContext http, ApiCalls calls, IAntiforgery antiforgery)
    {
        var form = await SentForm.ReadAsync(http, antiforgery);
        if (!form.Trusted)
            return await ListAsync(http, calls, null, form, SentForm.Stale);
        var seat = form["lines"] ?? form["city"];
        var body = new CounterpartyRegistrationBody(
            form["id"], Words.Of(form["jurisdictions"]), form["name"], Words.Lines(form["otherNames"]), form["country"], form["lei"], form["registrationNumber"],
            seat is null ? null : new Address(Words.Lines(form["lines"]), form["postalCode"], form["city"], form["country"]), form["travelAddress"]);
        var answer = await calls.PostAsync<RegisteredCounterpartyBody>(PageFrame.Of(http).Who, Api, body, form, http.RequestAborted);
        return answer.Value is { } registered ? PageFrame.See(Addresses.OfCounterparty(registered.Id)) : await ListAsync(http, calls, null, form, answer.Problem);
    }

    private static async Task<IResult> ShowAsync(string id, HttpContext http, ApiCalls calls, SentForm? kept, ProblemBody? problem)
    {
        var frame = PageFrame.Of(http);
        var answer = await calls.GetAsync<RegisteredCounterpartyBody>(frame.Who, ApiOf(id), http.RequestAborted);
        return answer.Value is { } found
            ? frame.Page<CounterpartyPage>(
                problem?.Status ?? 200, (nameof(CounterpartyPage.Counterparty), found),
                (nameof(CounterpartyPage.Cases), await OpenCases.ReadAsync(frame, calls, found.Exceptions, http.RequestAborted)),
                (nameof(CounterpartyPage.Kept), kept), (nameof(CounterpartyPage.Problem), problem))
            : frame.Problem(problem ?? answer.Problem!);
    }

    private static void Act(IEndpointRouteBuilder routes, string action, Func<SentForm, object> body) => routes.MapPost($"/counterparties/{{id}}/{action}", async (string id, HttpContext http, ApiCalls calls, IAntiforgery antiforgery) =>
    {
        var form = await SentForm.ReadAsync(http, antiforgery);
        if (!form.Trusted)
            return await ShowAsync(id, http, calls, form, SentForm.Stale);
        var answer = await calls.PostAsync<RegisteredCounterpartyBody>(PageFrame.Of(http).Who, $"{ApiOf(id)}/{action}", body(form), form, http.RequestAborted);
        return answer.Value is not null ? PageFrame.See(Addresses.OfCounterparty(id)) : await ShowAsync(id, http, calls, form, answer.Problem);
    });
}
