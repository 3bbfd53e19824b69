using ComplianceGrains.Api.Lists;
using ComplianceGrains.WebConsole.Calls;
using ComplianceGrains.WebConsole.Frames;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ComplianceGrains.WebConsole.Lists;

/// <summary>What is screened against, and how old it is.</summary>
internal static class ListRoutes
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/lists", async (HttpContext http, ApiCalls calls) =>
    {
        var frame = PageFrame.Of(http);
        var answer = await calls.GetAsync<ListsBody>(frame.Who, "/v1/lists", http.RequestAborted);
        return answer.Value is { } lists ? frame.Page<ListsPage>(200, (nameof(ListsPage.Lists), lists)) : frame.Problem(answer.Problem!);
    });
}
