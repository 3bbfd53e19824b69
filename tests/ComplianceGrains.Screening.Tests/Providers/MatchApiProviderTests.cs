using ComplianceGrains.Screening.Providers;
using NodaTime;

namespace ComplianceGrains.Screening.Tests.Providers;

public class MatchApiProviderTests
{
    private const string Catalog = """{ "datasets": [ { "name": "us_ofac_sdn", "version": "20261123", "last_export": "2026-11-23T06:00:00" } ] }""";
    private const string Found = """{ "responses": { "q": { "results": [ { "id": "NK-1", "caption": "Ivan Petrov", "score": 0.91, "features": { "name_match": 0.9 } }, { "id": "NK-2", "caption": "Other", "score": 0.4 } ] } } }""";

    private static readonly ScreeningQuery Query = A.Query("Ivan Petrov") with { Lists = ["ofac-sdn"] };

    [Fact]
    public async Task A_match_at_the_threshold_is_a_hit_with_the_providers_list_state()
    {
        var result = await Ask(Found);

        Assert.Equal(ScreeningOutcome.Hit, result.Outcome);
        Assert.Equal(("NK-1", 0.91m), (result.Matches.Single().EntryId, result.Matches.Single().Score));
        Assert.Equal(Duration.FromHours(6), result.Lists.Single().Age);
    }

    [Fact]
    public async Task No_match_is_clear()
    {
        Assert.Equal(ScreeningOutcome.Clear, (await Ask("""{ "responses": { "q": { "results": [] } } }""")).Outcome);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{ "responses": {} }""")]
    [InlineData("""{ "responses": { "q": { "status": 500 } } }""")]
    [InlineData("""{ "responses": { "q": { "results": [ { "id": "NK-1" } ] } } }""")]
    [InlineData("""{ "responses": { "q": { "results": [ { "id": "NK-1", "score": 7 } ] } } }""")]
    public async Task An_answer_that_is_not_understood_whole_is_unavailable(string body)
    {
        Assert.Equal(ScreeningOutcome.Unavailable, (await Ask(body)).Outcome);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(404)]
    [InlineData(429)]
    [InlineData(204)]
    public async Task Any_other_status_is_unavailable_and_never_clear_nor_hit(int status)
    {
        using var server = StubServer.Json(request => request.StartsWith("GET", StringComparison.Ordinal) ? (200, Catalog) : (status, status == 204 ? "" : Found));

        Assert.Equal(ScreeningOutcome.Unavailable, (await Provider(server).ScreenAsync(Query, A.Now)).Outcome);
    }

    [Fact]
    public async Task A_provider_that_cannot_be_reached_is_unavailable()
    {
        var server = StubServer.Json(_ => (200, Catalog));
        using var http = new HttpClient { BaseAddress = server.Http.BaseAddress };
        server.Dispose();

        Assert.Equal(ScreeningOutcome.Unavailable, (await Provider(http).ScreenAsync(Query, A.Now)).Outcome);
    }

    [Fact]
    public async Task A_list_whose_age_the_provider_does_not_tell_is_unavailable()
    {
        using var server = StubServer.Json(request => request.StartsWith("GET", StringComparison.Ordinal) ? (200, """{ "datasets": [ { "name": "us_ofac_sdn" } ] }""") : (200, Found));

        Assert.Equal(ScreeningOutcome.Unavailable, (await Provider(server).ScreenAsync(Query, A.Now)).Outcome);
    }

    [Fact]
    public async Task A_list_too_old_at_the_provider_is_stale()
    {
        using var server = StubServer.Json(request => request.StartsWith("GET", StringComparison.Ordinal) ? (200, Catalog) : (200, Found));

        Assert.Equal(ScreeningOutcome.Stale, (await Provider(server).ScreenAsync(Query with { Freshness = Duration.FromHours(1) }, A.Now)).Outcome);
    }

    [Fact]
    public async Task A_list_that_the_provider_does_not_offer_is_unavailable()
    {
        using var server = StubServer.Json(_ => (200, Catalog));

        Assert.Equal(ScreeningOutcome.Unavailable, (await Provider(server).ScreenAsync(Query with { Lists = ["ofac-sdn", "un-sc"] }, A.Now)).Outcome);
    }

    [Theory]
    [InlineData("20261121060000-abc", ScreeningOutcome.Stale)]
    [InlineData("static", ScreeningOutcome.Unavailable)]
    public async Task The_age_is_that_of_the_content_in_the_index_and_not_of_the_newest_version(string indexed, ScreeningOutcome outcome)
    {
        var catalog = Catalog.Replace("\"version\"", $"\"index_version\": \"{indexed}\", \"version\"", StringComparison.Ordinal);
        using var server = StubServer.Json(request => request.StartsWith("GET", StringComparison.Ordinal) ? (200, catalog) : (200, Found));

        Assert.Equal(outcome, (await Provider(server).ScreenAsync(Query, A.Now)).Outcome);
    }

    [Fact]
    public async Task Another_score_is_the_same_content_and_another_property_is_not()
    {
        const string entry = """{ "responses": { "q": { "results": [ { "id": "NK-1", "caption": "Ivan Petrov", "properties": { "birthDate": ["1960"] }, "score": 0.91 } ] } } }""";
        var first = (await Ask(entry)).Matches.Single().EntryDigest;

        Assert.Equal(first, (await Ask(entry.Replace("0.91", "0.97", StringComparison.Ordinal))).Matches.Single().EntryDigest);
        Assert.NotEqual(first, (await Ask(entry.Replace("1960", "1961", StringComparison.Ordinal))).Matches.Single().EntryDigest);
    }

    private static async Task<ScreeningResult> Ask(string answer)
    {
        using var server = StubServer.Json(request => request switch
        {
            "GET /catalog" => (200, Catalog),
            "POST /match/us_ofac_sdn?limit=100&threshold=0.85&cutoff=0.85" => (200, answer),
            _ => (404, ""),
        });
        return await Provider(server).ScreenAsync(Query, A.Now);
    }

    private static MatchApiProvider Provider(StubServer server) => Provider(server.Http);

    private static MatchApiProvider Provider(HttpClient http) =>
        new(http, new Dictionary<string, string> { ["ofac-sdn"] = "us_ofac_sdn" }, new EngineVersion("yente", "5", "external", "external"));
}
