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

/// <summary>Somebody of the firm tells the reporting officer what they suspect. They learn that it arrived, and nothing more of it.</summary>
internal static class RaiseRoutes
{
    public static void Map(IEndpointRouteBuilder all)
    {
        var routes = all.MapGroup("").DisableHttpMetrics();
        routes.MapGet("/suspicions/raise", (HttpContext http, string? customer, string? about) => Show(http, customer, about, null, null));
        routes.MapGet("/suspicions/received", (HttpContext http) => PageFrame.Of(http).Page<ReceivedPage>(200));
        routes.MapPost("/suspicions/raise", RaiseAsync);
    }

    private static IResult Show(HttpContext http, string? customer, string? about, SentForm? kept, ProblemBody? problem)
    {
        var frame = PageFrame.Of(http);
        return frame.May("POST /v1/suspicions")
            ? frame.Page<RaisePage>(
                problem?.Status ?? 200, (nameof(RaisePage.Customer), customer), (nameof(RaisePage.About), about), (nameof(RaisePage.Kept), kept), (nameof(RaisePage.Problem), problem))
            : frame.NotPermitted();
    }

    private static async Task<IResult> RaiseAsync(HttpContext http, ApiCalls calls, IAntiforgery antiforgery)
    {
        var form = await SentForm.ReadAsync(http, antiforgery);
        if (!form.Trusted)
            return Show(http, form["customer"], form["about"], form, SentForm.Stale);
        var body = new SuspicionRaiseBody(
            form["customer"], form["statement"], form["ground"],
            [.. (Words.Of(form["about"]) ?? []).Select(about => about.Split('/', 2)).Select(about => new SuspicionAboutBody(about[0], about.ElementAtOrDefault(1)))],
            Times.Picked(form["detectedAt"]), Times.Picked(form["carriedOutAt"]));
        var answer = await calls.PostAsync<SuspicionReceivedBody>(PageFrame.Of(http).Who, "/v1/suspicions", body, form, http.RequestAborted);
        return answer.Value is null ? Show(http, form["customer"], form["about"], form, answer.Problem) : PageFrame.See(Addresses.SuspicionReceived);
    }
}
