using ComplianceGrains.Api;
using ComplianceGrains.Api.Exceptions;
using ComplianceGrains.Api.Lists;
using ComplianceGrains.Api.Proposals;
using ComplianceGrains.WebConsole.Calls;
using ComplianceGrains.WebConsole.Frames;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ComplianceGrains.WebConsole.Today;

/// <summary>Where somebody begins the day.</summary>
internal static class TodayRoutes
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/", async (HttpContext http, ApiCalls calls) =>
    {
        var frame = PageFrame.Of(http);
        var queue = frame.May("GET /v1/exceptions") ? await calls.GetAsync<Page<ExceptionBody>>(frame.Who, "/v1/exceptions?limit=50", http.RequestAborted) : null;
        var lists = frame.May("GET /v1/lists") ? await calls.GetAsync<ListsBody>(frame.Who, "/v1/lists", http.RequestAborted) : null;
        var proposals = frame.May("GET /v1/proposals") ? await calls.GetAsync<Page<ProposalBody>>(frame.Who, "/v1/proposals?limit=50", http.RequestAborted) : null;
        return (queue?.Problem ?? lists?.Problem ?? proposals?.Problem) is { } problem
            ? frame.Problem(problem)
            : frame.Page<TodayPage>(200, (nameof(TodayPage.Queue), queue?.Value), (nameof(TodayPage.Lists), lists?.Value), (nameof(TodayPage.Proposals), proposals?.Value));
    });
}
