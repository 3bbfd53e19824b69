using System.Net;
using System.Text.RegularExpressions;
using ComplianceGrains.Api;
using ComplianceGrains.Api.Decisions;
using ComplianceGrains.Api.Packs;
using ComplianceGrains.Api.Problems;
using ComplianceGrains.Api.Suspicions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Testing;

namespace ComplianceGrains.WebConsole.Tests;

/// <summary>Forms over an API that the test plays: what becomes of what people wrote while it gives no answer, and which forms a report has where.</summary>
public sealed class PlayedApiTests : IAsyncLifetime
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 30, 9, 0);

    private readonly List<string> _posted = [];
    private WebApplication _api = null!;
    private AloneConsole _console = null!;
    private SuspicionBody _suspicion = Suspicion(null, null);
    private volatile bool _isAway;
    private volatile bool _isStarting;

    public async Task InitializeAsync()
    {
        _api = WebApplication.CreateSlimBuilder().Build();
        _api.Urls.Add("http://127.0.0.1:0");
        _api.Run(AnswerAsync);
        await _api.StartAsync();
        _console = await AloneConsole.StartAsync(new FakeClock(Now), AloneConsole.AddressOf(_api));
    }

    public async Task DisposeAsync()
    {
        await _console.DisposeAsync();
        await _api.DisposeAsync();
    }

    [Theory]
    [InlineData("/console/packs/EU/6/unverified", "text:screening.threshold", "consolidated to 2026-06-29")]
    [InlineData("/console/packs/EU/6/draft", "value:screening.threshold", "0.99")]
    public async Task A_long_form_that_meets_an_outage_is_given_back_and_can_be_sent_again(string path, string field, string value)
    {
        (string Name, string Value)[] form = [(field, value), ("effective", "2027-02-01"), ("reason", "Read, and counted again."), ("do", "propose"), ("key", "k-1")];
        var token = await _console.TokenAsync("/console/packs");
        // The same whether it is not there, or there and not ready.
        foreach (var set in new Action<bool>[] { off => _isAway = off, off => _isStarting = off })
        {
            set(true);
            using var answer = await _console.SendAsync(path, token, form);
            set(false);

            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            var page = await answer.Content.ReadAsStringAsync();
            Assert.Contains($"<form method=\"post\" action=\"{path}\">", page, StringComparison.Ordinal);
            Assert.Contains("Send it again", page, StringComparison.Ordinal);
            Assert.DoesNotContain("load this page again", page, StringComparison.Ordinal);
            Assert.All(form, sent => Assert.Contains($"name=\"{sent.Name}\" value=\"{sent.Value}\"", page, StringComparison.Ordinal));
            token = AloneConsole.TokenIn(page);
        }

        Assert.Empty(_posted);
        using var again = await _console.SendAsync(path, token, form);
        Assert.Equal((HttpStatusCode.SeeOther, "/console/packs/EU/7"), (again.StatusCode, again.Headers.Location?.OriginalString));
        Assert.Contains(_posted, sent => sent.Contains(value, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_draft_changes_is_not_left_out_of_its_address_when_the_version_could_not_be_read()
    {
        (string Name, string Value)[] form = [("value:screening.threshold", "0.99"), ("effective", "2027-02-01"), ("do", "read"), ("key", "k-1")];
        var token = await _console.TokenAsync("/console/packs");
        _isStarting = true;
        using (var answer = await _console.SendAsync("/console/packs/EU/6/draft", token, form))
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        _isStarting = false;

        using var again = await _console.SendAsync("/console/packs/EU/6/draft", token, form);
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
        Assert.Contains("&changes=screening.threshold%200.99&", again.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    /// <summary>An authority may suspend what nobody asked it about; what it grants or refuses, it was asked.</summary>
    [Theory]
    [InlineData(null, "suspended")]
    [InlineData("granted", "suspended")]
    [InlineData("waiting", "granted refused suspended")]
    [InlineData("refused", "granted refused suspended")]
    [InlineData("suspended", "granted refused suspended")]
    // What came in time may be recorded later.
    [InlineData("over", "granted refused suspended")]
    public async Task What_an_authority_says_of_a_transaction_can_be_recorded_once_the_report_is_filed(string? consent, string answers)
    {
        Assert.Empty(AnswersIn(await _console.Http.GetStringAsync("/console/suspicions/sus-1")));
        _suspicion = Suspicion(Now, consent);
        Assert.Equal([.. answers.Split(' '), "acknowledged", "rejected"], AnswersIn(await _console.Http.GetStringAsync("/console/suspicions/sus-1")));
    }

    [Theory]
    [InlineData("", "null")]
    [InlineData("true", "true")]
    [InlineData("false", "false")]
    public async Task Who_records_a_filing_says_whether_a_transaction_waits(string chosen, string sent)
    {
        var page = await _console.Http.GetStringAsync("/console/suspicions/sus-1");
        Assert.Contains("name=\"transactionWaits\"", page, StringComparison.Ordinal);
        Assert.Contains(chosen.Length == 0 ? "<option value>" : $"<option value=\"{chosen}\">", page, StringComparison.Ordinal);

        using var answer = await _console.SendAsync("/console/suspicions/sus-1/filing", AloneConsole.TokenIn(page), ("report", "report-1"), ("filedAt", "2026-11-30T08:00:00"), ("transactionWaits", chosen));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Contains($"\"transactionWaits\":{sent}", Assert.Single(_posted), StringComparison.Ordinal);
    }

    private static IEnumerable<string> AnswersIn(string page) => Regex.Matches(page, "name=\"answer\" value=\"([a-z]+)\"").Select(button => button.Groups[1].Value);

    private static SuspicionBody Suspicion(Instant? filed, string? consent) => new(
        "sus-1", "ana", [], "suspicious", ["AE"], filed is null ? "to-file" : "filed", "report", Now, "prn-1", Now, Now, null, [],
        [new SuspicionReportBody("report-1", "AE", "suspicious", ["fiu"], "goaml", "awareness", null, filed is null ? "owed" : "filed", 0, filed, consent, null)], null, [], 3, []);

    private async Task AnswerAsync(HttpContext http)
    {
        if (_isAway)
        {
            http.Abort();
            return;
        }

        if (_isStarting)
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            await http.Response.WriteAsJsonAsync(new ProblemBody("/problems/unavailable", "The host is starting.", 503, false, []), WireJson.Options);
            return;
        }

        if (HttpMethods.IsPost(http.Request.Method))
        {
            using var body = new StreamReader(http.Request.Body);
            _posted.Add(await body.ReadToEndAsync());
        }

        object answer = http.Request.Path.Value switch
        {
            "/v1/jurisdictions/EU/packs/6/unverified" => new Page<UnverifiedBody>([new("screening.threshold", "A score of 0.85", "A law", null, "EU@6", null, "screening.yaml")], null, 1),
            "/v1/jurisdictions/EU/packs/6/values" =>
                new Page<PackFieldBody>([new("screening.threshold", "screening.threshold", "A score of 0.85", "0.85", "A law", null, "policy-adopted", "EU@6", null, true, "measure", null)], null, 1),
            "/v1/jurisdictions/EU/drafts" => new DraftBody("d", 7, [], [], 0, [], []),
            "/v1/jurisdictions/EU/packs" or "/v1/jurisdictions/EU/packs/6/verifications" => new PackVersionBody("EU@7", "EU", 7, "sha256:00", Now, "proposed", null),
            "/v1/suspicions/sus-1/decisions" => new Page<DecisionBody>([], null, 0),
            _ => _suspicion,
        };
        await http.Response.WriteAsJsonAsync(answer, WireJson.Options);
    }
}
