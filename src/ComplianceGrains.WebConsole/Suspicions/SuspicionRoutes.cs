using ComplianceGrains.Api;
using ComplianceGrains.Api.Decisions;
using ComplianceGrains.Api.Problems;
using ComplianceGrains.Api.Suspicions;
using ComplianceGrains.WebConsole.Calls;
using ComplianceGrains.WebConsole.Frames;
using ComplianceGrains.WebConsole.Places;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ComplianceGrains.WebConsole.Suspicions;

/// <summary>
/// What the reporting officer works on. Nobody else's page links here or counts it, and whatever anybody else asks for here is answered as if
/// there were nothing. Not measured: whoever watches over the host would see from an address how often it is opened.
/// </summary>
internal static class SuspicionRoutes
{
    private const string Api = "/v1/suspicions";

    public static void Map(IEndpointRouteBuilder all)
    {
        var routes = all.MapGroup("").DisableHttpMetrics();
        routes.MapGet("/suspicions", ListAsync);
        routes.MapGet("/suspicions/{id}", (string id, HttpContext http, ApiCalls calls) => ShowAsync(id, http, calls, null, null, null));
        Act(routes, "assessment", form => new AssessmentBody(form["conclusion"], form["reason"], form["ground"], Times.Picked(form["suspectedAt"])));
        Act(routes, "approvals", form => new ApprovalBody(form["decision"], form["reason"]));
        Act(routes, "review", form => new SuspicionReviewBody(form["result"], form["reason"]));
        Act(routes, "drafts", form => new ReportDraftBody(form["text"]), ofReport: true);
        Act(
            routes, "filing",
            form => new ReportFilingBody(
                Times.Picked(form["filedAt"]), form["reference"], int.TryParse(form["draft"], out var draft) ? draft : null, form["form"], bool.TryParse(form["transactionWaits"], out var waits) ? waits : null),
            ofReport: true);
        Act(routes, "consent", form => new ConsentBody(form["answer"], Times.Picked(form["answeredAt"]), form["reason"]), ofReport: true);
        Act(routes, "answer", form => new ReportAnswerBody(form["answer"], Times.Picked(form["answeredAt"]), form["reference"], form["reason"]), ofReport: true);
    }

    private static string ApiOf(string id) => $"{Api}/{Uri.EscapeDataString(id)}";

    private static async Task<IResult> ListAsync(HttpContext http, ApiCalls calls, string? status, string? jurisdiction, string? customer, string? after)
    {
        var (frame, chosen) = (PageFrame.Of(http), new Filter(status, jurisdiction));
        var path = chosen.Of(Api, after, Filter.PageSize);
        var answer = await calls.GetAsync<Page<SuspicionRowBody>>(frame.Who, string.IsNullOrWhiteSpace(customer) ? path : $"{path}&customer={Uri.EscapeDataString(customer.Trim())}", http.RequestAborted);
        return answer.Problem is { Status: not 400 } problem
            ? frame.Problem(problem)
            : frame.Page<SuspicionsPage>(
                answer.Problem?.Status ?? 200, (nameof(SuspicionsPage.Page), answer.Value), (nameof(SuspicionsPage.Chosen), chosen), (nameof(SuspicionsPage.Customer), customer),
                (nameof(SuspicionsPage.Problem), answer.Problem));
    }

    private static async Task<IResult> ShowAsync(string id, HttpContext http, ApiCalls calls, string? action, SentForm? kept, ProblemBody? problem)
    {
        var frame = PageFrame.Of(http);
        var answer = await calls.GetAsync<SuspicionBody>(frame.Who, ApiOf(id), http.RequestAborted);
        if (answer.Value is not { } found)
            return frame.Problem(problem ?? answer.Problem!);
        var history = await calls.GetAsync<Page<DecisionBody>>(frame.Who, $"{ApiOf(id)}/decisions?limit=200", http.RequestAborted);
        return frame.Page<SuspicionPage>(
            problem?.Status ?? 200, (nameof(SuspicionPage.Suspicion), found), (nameof(SuspicionPage.History), history.Value?.Items ?? found.Decisions),
            (nameof(SuspicionPage.Action), action), (nameof(SuspicionPage.Kept), kept), (nameof(SuspicionPage.Problem), problem));
    }

    private static void Act(IEndpointRouteBuilder routes, string action, Func<SentForm, object> body, bool ofReport = false) =>
        routes.MapPost($"/suspicions/{{id}}/{action}", async (string id, HttpContext http, ApiCalls calls, IAntiforgery antiforgery) =>
        {
            var form = await SentForm.ReadAsync(http, antiforgery);
            if (!form.Trusted)
                return await ShowAsync(id, http, calls, action, form, SentForm.Stale);
            var path = ofReport ? $"{ApiOf(id)}/reports/{Uri.EscapeDataString(form["report"] ?? "-")}/{action}" : $"{ApiOf(id)}/{action}";
            var answer = await calls.PostAsync<SuspicionBody>(PageFrame.Of(http).Who, path, body(form), form, http.RequestAborted);
            return answer.Value is not null ? PageFrame.See(Addresses.OfSuspicion(id)) : await ShowAsync(id, http, calls, action, form, answer.Problem);
        });
}
