using System.Text.Json.Nodes;
using ComplianceGrains.Host.Tests.Hosting;

namespace ComplianceGrains.Host.Tests.Anchors;

/// <summary>A store that is older than what was signed of it is not continued, however it came about.</summary>
public sealed class RollbackTests : IAsyncLifetime
{
    private const string EuLog = "evidence.example.com/eu/decisions";
    private const string Eu = $"(SELECT id FROM log WHERE name='{EuLog}')";

    private RunningHost _host = null!;
    private SignedHost _signed = null!;

    public async Task InitializeAsync()
    {
        _host = await RunningHost.StartAsync(Sandbox.Write);
        _signed = new(_host);
    }

    public Task DisposeAsync()
    {
        _host.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task An_older_copy_of_the_data_folder_is_not_signed_and_its_going_back_is_noticed()
    {
        await _signed.SignedAsync("first");
        _host.Kill();
        var older = Directory.CreateTempSubdirectory("compliance-older-").FullName;
        Copy(_host.Data, older);
        await _host.RestartAsync();
        await _signed.SignedAsync("second");
        _host.Kill();
        var newest = Directory.CreateTempSubdirectory("compliance-newest-").FullName;
        Copy(_host.Data, newest);

        Copy(older, _host.Data);
        _host.Relaunch();
        await HostHealth.OfAsync(_host, "incident");

        var verified = await ComplianceTool.RunAsync("history", "verify", "--data", _host.Data);
        Assert.True(verified.Exit == 1 && verified.Output.Contains("an older copy of the data folder was put back", StringComparison.Ordinal), verified.Output);
        var incident = await _signed.IncidentAsync("rollback");
        Assert.Contains("put the newest data folder back", (string)incident["detail"]!, StringComparison.Ordinal);
        Assert.Equal(503, (await _signed.ApplyAsync("third")).Status);
        Assert.Equal(200, (await _host.As("product-service").GetAsync("/v1/customers/first")).Status);
        var checkpoint = (await _host.As("auditor").GetAsync("/v1/ledgers/EU/checkpoint")).Text;
        await _host.As("operator").PostAsync($"/v1/incidents/{incident["id"]}/closing", new { reason = "It looks fine to me." });
        var still = await _host.As("operator", 2).PostAsync($"/v1/incidents/{incident["id"]}/approvals", new { decision = "approve", reason = "To me, too." });
        Assert.True(still.Status == 409, still.ToString());
        Assert.Equal(checkpoint, (await _host.As("auditor").GetAsync("/v1/ledgers/EU/checkpoint")).Text);

        _host.Kill();
        Copy(newest, _host.Data);
        await _host.RestartAsync();
        Assert.Equal(201, (await _signed.ApplyAsync("third")).Status);
        verified = await ComplianceTool.RunAsync("history", "verify", "--data", _host.Data);
        Assert.True(verified.Exit == 0 && !verified.Output.Contains("no copy of what was signed", StringComparison.Ordinal), verified.Output);
        Directory.Delete(older, recursive: true);
        Directory.Delete(newest, recursive: true);
    }

    [Fact]
    public async Task Signed_heads_that_are_removed_while_the_entries_stand_are_written_again_and_that_is_said()
    {
        await _signed.SignedAsync("first");
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
        await _signed.SignedAsync("second");
    }

    [Fact]
    public async Task A_last_line_that_is_torn_costs_nothing()
    {
        await _signed.SignedAsync("first");
        _host.Kill();
        var file = Directory.GetFiles(_host.Anchors, "*_eu_decisions.anchors", SearchOption.AllDirectories).Single();
        await File.AppendAllTextAsync(file, "0123456789abcdef [\"entry\",99,\"AAAA");
        await _host.RestartAsync();
        await _signed.SignedAsync("second");

        _host.Kill();
        await _host.RestartAsync();
        await _signed.SignedAsync("third");
    }

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
