using ComplianceGrains.Host.Tests.Hosting;

namespace ComplianceGrains.Host.Tests.Anchors;

/// <summary>What is missing or cannot be read when the host starts again, in the store or in the copy outside.</summary>
public sealed class MissingCopyTests : IAsyncLifetime
{
    private const string EuLog = "evidence.example.com/eu/decisions";
    private const string Eu = $"(SELECT id FROM log WHERE name='{EuLog}')";

    private RunningHost _host = null!;
    private SignedHost _signed = null!;

    public async Task InitializeAsync()
    {
        _host = await NearHost.StartAsync(Sandbox.Write);
        _signed = new(_host);
    }

    public Task DisposeAsync()
    {
        _host.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_tail_that_is_cut_with_all_its_signed_heads_is_not_signed()
    {
        await _signed.SignedAsync("first");
        await _host.StopAsync();
        // At least the last entry under a head; behind it there may be some that wait for the next.
        var last = $"(SELECT MAX(idx) FROM entry WHERE log={Eu})";
        StoredRows.Change(_host.Data, $"DELETE FROM entry WHERE log={Eu} AND idx>=(SELECT MAX(size)-1 FROM signed_head WHERE log={Eu}); UPDATE log SET size={last}+1, last_time=(SELECT time FROM entry WHERE log={Eu} AND idx={last}) WHERE name='{EuLog}'; DELETE FROM signed_head WHERE log={Eu} AND size>{last}+1; DELETE FROM stated_head WHERE log={Eu}");
        _host.Relaunch();

        await HostHealth.OfAsync(_host, "incident");
        Assert.Equal(EuLog, (string)(await _signed.IncidentAsync("rollback"))["subject"]!);
        Assert.Equal(503, (await _signed.ApplyAsync("second")).Status);
    }

    [Fact]
    public async Task An_older_signed_head_that_is_removed_is_given_back_by_the_check_of_stored_data()
    {
        await _signed.SignedAsync("first");
        await _signed.SignedAsync("second");
        await _host.StopAsync();
        StoredRows.Change(_host.Data, $"DELETE FROM signed_head WHERE log={Eu} AND size<(SELECT MAX(size) FROM signed_head WHERE log={Eu})");
        await _host.RestartAsync();

        await HostHealth.OfAsync(_host, health => (long?)health["integrity"]?["repaired"] >= 1);
        await _host.StopAsync();
        var verified = await ComplianceTool.RunAsync("history", "verify", "--data", _host.Data);
        Assert.True(verified.Exit == 0, verified.Output);
    }

    [Fact]
    public async Task A_copy_that_is_removed_stops_the_signing_until_two_operators_begin_a_new_one()
    {
        await _signed.SignedAsync("first");
        await _host.StopAsync();
        Directory.Delete(_host.Anchors, recursive: true);
        _host.Relaunch();
        await HostHealth.OfAsync(_host, "incident");

        var incident = await _signed.IncidentAsync("outside-copy");
        Assert.Equal(503, (await _signed.ApplyAsync("second")).Status);
        await _host.As("operator").PostAsync($"/v1/incidents/{incident["id"]}/closing", new { reason = "The disk of the copy is lost; the data folder is the newest." });
        await _host.As("operator", 2).PostAsync($"/v1/incidents/{incident["id"]}/approvals", new { decision = "approve", reason = "I compared it with the supervisor's checkpoint." });
        await Eventually.GetAsync(() => _host.As("operator").GetAsync($"/v1/incidents/{incident["id"]}"), answer => answer["status"] == "closed", TimeSpan.FromSeconds(60));

        await _signed.SignedAsync("second");
        await _host.StopAsync();
        await _host.RestartAsync();
        await _signed.SignedAsync("third");
    }

    [Fact]
    public async Task While_the_copy_cannot_be_written_no_head_is_signed_and_decisions_go_on()
    {
        // A file in the folder's place: nobody can write to it, not even who may do everything.
        using var host = await NearHost.StartAsync(data =>
        {
            Sandbox.Write(data);
            File.WriteAllText($"{data}-anchors", "in the way");
        });
        var signed = new SignedHost(host);
        await HostHealth.OfAsync(host, health => (string?)health["status"] == "ready" && health.Warns("No head of it is signed"));
        Assert.Equal(201, (await signed.ApplyAsync("first")).Status);
        Assert.Equal(404, (await host.As("auditor").GetAsync("/v1/ledgers/EU/checkpoint")).Status);

        File.Delete(host.Anchors);
        await signed.ProvenAsync("first");
        await HostHealth.OfAsync(host, health => !health.Warns("No head of it is signed"));
    }

    [Fact]
    public async Task While_the_copy_cannot_be_read_nothing_is_signed_and_decisions_go_on()
    {
        await _signed.SignedAsync("first");
        var before = (await _host.As("auditor").GetAsync("/v1/ledgers/EU/checkpoint")).Text;
        await _host.StopAsync();
        var (file, aside) = (Directory.GetFiles(_host.Anchors, "*_eu_decisions.anchors", SearchOption.AllDirectories).Single(), $"{_host.Anchors}-aside");
        File.Move(file, aside);
        // A folder in the file's place: nobody can read it, not even who may do everything.
        Directory.CreateDirectory(file);
        await _host.RestartAsync();

        await HostHealth.OfAsync(_host, health => (string?)health["status"] == "ready" && health.Warns("No head of it is signed"));
        Assert.Equal(201, (await _signed.ApplyAsync("second")).Status);
        Assert.Equal(before, (await _host.As("auditor").GetAsync("/v1/ledgers/EU/checkpoint")).Text);

        Directory.Delete(file);
        File.Move(aside, file);
        await _signed.ProvenAsync("second");
        await HostHealth.OfAsync(_host, health => !health.Warns("No head of it is signed"));
    }
}
