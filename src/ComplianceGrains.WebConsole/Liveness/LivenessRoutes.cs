using ComplianceGrains.Api;
using ComplianceGrains.Api.Liveness;
using ComplianceGrains.WebConsole.Calls;
using ComplianceGrains.WebConsole.Frames;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ComplianceGrains.WebConsole.Liveness;

/// <summary>Whether everything that waits moves.</summary>
internal static class LivenessRoutes
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/liveness", async (HttpContext http, ApiCalls calls) =>
    {
        var frame = PageFrame.Of(http);
        var answer = await calls.GetAsync<Page<LivenessBody>>(frame.Who, "/v1/liveness?limit=200", http.RequestAborted);
        return answer.Value is { } page ? frame.Page<LivenessPage>(200, (nameof(LivenessPage.Found), page.Items)) : frame.Problem(answer.Problem!);
    });
}
