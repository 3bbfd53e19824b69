using System.Text.Json.Nodes;
using ComplianceGrains.Host.Tests.Hosting;

namespace ComplianceGrains.Host.Tests.Incidents;

/// <summary>What is found wrong with a log stops that jurisdiction's decisions, and nothing else, until two operators close it.</summary>
public sealed class IncidentTests : IAsyncLifetime
{
    private const string EuLog = "(SELECT id FROM log WHERE name='evidence.example.com/eu/decisions')";
    private const string Damage = $"CREATE TABLE kept AS SELECT leaf FROM entry WHERE log={EuLog} AND idx=0; UPDATE entry SET leaf=zeroblob(32) WHERE log={EuLog} AND idx=0";
    private const string Mend = $"UPDATE entry SET leaf=(SELECT leaf FROM kept) WHERE log={EuLog} AND idx=0; DROP TABLE kept";

    private RunningHost _host = null!;

    public async Task InitializeAsync()
    {
        _host = await RunningHost.StartAsync(Sandbox.Write);
        Assert.Equal(201, (await _host.As("operator").UploadAsync("ofac-sdn", Repository.DemoList)).Status);
    }

    public Task DisposeAsync()
    {
        _host.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task An_incident_of_a_log_stops_its_jurisdiction_until_two_operators_close_it()
    {
        var service = _host.As("product-service");
        await AppliedAsync("before", "demo-eu", 201);
        await Eventually.GetAsync(() => service.GetAsync("/v1/customers/before/decisions/1/proof"), answer => answer.Status == 200);

        _host.Kill();
        StoredRows.Change(_host.Data, Damage);
        _host.Relaunch();
        var health = await HostHealth.OfAsync(_host, "incident");

        var refused = await AppliedAsync("during", "demo-eu", 503);
        Assert.Equal(("/problems/incident", "true"), (refused["type"], refused["retryable"]));
        Assert.Equal(200, (await service.GetAsync("/v1/customers/before")).Status);
        await AppliedAsync("bound-elsewhere-too", "demo-sg", 503);
        var elsewhere = await service.PostAsync("/v1/customers", AtHomeIn("SG", "elsewhere", "demo-sg"));
        Assert.True(elsewhere.Status == 201, elsewhere.ToString());

        // The check of stored data may have named the actor of the entry besides.
        var open = Assert.Single((await _host.As("operator").GetAsync("/v1/incidents")).Json["items"]!.AsArray(), one => (string?)one!["scope"] == "log")!;
        var (id, path) = ((string)open["id"]!, $"/v1/incidents/{open["id"]}");
        Assert.Equal(("log", "root", "open"), ((string?)open["scope"], (string?)open["kind"], (string?)open["status"]));
        Assert.Contains(id, health["incidents"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains(id, refused["title"]!, StringComparison.Ordinal);
        Assert.Empty((await _host.In("SG", "operator").GetAsync("/v1/incidents")).Json["items"]!.AsArray());

        var (first, second) = (_host.As("operator"), _host.As("operator", 2));
        Assert.Equal(409, (await second.PostAsync($"{path}/approvals", Decision("approve"))).Status);
        Assert.Equal((200, "awaiting-second"), await StatusAsync(first.PostAsync($"{path}/closing", new { reason = "Row put back." }, "close-1")));
        Assert.Equal((200, "awaiting-second"), await StatusAsync(first.PostAsync($"{path}/closing", new { reason = "Row put back." }, "close-1")));
        Assert.Equal(403, (await first.PostAsync($"{path}/approvals", Decision("approve"))).Status);
        var still = await second.PostAsync($"{path}/approvals", Decision("approve"));
        Assert.True(still.Status == 409 && still["title"]!.Contains("still there", StringComparison.Ordinal), still.ToString());
        await AppliedAsync("during", "demo-eu", 503);

        StoredRows.Change(_host.Data, Mend);
        Assert.Equal((200, "closed"), await StatusAsync(second.PostAsync($"{path}/approvals", Decision("approve"))));
        await AppliedAsync("during", "demo-eu", 201);
        await HostHealth.OfAsync(_host, "ready");
        await Eventually.GetAsync(() => service.GetAsync("/v1/customers/during/decisions/1/proof"), answer => answer.Status == 200);

        _host.Kill();
        var (exit, output, _) = await ComplianceTool.RunAsync("history", "verify", "--data", _host.Data, "--actor", $"incident/{id}");
        Assert.True(exit == 0 && output.Contains("incident.closed/1", StringComparison.Ordinal), output);
    }

    [Fact]
    public async Task An_incident_of_an_actor_stops_that_actor_and_a_restart_forgets_nothing()
    {
        await AppliedAsync("damaged", "demo-eu", 201);
        await AppliedAsync("sound", "demo-eu", 201);

        _host.Kill();
        PlantedIncident.Write(_host.Data, "inc-1", "damaged");
        await _host.RestartAsync();

        var service = _host.As("product-service");
        var refused = await service.PostAsync("/v1/customers/damaged/evidence", Applicants.Passed);
        Assert.Equal((503, "/problems/incident"), (refused.Status, refused["type"]));
        Assert.Equal(200, (await service.PostAsync("/v1/customers/sound/evidence", Applicants.Passed)).Status);
        Assert.Contains("inc-1", (await HostHealth.OfAsync(_host, "ready"))["warnings"]!.ToJsonString(), StringComparison.Ordinal);

        await _host.As("operator").PostAsync("/v1/incidents/inc-1/closing", new { reason = "Put back." });
        Assert.Equal((200, "open"), await StatusAsync(_host.As("operator", 2).PostAsync("/v1/incidents/inc-1/approvals", Decision("reject"))));
        Assert.Equal(503, (await service.PostAsync("/v1/customers/damaged/evidence", Applicants.Passed)).Status);
        await _host.As("operator").PostAsync("/v1/incidents/inc-1/closing", new { reason = "Put back, this time for Quillonbark." });
        Assert.Equal((200, "closed"), await StatusAsync(_host.As("operator", 2).PostAsync("/v1/incidents/inc-1/approvals", Decision("approve"))));
        Assert.Equal(200, (await service.PostAsync("/v1/customers/damaged/evidence", Applicants.Passed)).Status);

        _host.Kill();
        foreach (var file in Directory.EnumerateFiles(_host.Data, "*.db*"))
            Assert.False(File.ReadAllBytes(file).AsSpan().IndexOf("Quillonbark"u8) >= 0, $"{file} holds what somebody wrote.");
    }

    private async Task<Answer> AppliedAsync(string id, string bookingEntity, int status)
    {
        var answer = await _host.As("product-service").PostAsync("/v1/customers", Applicants.Natural(id, "Ana Example", bookingEntity), $"apply-{id}");
        Assert.True(answer.Status == status, answer.ToString());
        return answer;
    }

    /// <summary>Somebody whom no other jurisdiction binds.</summary>
    private static JsonNode AtHomeIn(string country, string id, string bookingEntity)
    {
        var body = System.Text.Json.JsonSerializer.SerializeToNode(Applicants.Natural(id, "Ana Example", bookingEntity))!;
        body["data"]!["nationalities"] = new JsonArray(country);
        body["data"]!["residentialAddress"]!["country"] = country;
        return body;
    }

    private static object Decision(string decision) => new { decision, reason = "I looked as well." };

    private static async Task<(int, string?)> StatusAsync(Task<Answer> asked)
    {
        var answer = await asked;
        return (answer.Status, answer["status"] is { Length: < 20 } status ? status : answer.ToString());
    }
}
