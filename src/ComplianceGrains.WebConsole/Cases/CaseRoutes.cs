using ComplianceGrains.Api;
using ComplianceGrains.Api.Decisions;
using ComplianceGrains.Api.Exceptions;
using ComplianceGrains.Api.Problems;
using ComplianceGrains.WebConsole.Calls;
using ComplianceGrains.WebConsole.Frames;
using ComplianceGrains.WebConsole.Places;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ComplianceGrains.WebConsole.Cases;

/// <summary>The queue of exceptions, and one of them on one page.</summary>
internal static class CaseRoutes
{
    /// <summary>How many the queue shows at once.</summary>
    public const int PageSize = 50;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/exceptions", QueueAsync);
        routes.MapGet("/exceptions/{id}", ReadAsync);
        Act(routes, "assignment", _ => new AssignmentBody(null));
        Act(routes, "notes", form => new NoteBody(form["text"]));
        Act(routes, "disposition", form => new DispositionBody(form["disposition"], form["reason"]));
        Act(routes, "approvals", form => new ApprovalBody(form["decision"], form["reason"]));
    }

    private static async Task<IResult> QueueAsync(HttpContext http, ApiCalls calls, string? queue, string? asOf, string? after)
    {
        var (frame, at) = (PageFrame.Of(http), Moments.ToApi(asOf));
        var filter = string.IsNullOrEmpty(queue) ? "" : $"&queue={Uri.EscapeDataString(queue)}";
        var list = Moments.Keep($"/v1/exceptions?brief=true&limit={PageSize}{filter}", at);
        var answer = await calls.GetAsync<Page<ExceptionBody>>(frame.Who, after is null ? list : $"{list}&after={Uri.EscapeDataString(after)}", http.RequestAborted);
        return answer.Value is { } page
            ? frame.Page<QueuePage>(200, (nameof(QueuePage.Page), page), (nameof(QueuePage.Queue), queue), (nameof(QueuePage.AsOf), at), (nameof(QueuePage.IsFirst), after is null))
            : frame.Problem(answer.Problem!);
    }

    private static Task<IResult> ReadAsync(string id, HttpContext http, ApiCalls calls) => ShowAsync(id, http, calls, null, null, null);

    /// <summary>The case as it is now; with what somebody wrote and could not send, if there is that.</summary>
    private static async Task<IResult> ShowAsync(string id, HttpContext http, ApiCalls calls, string? action, SentForm? kept, ProblemBody? problem)
    {
        var frame = PageFrame.Of(http);
        var decided = calls.GetAsync<Page<DecisionBody>>(frame.Who, $"/v1/exceptions/{Uri.EscapeDataString(id)}/decisions?limit=200", http.RequestAborted);
        var answer = await calls.GetAsync<ExceptionBody>(frame.Who, $"/v1/exceptions/{Uri.EscapeDataString(id)}", http.RequestAborted);
        var history = await decided;
        if (answer.Value is not { } exception)
            return frame.Problem(problem ?? answer.Problem!);
        return frame.Page<CasePage>(
            problem?.Status ?? 200, (nameof(CasePage.Case), exception), (nameof(CasePage.History), history.Value?.Items ?? exception.Decisions),
            (nameof(CasePage.Action), action), (nameof(CasePage.Kept), kept), (nameof(CasePage.Problem), problem));
    }

    private static void Act(IEndpointRouteBuilder routes, string action, Func<SentForm, object> body) => routes.MapPost($"/exceptions/{{id}}/{action}", async (string id, HttpContext http, ApiCalls calls, IAntiforgery antiforgery) =>
    {
        var form = await SentForm.ReadAsync(http, antiforgery);
        if (!form.Trusted)
            return await ShowAsync(id, http, calls, action, form, SentForm.Stale);
        var answer = await calls.PostAsync<ExceptionBody>(PageFrame.Of(http).Who, $"/v1/exceptions/{Uri.EscapeDataString(id)}/{action}", body(form), form, http.RequestAborted);
        return answer.Value is not null ? PageFrame.See(Addresses.OfCase(id)) : await ShowAsync(id, http, calls, action, form, answer.Problem);
    });
}
