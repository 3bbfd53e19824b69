using System.Text.Json.Nodes;
using ComplianceGrains.Host.Tests.Hosting;

namespace ComplianceGrains.Host.Tests.Anchors;

/// <summary>A store that is older than what was signed of it is not continued, however it came about.</summary>
public sealed class RollbackTests : IAsyncLifetime
{
    private const string EuLog = "evidence.example.com/eu/decisions";
    private const string Eu = $"(SELECT id FROM log WHERE name='{EuLog}')";

    private RunningHost _host = null!;

    public async Task InitializeAsync() => _host = await RunningHost.StartAsync(Sandbox.Write);

    public Task DisposeAsync()
    {
        _host.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task An_older_copy_of_the_data_folder_is_not_signed_and_its_going_back_is_noticed()
    {
        await SignedAsync("first");
        _host.Kill();
        var older = Directory.CreateTempSubdirectory("compliance-older-").FullName;
        Copy(_host.Data, older);
        await _host.RestartAsync();
        await SignedAsync("second");
        _host.Kill();
        var newest = Directory.CreateTempSubdirectory("compliance-newest-").FullName;
        Copy(_host.Data, newest);

        Copy(older, _host.Data);
        _host.Relaunch();
        await HostHealth.OfAsync(_host, "incident");

        var verified = await ComplianceTool.RunAsync("history", "verify", "--data", _host.Data);
        Assert.True(verified.Exit == 1 && verified.Output.Contains("an older copy of the data folder was put back", StringComparison.Ordinal), verified.Output);
        var incident = await IncidentAsync("rollback");
        Assert.Contains("put the newest data folder back", (string)incident["detail"]!, StringComparison.Ordinal);
        Assert.Equal(503, (await ApplyAsync("third")).Status);
        Assert.Equal(200, (await _host.As("product-service").GetAsync("/v1/customers/first")).Status);
        var checkpoint = (await _host.As("auditor").GetAsync("/v1/ledgers/EU/checkpoint")).Text;
        await _host.As("operator").PostAsync($"/v1/incidents/{incident["id"]}/closing", new { reason = "It looks fine to me." });
        var still = await _host.As("operator", 2).PostAsync($"/v1/incidents/{incident["id"]}/approvals", new { decision = "approve", reason = "To me, too." });
        Assert.True(still.Status == 409, still.ToString());
        Assert.Equal(checkpoint, (await _host.As("auditor").GetAsync("/v1/ledgers/EU/checkpoint")).Text);

        _host.Kill();
        Copy(newest, _host.Data);
        await _host.RestartAsync();
        Assert.Equal(201, (await ApplyAsync("third")).Status);
        verified = await ComplianceTool.RunAsync("history", "verify", "--data", _host.Data);
        Assert.True(verified.Exit == 0 && !verified.Output.Contains("no copy of what was signed", StringComparison.Ordinal), verified.Output);
        Directory.Delete(older, recursive: true);
        Directory.Delete(newest, recursive: true);
    }

    [Fact]
    public async Task A_tail_that_is_cut_with_all_its_signed_heads_is_not_signed()
    {
        await SignedAsync("first");
        _host.Kill();
        // At least the last entry under a head; behind it there may be some that wait for the next.
        var last = $"(SELECT MAX(idx) FROM entry WHERE log={Eu})";
        StoredRows.Change(_host.Data, $"DELETE FROM entry WHERE log={Eu} AND idx>=(SELECT MAX(size)-1 FROM signed_head WHERE log={Eu}); UPDATE log SET size={last}+1, last_time=(SELECT time FROM entry WHERE log={Eu} AND idx={last}) WHERE name='{EuLog}'; DELETE FROM signed_head WHERE log={Eu} AND size>{last}+1; DELETE FROM stated_head WHERE log={Eu}");
        _host.Relaunch();

        await HostHealth.OfAsync(_host, "incident");
        Assert.Equal(EuLog, (string)(await IncidentAsync("rollback"))["subject"]!);
        Assert.Equal(503, (await ApplyAsync("second")).Status);
    }

    [Fact]
    public async Task Signed_heads_that_are_removed_while_the_entries_stand_are_written_again_and_that_is_said()
    {
        await SignedAsync("first");
        var before = (await _host.As("auditor").GetAsync("/v1/ledgers/EU/checkpoint")).Text;
        _host.Kill();
        StoredRows.Change(_host.Data, $"DELETE FROM signed_head WHERE log={Eu}; DELETE FROM stated_head WHERE log={Eu}");
        await _host.RestartAsync();

        // What was on its way into the log at the kill may be under the next head already; never less than before.
        var after = (await _host.As("auditor").GetAsync("/v1/ledgers/EU/checkpoint")).Text;
        long SizeOf(string head) => long.Parse(head.Split('\n')[1], System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(SizeOf(after) > SizeOf(before) || after.StartsWith(before.Split("\n\n")[0] + "\n", StringComparison.Ordinal), after);
        var restored = System.Text.RegularExpressions.Regex.Match(_host.Output, @"The head of \S+/eu/decisions at size (\d+) was missing in the store and is written there again");
        Assert.True(restored.Success, _host.Output);
        Assert.InRange(long.Parse(restored.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), SizeOf(before), SizeOf(after));
        await HostHealth.OfAsync(_host, health => (long?)health["integrity"]?["repaired"] >= 1);
        await SignedAsync("second");
    }

    [Fact]
    public async Task An_older_signed_head_that_is_removed_is_given_back_by_the_check_of_stored_data()
    {
        await SignedAsync("first");
        await SignedAsync("second");
        _host.Kill();
        StoredRows.Change(_host.Data, $"DELETE FROM signed_head WHERE log={Eu} AND size<(SELECT MAX(size) FROM signed_head WHERE log={Eu})");
        await _host.RestartAsync();

        await HostHealth.OfAsync(_host, health => (long?)health["integrity"]?["repaired"] >= 1);
        _host.Kill();
        var verified = await ComplianceTool.RunAsync("history", "verify", "--data", _host.Data);
        Assert.True(verified.Exit == 0, verified.Output);
    }

    [Fact]
    public async Task A_last_line_that_is_torn_costs_nothing()
    {
        await SignedAsync("first");
        _host.Kill();
        var file = Directory.GetFiles(_host.Anchors, "*_eu_decisions.anchors", SearchOption.AllDirectories).Single();
        await File.AppendAllTextAsync(file, "0123456789abcdef [\"entry\",99,\"AAAA");
        await _host.RestartAsync();
        await SignedAsync("second");

        _host.Kill();
        await _host.RestartAsync();
        await SignedAsync("third");
    }

    [Fact]
    public async Task A_copy_that_is_removed_stops_the_signing_until_two_operators_begin_a_new_one()
    {
        await SignedAsync("first");
        _host.Kill();
        Directory.Delete(_host.Anchors, recursive: true);
        _host.Relaunch();
        await HostHealth.OfAsync(_host, "incident");

        var incident = await IncidentAsync("outside-copy");
        Assert.Equal(503, (await ApplyAsync("second")).Status);
        await _host.As("operator").PostAsync($"/v1/incidents/{incident["id"]}/closing", new { reason = "The disk of the copy is lost; the data folder is the newest." });
        await _host.As("operator", 2).PostAsync($"/v1/incidents/{incident["id"]}/approvals", new { decision = "approve", reason = "I compared it with the supervisor's checkpoint." });
        await Eventually.GetAsync(() => _host.As("operator").GetAsync($"/v1/incidents/{incident["id"]}"), answer => answer["status"] == "closed", TimeSpan.FromSeconds(60));

        await SignedAsync("second");
        _host.Kill();
        await _host.RestartAsync();
        await SignedAsync("third");
    }

    [Fact]
    public async Task While_the_copy_cannot_be_written_no_head_is_signed_and_decisions_go_on()
    {
        // A file in the folder's place: nobody can write to it, not even who may do everything.
        using var host = await RunningHost.StartAsync(data =>
        {
            Sandbox.Write(data);
            File.WriteAllText($"{data}-anchors", "in the way");
        });
        await HostHealth.OfAsync(host, health => (string?)health["status"] == "ready" && health.Warns("No head of it is signed"));
        Assert.Equal(201, (await ApplyAsync("first", host)).Status);
        Assert.Equal(404, (await host.As("auditor").GetAsync("/v1/ledgers/EU/checkpoint")).Status);

        File.Delete(host.Anchors);
        await ProvenAsync("first", host);
        await HostHealth.OfAsync(host, health => !health.Warns("No head of it is signed"));
    }

    [Fact]
    public async Task While_the_copy_cannot_be_read_nothing_is_signed_and_decisions_go_on()
    {
        await SignedAsync("first");
        var before = (await _host.As("auditor").GetAsync("/v1/ledgers/EU/checkpoint")).Text;
        _host.Kill();
        var (file, aside) = (Directory.GetFiles(_host.Anchors, "*_eu_decisions.anchors", SearchOption.AllDirectories).Single(), $"{_host.Anchors}-aside");
        File.Move(file, aside);
        // A folder in the file's place: nobody can read it, not even who may do everything.
        Directory.CreateDirectory(file);
        await _host.RestartAsync();

        await HostHealth.OfAsync(_host, health => (string?)health["status"] == "ready" && health.Warns("No head of it is signed"));
        Assert.Equal(201, (await ApplyAsync("second")).Status);
        Assert.Equal(before, (await _host.As("auditor").GetAsync("/v1/ledgers/EU/checkpoint")).Text);

        Directory.Delete(file);
        File.Move(aside, file);
        await ProvenAsync("second");
        await HostHealth.OfAsync(_host, health => !health.Warns("No head of it is signed"));
    }

    private Task<Answer> ApplyAsync(string id, RunningHost? host = null) => (host ?? _host).As("product-service").PostAsync("/v1/customers", Applicants.Natural(id, "Ana Example"), $"apply-{id}");

    /// <summary>A decision that is under a signed head, as its proof says.</summary>
    private async Task SignedAsync(string id)
    {
        var applied = await ApplyAsync(id);
        Assert.True(applied.Status == 201, applied.ToString());
        await ProvenAsync(id);
    }

    private Task ProvenAsync(string id, RunningHost? host = null) => Eventually.GetAsync(
        () => (host ?? _host).As("product-service").GetAsync($"/v1/customers/{id}/decisions/1/proof"), answer => answer.Status == 200, TimeSpan.FromSeconds(60));

    private async Task<JsonNode> IncidentAsync(string kind) =>
        Assert.Single((await _host.As("operator").GetAsync("/v1/incidents")).Json["items"]!.AsArray(), incident => (string)incident!["kind"]! == kind)!;

    private static void Copy(string from, string to)
    {
        if (Directory.Exists(to))
            Directory.Delete(to, recursive: true);
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
