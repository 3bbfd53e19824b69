using ComplianceGrains.Api;
using ComplianceGrains.Api.Decisions;
using ComplianceGrains.Api.Packs;
using ComplianceGrains.Api.Problems;
using ComplianceGrains.WebConsole.Calls;
using ComplianceGrains.WebConsole.Frames;
using ComplianceGrains.WebConsole.Places;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ComplianceGrains.WebConsole.Packs;

/// <summary>The packs: which version rules, which ones come, and what somebody else proposed.</summary>
internal static class PackRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/packs", (HttpContext http) => PageFrame.Of(http).Page<JurisdictionsPage>(200));
        routes.MapGet("/packs/{jurisdiction}", ListAsync);
        routes.MapGet("/packs/{jurisdiction}/{version}", (string jurisdiction, string version, HttpContext http, ApiCalls calls) => ShowAsync(jurisdiction, version, http, calls, null, null));
        Act(routes, "approvals", form => new ApprovalBody(form["decision"], form["reason"]));
        Act(routes, "reviews", form => new PackReviewBody(form["outcome"], form["reason"]));
    }

    private static string ApiOf(string jurisdiction) => $"/v1/jurisdictions/{Uri.EscapeDataString(jurisdiction)}/packs";

    private static async Task<IResult> ListAsync(string jurisdiction, HttpContext http, ApiCalls calls)
    {
        var frame = PageFrame.Of(http);
        var answer = await calls.GetAsync<Page<PackVersionBody>>(frame.Who, ApiOf(jurisdiction), http.RequestAborted);
        return answer.Value is { } page
            ? frame.Page<PacksPage>(200, (nameof(PacksPage.Jurisdiction), jurisdiction), (nameof(PacksPage.Versions), page.Items))
            : frame.Problem(answer.Problem!);
    }

    private static async Task<IResult> ShowAsync(string jurisdiction, string version, HttpContext http, ApiCalls calls, SentForm? kept, ProblemBody? problem)
    {
        var frame = PageFrame.Of(http);
        var answer = await calls.GetAsync<PackBody>(frame.Who, $"{ApiOf(jurisdiction)}/{Uri.EscapeDataString(version)}", http.RequestAborted);
        return answer.Value is { } pack
            ? frame.Page<PackPage>(problem?.Status ?? 200, (nameof(PackPage.Body), pack), (nameof(PackPage.Kept), kept), (nameof(PackPage.Problem), problem))
            : frame.Problem(problem ?? answer.Problem!);
    }

    private static void Act(IEndpointRouteBuilder routes, string action, Func<SentForm, object> body) =>
        routes.MapPost($"/packs/{{jurisdiction}}/{{version}}/{action}", async (string jurisdiction, string version, HttpContext http, ApiCalls calls, IAntiforgery antiforgery) =>
        {
            var form = await SentForm.ReadAsync(http, antiforgery);
            if (!form.Trusted)
                return await ShowAsync(jurisdiction, version, http, calls, form, SentForm.Stale);
            var answer = await calls.PostAsync<PackVersionBody>(
                PageFrame.Of(http).Who, $"{ApiOf(jurisdiction)}/{Uri.EscapeDataString(version)}/{action}", body(form), form, http.RequestAborted);
            return answer.Value is not null ? PageFrame.See(Addresses.OfPack(jurisdiction, version)) : await ShowAsync(jurisdiction, version, http, calls, form, answer.Problem);
        });
}
