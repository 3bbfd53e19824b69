using ComplianceGrains.Api;
using ComplianceGrains.Api.Decisions;
using ComplianceGrains.Api.Problems;
using ComplianceGrains.Api.Transfers;
using ComplianceGrains.WebConsole.Calls;
using ComplianceGrains.WebConsole.Frames;
using ComplianceGrains.WebConsole.Places;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ComplianceGrains.WebConsole.Monitoring;

/// <summary>Of which monitoring rules nobody is told about one customer, for how long and why.</summary>
internal static class SuppressionRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/customers/{id}/suppressions", (string id, HttpContext http, ApiCalls calls) => ShowAsync(id, http, calls, null, null));
        Act(routes, "suppressions", form => new SuppressionRequestBody(form["jurisdiction"], form["rule"], Times.Day(form["through"], 1), form["reason"]));
        Act(routes, "suppressions/{suppression}/approvals", form => new ApprovalBody(form["decision"], form["reason"]));
    }

    private static string ApiOf(string id) => $"/v1/customers/{Uri.EscapeDataString(id)}/suppressions";

    private static async Task<IResult> ShowAsync(string id, HttpContext http, ApiCalls calls, SentForm? kept, ProblemBody? problem)
    {
        var frame = PageFrame.Of(http);
        var answer = await calls.GetAsync<Page<SuppressionBody>>(frame.Who, $"{ApiOf(id)}?limit=200", http.RequestAborted);
        if (answer.Value is not { } page)
            return frame.Problem(problem ?? answer.Problem!);
        var rules = await calls.GetAsync<Page<MonitoringRuleBody>>(frame.Who, "/v1/monitoring/rules?limit=200", http.RequestAborted);
        return frame.Page<SuppressionsPage>(
            problem?.Status ?? 200, (nameof(SuppressionsPage.Id), id), (nameof(SuppressionsPage.All), page.Items), (nameof(SuppressionsPage.Rules), rules.Value?.Items ?? []),
            (nameof(SuppressionsPage.Kept), kept), (nameof(SuppressionsPage.Problem), problem));
    }

    private static void Act(IEndpointRouteBuilder routes, string action, Func<SentForm, object> body) =>
        routes.MapPost($"/customers/{{id}}/{action}", async (string id, HttpContext http, ApiCalls calls, IAntiforgery antiforgery) =>
        {
            var form = await SentForm.ReadAsync(http, antiforgery);
            if (!form.Trusted)
                return await ShowAsync(id, http, calls, form, SentForm.Stale);
            var path = http.GetRouteValue("suppression") is string suppression ? $"{ApiOf(id)}/{Uri.EscapeDataString(suppression)}/approvals" : ApiOf(id);
            var answer = await calls.PostAsync<SuppressionBody>(PageFrame.Of(http).Who, path, body(form), form, http.RequestAborted);
            return answer.Value is not null ? PageFrame.See(Addresses.OfSuppressions(id)) : await ShowAsync(id, http, calls, form, answer.Problem);
        });
}
