using System.Globalization;
using System.Text;
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
using Microsoft.Extensions.Primitives;
using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.WebConsole.Packs;

/// <summary>The next version in a form: change values, read in sentences what that means, simulate it, propose it. Nothing is kept between the steps but what stands in the address.</summary>
internal static class DraftRoutes
{
    /// <summary>A server takes a first line of 8 KiB; what is longer is shown where it was sent to.</summary>
    private const int LongestAddress = 7000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/packs/{jurisdiction}/{version}/values", ValuesAsync);
        routes.MapGet("/packs/{jurisdiction}/{version}/draft", ReadAsync);
        routes.MapPost("/packs/{jurisdiction}/{version}/draft", SentAsync);
        routes.MapGet("/simulations/{jurisdiction}/{id}", (string jurisdiction, string id, HttpContext http, ApiCalls calls, string? after) => SimulationAsync(jurisdiction, id, http, calls, null, after));
        routes.MapPost("/simulations/{jurisdiction}/{id}/actions", ActAsync);
        routes.MapPost("/packs/{jurisdiction}/{version}/simulation", SimulateAsync);
        routes.MapGet("/conflicts", ConflictsAsync);
    }

    private static string ApiOf(string jurisdiction) => $"/v1/jurisdictions/{Uri.EscapeDataString(jurisdiction)}";

    private static async Task<IResult> ShowAsync(string jurisdiction, string version, HttpContext http, ApiCalls calls, SentForm? kept, DraftBody? draft, ProblemBody? problem)
    {
        var frame = PageFrame.Of(http);
        // Whoever reads what a version says reads it elsewhere: this form is for those who may use it.
        if (!frame.May("POST /v1/jurisdictions/{jurisdiction}/drafts"))
            return frame.NotPermitted();
        var fields = await FieldsAsync(jurisdiction, version, frame, http, calls);
        return fields.Value is { } page
            ? frame.Page<DraftPage>(
                problem?.Status ?? 200, (nameof(DraftPage.Jurisdiction), jurisdiction), (nameof(DraftPage.Version), version), (nameof(DraftPage.Fields), page.Items), (nameof(DraftPage.Draft), draft),
                (nameof(DraftPage.Kept), kept), (nameof(DraftPage.Problem), problem))
            : frame.Problem(problem ?? fields.Problem!);
    }

    private static async Task<IResult> ValuesAsync(string jurisdiction, string version, HttpContext http, ApiCalls calls)
    {
        var frame = PageFrame.Of(http);
        var fields = await FieldsAsync(jurisdiction, version, frame, http, calls);
        return fields.Value is { } page
            ? frame.Page<ValuesPage>(200, (nameof(ValuesPage.Jurisdiction), jurisdiction), (nameof(ValuesPage.Version), version), (nameof(ValuesPage.Fields), page.Items))
            : frame.Problem(fields.Problem!);
    }

    private static Task<Answer<Page<PackFieldBody>>> FieldsAsync(string jurisdiction, string version, PageFrame frame, HttpContext http, ApiCalls calls) =>
        calls.GetAsync<Page<PackFieldBody>>(frame.Who, $"{ApiOf(jurisdiction)}/packs/{Uri.EscapeDataString(version)}/values", http.RequestAborted);

    /// <summary>What has been changed so far stands in the address: a step back, another window and a colleague see the same.</summary>
    private static async Task<IResult> ReadAsync(string jurisdiction, string version, HttpContext http, ApiCalls calls, string? effective, string? changes, string? scenarios, string? migration)
    {
        if (effective is null)
            return await ShowAsync(jurisdiction, version, http, calls, null, null, null);
        var fields = (changes ?? "").Split(';').Select(change => change.Split(' ')).Where(change => change is [_, _]).DistinctBy(change => Uri.UnescapeDataString(change[0]))
            .ToDictionary(change => DraftField.NameOf(Uri.UnescapeDataString(change[0])), change => new StringValues(Uri.UnescapeDataString(change[1])), StringComparer.Ordinal);
        (fields["effective"], fields["scenarios"], fields["migration"]) = (effective, scenarios, migration);
        var form = new SentForm(new FormCollection(fields), SentForm.NewKey(), null, true);
        var frame = PageFrame.Of(http);
        var known = await FieldsAsync(jurisdiction, version, frame, http, calls);
        if (known.Value is not { } page)
            return frame.Problem(known.Problem!);
        var draft = await TryAsync(jurisdiction, version, http, calls, form, page.Items);
        return await ShowAsync(jurisdiction, version, http, calls, form, draft.Value, draft.Problem);
    }

    private static async Task<IResult> SentAsync(string jurisdiction, string version, HttpContext http, ApiCalls calls, IAntiforgery antiforgery)
    {
        var form = await SentForm.ReadAsync(http, antiforgery);
        if (!form.Trusted)
            return await ShowAsync(jurisdiction, version, http, calls, form, null, SentForm.Stale);
        // What was changed only the version itself says: without it nothing is left of the form but the form.
        var frame = PageFrame.Of(http);
        var fields = await FieldsAsync(jurisdiction, version, frame, http, calls);
        if (fields.Value is not { } page)
            return frame.Problem(fields.Problem!);
        if (form["do"] is not ("simulate" or "shadow" or "propose") && AddressOf(jurisdiction, version, form, page.Items) is { Length: <= LongestAddress } address)
            return PageFrame.See(address);
        var draft = await TryAsync(jurisdiction, version, http, calls, form, page.Items);
        if (form["do"] is not ("simulate" or "shadow" or "propose"))
            return await ShowAsync(jurisdiction, version, http, calls, form, draft.Value, draft.Problem);
        if (draft.Value is not { } tried)
            return await ShowAsync(jurisdiction, version, http, calls, form, null, draft.Problem);
        return form["do"] == "propose"
            ? await ProposeAsync(jurisdiction, version, http, calls, form, tried)
            : await BegunAsync(jurisdiction, Asked(null, tried.Files, form, http), http, calls, form, problem => ShowAsync(jurisdiction, version, http, calls, form, tried, problem));
    }

    /// <summary>The page that shows the draft of a form.</summary>
    private static string AddressOf(string jurisdiction, string version, SentForm form, IReadOnlyList<PackFieldBody> fields)
    {
        var changes = ChangesIn(form, fields).Select(change => $"{Uri.EscapeDataString(change.Id)} {Uri.EscapeDataString(change.Value)}");
        return $"{Addresses.OfDraft(jurisdiction, version)}?effective={Uri.EscapeDataString(form["effective"] ?? "")}&changes={Uri.EscapeDataString(string.Join(';', changes))}&scenarios={Uri.EscapeDataString(form["scenarios"] ?? "")}&migration={Uri.EscapeDataString(form["migration"] ?? "")}";
    }

    private static async Task<Answer<DraftBody>> TryAsync(string jurisdiction, string version, HttpContext http, ApiCalls calls, SentForm form, IReadOnlyList<PackFieldBody> fields)
    {
        var day = LocalDatePattern.Iso.Parse(form["effective"] ?? "");
        var changes = ChangesIn(form, fields);
        var request = new DraftRequestBody(version, day.Success ? day.Value : null, changes, form["scenarios"], form["migration"]);
        var answer = await calls.PostAsync<DraftBody>(PageFrame.Of(http).Who, $"{ApiOf(jurisdiction)}/drafts", request, form, http.RequestAborted);
        return answer.Problem is { } problem ? new(null, Named(problem, changes)) : answer;
    }

    /// <summary>The API names a change by its place in what was sent; whoever filled in the form knows it by its field.</summary>
    private static ProblemBody Named(ProblemBody problem, IReadOnlyList<DraftChangeBody> sent) => problem with
    {
        Errors = [.. problem.Errors.Select(error => error.Pointer.Split('/') is ["", "changes", var place, ..] && int.TryParse(place, out var at) && at < sent.Count
            ? error with { Pointer = sent[at].Id }
            : error)],
    };

    private static IReadOnlyList<DraftChangeBody> ChangesIn(SentForm form, IReadOnlyList<PackFieldBody> fields) =>
    [
        .. fields.Where(field => field.MayChange && DraftField.Sent(form, field) is { } text && text != field.Value)
            .Select(field => new DraftChangeBody(field.Id, DraftField.Sent(form, field)!)),
    ];

    private static async Task<IResult> ProposeAsync(string jurisdiction, string version, HttpContext http, ApiCalls calls, SentForm form, DraftBody draft)
    {
        using var content = new MultipartFormDataContent { { new StringContent(form["reason"] ?? ""), "reason" } };
        foreach (var part in new[] { "reviewBy", "from" })
            if (Moments.ToApi(form[part]) is { } at)
                content.Add(new StringContent(at), part);
        foreach (var (part, file) in draft.Files.Select(file => ("files", file)).Concat(draft.Scenarios.Select(file => ("scenarios", file))))
            content.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(file.Text)), part, file.Path);
        var proposed = await calls.PostFilesAsync<PackVersionBody>(PageFrame.Of(http).Who, $"{ApiOf(jurisdiction)}/packs", content, form, http.RequestAborted);
        return proposed.Value is { } pack ? PageFrame.See(Addresses.OfPack(pack.Jurisdiction, $"{pack.Version}")) : await ShowAsync(jurisdiction, version, http, calls, form, draft, proposed.Problem);
    }

    /// <summary>Of a version that somebody proposed.</summary>
    private static async Task<IResult> SimulateAsync(string jurisdiction, string version, HttpContext http, ApiCalls calls, IAntiforgery antiforgery)
    {
        var form = await SentForm.ReadAsync(http, antiforgery);
        if (!form.Trusted)
            return PageFrame.Of(http).Problem(SentForm.Stale);
        return await BegunAsync(jurisdiction, Asked(version, null, form, http), http, calls, form, problem => Task.FromResult(PageFrame.Of(http).Problem(problem)));
    }

    /// <summary>Of what is recorded; or beside what is in force for so many days, of what is decided meanwhile.</summary>
    private static SimulationRequestBody Asked(string? version, IReadOnlyList<PackFileBody>? files, SentForm form, HttpContext http)
    {
        var now = PageFrame.Of(http).Now;
        return int.TryParse(form["do"] == "simulate" ? null : form["days"], NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is > 0 and < 1000
            ? new(version, files, now, now + Duration.FromDays(days))
            : new(version, files);
    }

    private static async Task<IResult> BegunAsync(string jurisdiction, SimulationRequestBody request, HttpContext http, ApiCalls calls, SentForm form, Func<ProblemBody, Task<IResult>> otherwise)
    {
        var begun = await calls.PostAsync<SimulationBody>(PageFrame.Of(http).Who, $"{ApiOf(jurisdiction)}/simulations", request, form with { Seen = null }, http.RequestAborted);
        return begun.Value is { } simulation ? PageFrame.See(Addresses.OfSimulation(simulation.Jurisdiction, simulation.Id)) : await otherwise(begun.Problem!);
    }

    private static async Task<IResult> SimulationAsync(string jurisdiction, string id, HttpContext http, ApiCalls calls, ProblemBody? problem, string? after = null)
    {
        var (frame, api) = (PageFrame.Of(http), $"{ApiOf(jurisdiction)}/simulations/{Uri.EscapeDataString(id)}");
        var changes = calls.GetAsync<Page<SimulatedChangeBody>>(frame.Who, new Filter(null, null).Of($"{api}/changes", after, Filter.PageSize), http.RequestAborted);
        var answer = await calls.GetAsync<SimulationBody>(frame.Who, api, http.RequestAborted);
        var (rows, said) = (await changes, problem ?? (await changes).Problem);
        return answer.Value is { } simulation
            ? frame.Page<SimulationPage>(
                said?.Status ?? 200, (nameof(SimulationPage.Body), simulation), (nameof(SimulationPage.Changes), rows.Value), (nameof(SimulationPage.IsFirst), after is null), (nameof(SimulationPage.Problem), said))
            : frame.Problem(problem ?? answer.Problem!);
    }

    private static async Task<IResult> ActAsync(string jurisdiction, string id, HttpContext http, ApiCalls calls, IAntiforgery antiforgery)
    {
        var form = await SentForm.ReadAsync(http, antiforgery);
        if (!form.Trusted)
            return await SimulationAsync(jurisdiction, id, http, calls, SentForm.Stale);
        var answer = await calls.PostAsync<SimulationBody>(
            PageFrame.Of(http).Who, $"{ApiOf(jurisdiction)}/simulations/{Uri.EscapeDataString(id)}/actions", new SimulationActionBody(form["action"]), form, http.RequestAborted);
        return answer.Value is not null ? PageFrame.See(Addresses.OfSimulation(jurisdiction, id)) : await SimulationAsync(jurisdiction, id, http, calls, answer.Problem);
    }

    private static async Task<IResult> ConflictsAsync(HttpContext http, ApiCalls calls, string? of)
    {
        var frame = PageFrame.Of(http);
        var answer = string.IsNullOrWhiteSpace(of) ? null : await calls.GetAsync<ConflictsBody>(frame.Who, $"/v1/conflicts?jurisdictions={Uri.EscapeDataString(of)}", http.RequestAborted);
        return answer?.Problem is { Status: not 400 } problem
            ? frame.Problem(problem)
            : frame.Page<ConflictsPage>(
                answer?.Problem?.Status ?? 200, (nameof(ConflictsPage.Chosen), of), (nameof(ConflictsPage.Body), answer?.Value), (nameof(ConflictsPage.Problem), answer?.Problem));
    }
}
