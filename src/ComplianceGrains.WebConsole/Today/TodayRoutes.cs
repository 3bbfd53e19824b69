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
        // At once: nobody waits for one after the other.
        var (asked, listed, proposed) = (ReadAsync<Page<ExceptionBody>>("/v1/exceptions", "?brief=true&limit=50"), ReadAsync<ListsBody>("/v1/lists"), ReadAsync<Page<ProposalBody>>("/v1/proposals", "?limit=50"));
        var (queue, lists, proposals) = (await asked, await listed, await proposed);
        return (queue?.Problem ?? lists?.Problem ?? proposals?.Problem) is { } problem
            ? frame.Problem(problem)
            : frame.Page<TodayPage>(200, (nameof(TodayPage.Queue), queue?.Value), (nameof(TodayPage.Lists), lists?.Value), (nameof(TodayPage.Proposals), proposals?.Value));

        async Task<Answer<T>?> ReadAsync<T>(string list, string filter = "")
            where T : class => frame.May($"GET {list}") ? await calls.GetAsync<T>(frame.Who, list + filter, http.RequestAborted) : null;
    });
}
