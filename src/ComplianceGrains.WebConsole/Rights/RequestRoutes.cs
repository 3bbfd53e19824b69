using ComplianceGrains.Api;
using ComplianceGrains.Api.Decisions;
using ComplianceGrains.Api.Parties;
using ComplianceGrains.Api.Problems;
using ComplianceGrains.Api.Rights;
using ComplianceGrains.WebConsole.Calls;
using ComplianceGrains.WebConsole.Frames;
using ComplianceGrains.WebConsole.Places;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ComplianceGrains.WebConsole.Rights;

/// <summary>What people ask for about their data who are no customers: who is related to one, and who or whose provider is on the other side of a transfer.</summary>
internal static class RequestRoutes
{
    /// <summary>Where they are, in the console and in the API alike.</summary>
    private const string OfParties = "/customers/{id}/parties/{party}", OfTransfers = "/customers/{id}/transfers/{transfer}", OfCounterparties = "/counterparties/{id}";

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var path in new[] { OfParties, OfTransfers, OfCounterparties })
        {
            routes.MapGet($"{path}/requests", (HttpContext http, ApiCalls calls) => ShowAsync(path, http, calls, null, null));
            routes.MapGet($"{path}/requests/{{request}}/copy", (string request, HttpContext http, ApiCalls calls) => CopyAsync(path, request, http, calls));
            Act(routes, path, "requests", _ => "", form => new DataRequestOrderBody(form["right"], form["reason"]));
            Act(routes, path, "extension", form => $"/{RequestOf(form)}/extension", form => new ReasonBody(form["reason"]));
            Act(routes, path, "answer", form => $"/{RequestOf(form)}/answer", form => new DataRequestAnswerBody(form["decision"], form["reason"]));
        }

        Act(routes, OfParties, "correction", form => $"/{RequestOf(form)}/answer", CorrectionField.Granted);
    }

    private static string RequestOf(SentForm form) => Uri.EscapeDataString(form["request"] ?? "-");

    private static string Id(HttpContext http) => (string)http.GetRouteValue("id")!;

    private static string? Party(HttpContext http) => http.GetRouteValue("party") as string;

    private static string? Transfer(HttpContext http) => http.GetRouteValue("transfer") as string;

    private static string Filled(string path, HttpContext http) =>
        path.Replace("{id}", Uri.EscapeDataString(Id(http)), StringComparison.Ordinal).Replace("{party}", Uri.EscapeDataString(Party(http) ?? ""), StringComparison.Ordinal)
            .Replace("{transfer}", Uri.EscapeDataString(Transfer(http) ?? ""), StringComparison.Ordinal);

    private static string ApiOf(string path, HttpContext http) => $"/v1{Filled(path, http)}/data-requests";

    private static void Act(IEndpointRouteBuilder routes, string path, string action, Func<SentForm, string> below, Func<SentForm, object> body) =>
        routes.MapPost($"{path}/{action}", async (HttpContext http, ApiCalls calls, IAntiforgery antiforgery) =>
        {
            var form = await SentForm.ReadAsync(http, antiforgery);
            if (!form.Trusted)
                return await ShowAsync(path, http, calls, form, SentForm.Stale);
            var answer = await calls.PostAsync<DataRequestBody>(PageFrame.Of(http).Who, ApiOf(path, http) + below(form), body(form), form, http.RequestAborted);
            return answer.Value is not null ? PageFrame.See($"{Addresses.Root}{Filled(path, http)}/requests") : await ShowAsync(path, http, calls, form, answer.Problem);
        });

    private static async Task<IResult> ShowAsync(string path, HttpContext http, ApiCalls calls, SentForm? kept, ProblemBody? problem)
    {
        var frame = PageFrame.Of(http);
        var answer = await calls.GetAsync<Page<DataRequestBody>>(frame.Who, $"{ApiOf(path, http)}?limit=200", http.RequestAborted);
        if (answer.Value is not { } requests)
            return frame.Problem(problem ?? answer.Problem!);
        var kind = Party(http) is null ? null : (await calls.GetAsync<PartyBody>(frame.Who, $"/v1{Filled(path, http)}", http.RequestAborted)).Value?.Kind;
        var (whom, back) = Party(http) is { } party
            ? ($"{party}, related to customer {Id(http)}", Addresses.OfCustomer(Id(http)))
            : Transfer(http) is { } transfer ? ($"whoever is on the other side of transfer {transfer}", Addresses.OfTransfer(Id(http), transfer))
            : ($"counterparty {Id(http)}", Addresses.OfCounterparty(Id(http)));
        return frame.Page<RequestsPage>(
            problem?.Status ?? 200, (nameof(RequestsPage.Whom), whom), (nameof(RequestsPage.Back), back), (nameof(RequestsPage.Requests), requests.Items),
            (nameof(RequestsPage.Endpoint), $"/v1{path}/data-requests"), (nameof(RequestsPage.Address), $"{Addresses.Root}{Filled(path, http)}"),
            (nameof(RequestsPage.Kind), CorrectionField.OfKind(kind) is null ? null : kind), (nameof(RequestsPage.Kept), kept), (nameof(RequestsPage.Problem), problem));
    }

    private static async Task<IResult> CopyAsync(string path, string request, HttpContext http, ApiCalls calls)
    {
        var frame = PageFrame.Of(http);
        using var answer = await calls.OpenAsync(frame.Who, $"{ApiOf(path, http)}/{Uri.EscapeDataString(request)}/copy?form=html", http.RequestAborted);
        return answer.IsSuccessStatusCode
            ? Results.Bytes(await answer.Content.ReadAsByteArrayAsync(http.RequestAborted), "text/html; charset=utf-8", $"copy-{Party(http) ?? Transfer(http) ?? Id(http)}-{request}.html")
            : frame.Problem(await ApiCalls.ProblemOfAsync(answer, http.RequestAborted));
    }
}
