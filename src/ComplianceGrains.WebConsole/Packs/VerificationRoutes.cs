using ComplianceGrains.Api;
using ComplianceGrains.Api.Packs;
using ComplianceGrains.Api.Problems;
using ComplianceGrains.WebConsole.Calls;
using ComplianceGrains.WebConsole.Frames;
using ComplianceGrains.WebConsole.Places;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.WebConsole.Packs;

/// <summary>Which values of law nobody has held against the text, and the form in which somebody says that they did.</summary>
internal static class VerificationRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/packs/{jurisdiction}/{version}/unverified", (string jurisdiction, string version, HttpContext http, ApiCalls calls) => ShowAsync(jurisdiction, version, http, calls, null, null));
        routes.MapPost("/packs/{jurisdiction}/{version}/unverified", SentAsync);
    }

    private static string ApiOf(string jurisdiction, string version) => $"/v1/jurisdictions/{Uri.EscapeDataString(jurisdiction)}/packs/{Uri.EscapeDataString(version)}";

    private static Task<Answer<Page<UnverifiedBody>>> ValuesAsync(string jurisdiction, string version, PageFrame frame, HttpContext http, ApiCalls calls) =>
        calls.GetAsync<Page<UnverifiedBody>>(frame.Who, $"{ApiOf(jurisdiction, version)}/unverified", http.RequestAborted);

    private static async Task<IResult> ShowAsync(string jurisdiction, string version, HttpContext http, ApiCalls calls, SentForm? kept, ProblemBody? problem)
    {
        var frame = PageFrame.Of(http);
        var values = await ValuesAsync(jurisdiction, version, frame, http, calls);
        return values.Value is { } page
            ? frame.Page<UnverifiedPage>(
                problem?.Status ?? 200, (nameof(UnverifiedPage.Jurisdiction), jurisdiction), (nameof(UnverifiedPage.Version), version), (nameof(UnverifiedPage.Values), page.Items),
                (nameof(UnverifiedPage.Kept), kept), (nameof(UnverifiedPage.Problem), problem))
            : frame.Problem(problem ?? values.Problem!);
    }

    /// <summary>What was left empty was not read.</summary>
    private static async Task<IResult> SentAsync(string jurisdiction, string version, HttpContext http, ApiCalls calls, IAntiforgery antiforgery)
    {
        var form = await SentForm.ReadAsync(http, antiforgery);
        if (!form.Trusted)
            return await ShowAsync(jurisdiction, version, http, calls, form, SentForm.Stale);
        var frame = PageFrame.Of(http);
        var values = await ValuesAsync(jurisdiction, version, frame, http, calls);
        if (values.Value is not { } page)
            return frame.Problem(values.Problem!);
        var read = page.Items.Where(value => UnverifiedPage.IsFilled(form, value)).ToList();
        if (read.Count == 0)
            return await ShowAsync(jurisdiction, version, http, calls, form, new("/problems/malformed", "Nothing was verified: write at least at one value which version of its text you read.", 400, false, []));
        var body = new VerificationsBody(
            Day(form["effective"]), [.. read.Select(value => new VerificationBody(value.Path, form[UnverifiedPage.TextOf(value)], Day(form["read"]), form[UnverifiedPage.UrlOf(value)]))], form["reason"]);
        var proposed = await calls.PostAsync<PackVersionBody>(frame.Who, $"{ApiOf(jurisdiction, version)}/verifications", body, form with { Seen = null }, http.RequestAborted);
        return proposed.Value is { } pack
            ? PageFrame.See(Addresses.OfPack(pack.Jurisdiction, $"{pack.Version}"))
            : await ShowAsync(jurisdiction, version, http, calls, form, Named(proposed.Problem!, read));
    }

    /// <summary>The API names a value by its place in what was sent; whoever filled in the form knows it by its path.</summary>
    private static ProblemBody Named(ProblemBody problem, IReadOnlyList<UnverifiedBody> sent) => problem with
    {
        Errors = [.. problem.Errors.Select(error => error.Pointer.Split('/') is ["", "values", var place, var member] && int.TryParse(place, out var at) && at < sent.Count
            ? error with { Pointer = $"{sent[at].Path}, {member}" }
            : error)],
    };

    private static LocalDate? Day(string? text) => LocalDatePattern.Iso.Parse(text ?? "") is { Success: true } day ? day.Value : null;
}
