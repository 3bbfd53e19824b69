using ComplianceGrains.Api;
using ComplianceGrains.Api.Transfers;
using ComplianceGrains.WebConsole.Calls;
using ComplianceGrains.WebConsole.Frames;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ComplianceGrains.WebConsole.Monitoring;

/// <summary>What came of each monitoring rule.</summary>
internal static class MonitoringRoutes
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/monitoring", async (HttpContext http, ApiCalls calls, string? after) =>
    {
        var frame = PageFrame.Of(http);
        var answer = await calls.GetAsync<Page<MonitoringRuleBody>>(frame.Who, new Filter(null, null).Of("/v1/monitoring/rules", after, Filter.PageSize), http.RequestAborted);
        return answer.Value is { } page ? frame.Page<MonitoringPage>(200, (nameof(MonitoringPage.Page), page)) : frame.Problem(answer.Problem!);
    });
}
