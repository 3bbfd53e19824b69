using ComplianceGrains.Host.Tests.Hosting;

namespace ComplianceGrains.Host.Tests.Screenings;

/// <summary>The real host with an external engine that answers, fails, and comes back.</summary>
public sealed class ExternalEngineTests : IAsyncLifetime, IDisposable
{
    private readonly StubEngine _engine = new();
    private RunningHost _host = null!;

    public async Task InitializeAsync() => _host = await RunningHost.StartAsync(_engine.Configuration);

    public Task DisposeAsync()
    {
        _host.Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => _engine.Dispose();

    [Fact]
    public async Task Its_clear_lets_pass_and_evidence_names_it_and_what_it_rests_on()
    {
        var customer = await AppliedAsync("clear-1");

        Assert.Equal("active", customer["status"]);
        var reasons = customer.Json["decisions"]!.AsArray().First(decision => (string)decision!["kind"]! == "customer.screened/1")!["reasons"]!.AsArray().Select(reason => (string)reason!["text"]!).ToList();
        Assert.Contains(reasons, text => text.StartsWith("stub@5.1 ", StringComparison.Ordinal));
        Assert.Contains(reasons, text => text.StartsWith($"ofac-sdn {StubEngine.Version}, confirmed 20", StringComparison.Ordinal));
        Assert.All(_engine.Credentials, credential => Assert.Equal("ApiKey secret-of-the-firm", credential));
    }

    [Fact]
    public async Task Its_hit_is_a_persons_to_decide()
    {
        _engine.Mode = "hit";
        Assert.Equal("under-review", (await AppliedAsync("hit-1"))["status"]);
        Assert.Equal("possible-match", (string)(await ExceptionQueue.OfAsync(_host, "hit-1"))["kind"]!);

        var asked = await ScreenAsync();
        Assert.Equal(("hit", "NK-1"), (asked["outcome"], (string)asked.Json["matches"]![0]!["entryId"]!));
        Assert.StartsWith("stub@5.1 ", asked["engine"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("503", "provider-unavailable", "unavailable")]
    [InlineData("garbage", "provider-unavailable", "unavailable")]
    [InlineData("silent", "provider-unavailable", "unavailable")]
    [InlineData("missing", "provider-unavailable", "unavailable")]
    [InlineData("old", "stale-list", "stale")]
    public async Task Without_an_answer_of_use_nobody_passes_and_nobody_is_accused_until_it_is_back(string mode, string kind, string outcome)
    {
        _engine.Mode = mode;

        var waiting = await AppliedAsync($"without-{mode}");

        Assert.Equal(("screening", null), (waiting["status"], waiting["outcome"]));
        var exception = await ExceptionQueue.OfAsync(_host, $"without-{mode}");
        Assert.Equal((kind, "operator"), ((string)exception["kind"]!, (string)exception["ownerRole"]!));
        Assert.Equal(outcome, (await ScreenAsync())["outcome"]);

        _engine.Mode = "clear";
        await Eventually.GetAsync(ScreenAsync, answer => answer["outcome"] == "clear");
        await DoneAsync(_host.As("product-service").PostAsync($"/v1/customers/without-{mode}/evidence", new { kind = "document", result = "passed" }));
        var back = await Eventually.GetAsync(() => _host.As("mlro").GetAsync($"/v1/customers/without-{mode}"), answer => answer["status"] == "active");
        Assert.Empty(back.Json["exceptions"]!.AsArray());
    }

    [Fact]
    public async Task No_person_is_in_an_address_that_is_called_nor_in_the_log()
    {
        foreach (var mode in new[] { "clear", "hit", "503", "garbage" })
        {
            _engine.Mode = mode;
            await _host.As("product-service").PostAsync("/v1/customers", Applicants.Natural($"quiet-{mode}", "Quenilda Vorrasketh"));
        }

        Assert.Contains(_engine.Sent, body => body.Contains("Quenilda Vorrasketh", StringComparison.Ordinal));
        Assert.All(_engine.Called, called => Assert.Matches("^(GET /catalog|POST /match/us_ofac_sdn\\?limit=100&threshold=[0-9.]+&cutoff=[0-9.]+)$", called));
        foreach (var secret in new[] { "Quenilda", "Vorrasketh", "1988-04-01", "secret-of-the-firm" })
            Assert.DoesNotContain(secret, _host.Output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_address_is_compared_by_our_own_lists_and_sent_to_nobody()
    {
        var before = _engine.Called.Count;
        var answer = await _host.As("analyst").PostAsync("/v1/screenings", new { address = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", lists = new[] { "ofac-sdn" } });
        Assert.Equal("unavailable", answer["outcome"]);
        Assert.Equal(before, _engine.Called.Count);
    }

    private Task<Answer> ScreenAsync() => _host.As("analyst").PostAsync("/v1/screenings", new { name = "Ana Example", kind = "natural-person", lists = new[] { "ofac-sdn" } });

    private async Task<Answer> AppliedAsync(string id)
    {
        await DoneAsync(_host.As("product-service").PostAsync("/v1/customers", Applicants.Natural(id, "Ana Example")));
        await DoneAsync(_host.As("product-service").PostAsync($"/v1/customers/{id}/evidence", Applicants.Passed));
        return await _host.As("mlro").GetAsync($"/v1/customers/{id}");
    }

    private static async Task DoneAsync(Task<Answer> asked)
    {
        var answer = await asked;
        Assert.True(answer.Status is 200 or 201, answer.ToString());
    }
}
