using System.Text.Json.Nodes;
using ComplianceGrains.Host.Tests.Hosting;

namespace ComplianceGrains.Host.Tests.Demo;

/// <summary>What a newcomer sees after the first command.</summary>
public sealed class DemoTests : IAsyncLifetime
{
    private static readonly JsonNode Cast = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "src", "ComplianceGrains.Host", "Demo", "cast.json")))!;

    private RunningHost _host = null!;

    public async Task InitializeAsync() => _host = await RunningHost.StartAsync("--demo");

    public Task DisposeAsync()
    {
        _host.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Every_subject_ends_as_told_and_a_restart_changes_nothing()
    {
        await PlayedAsync(1);
        foreach (var subject in Cast["subjects"]!.AsArray())
            Assert.Contains($"demo: {subject!["id"]} {subject["ends"]}{Environment.NewLine}", _host.Output, StringComparison.Ordinal);
        foreach (var wallet in Cast["wallets"]!.AsArray())
        {
            Assert.Contains($"demo: {wallet!["id"]} {wallet["ends"]}{Environment.NewLine}", _host.Output, StringComparison.Ordinal);
            Assert.DoesNotContain((string)wallet["address"]!, _host.Output, StringComparison.Ordinal);
        }

        Assert.Contains("demo: demo-export-eu approved", _host.Output, StringComparison.Ordinal);
        foreach (var subject in Cast["subjects"]!.AsArray())
            Assert.DoesNotContain((string)subject!["data"]!["fullName"]!, _host.Output, StringComparison.Ordinal);
        var before = await HistoriesAsync();

        await _host.RestartAsync();
        await PlayedAsync(2);

        Assert.Equal(before, await HistoriesAsync());
        Assert.DoesNotContain("should be", _host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_outage_is_in_the_history_of_who_came_before_the_list()
    {
        await PlayedAsync(1);
        var seen = await _host.As("auditor").GetAsync("/v1/customers/demo-eu-outage");
        Assert.Equal("active", seen["status"]);
        Assert.Contains("customer.exception-withdrawn/1", seen.DecisionKinds);
    }

    private Task PlayedAsync(int starts) => Eventually.TrueAsync(
        () => Task.FromResult(_host.Output.Split("export played.").Length > starts), TimeSpan.FromSeconds(120), () => _host.Output);

    private async Task<string> HistoriesAsync()
    {
        var histories = new List<string>();
        foreach (var subject in Cast["subjects"]!.AsArray())
        {
            var seen = await _host.As("auditor").GetAsync($"/v1/customers/{subject!["id"]}");
            // A confirmed list is reason enough to look again at who was not clear: only that may be added.
            histories.Add($"{subject["id"]} {string.Join(' ', seen.Status == 200 ? seen.DecisionKinds.Where(kind => kind != "customer.screened/1") : ["none"])}");
        }
        return string.Join('\n', histories);
    }
}
