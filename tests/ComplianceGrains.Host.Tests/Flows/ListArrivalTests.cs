using System.Text;
using ComplianceGrains.Host.Tests.Hosting;

namespace ComplianceGrains.Host.Tests.Flows;

/// <summary>What happens to customers when a list arrives, and when its next version does.</summary>
public sealed class ListArrivalTests : IAsyncLifetime
{
    private RunningHost _host = null!;

    public async Task InitializeAsync() => _host = await NearHost.StartAsync();

    public Task DisposeAsync()
    {
        _host.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task The_first_list_releases_who_waited_for_it_and_the_next_one_restricts_whom_it_names()
    {
        var service = _host.As("product-service");
        foreach (var (id, name) in new[] { ("waits-1", "Ana Example"), ("waits-2", "Ludomir Gavranczyk") })
        {
            await service.PostAsync("/v1/customers", Applicants.Natural(id, name));
            Assert.Null((await service.PostAsync($"/v1/customers/{id}/evidence", Applicants.Passed))["outcome"]);
        }

        var outage = (string)(await ExceptionQueue.OfAsync(_host, "waits-1"))["id"]!;
        await ExceptionQueue.OfAsync(_host, "waits-2");

        await UploadAsync("");

        var released = await CustomerAsync("waits-1", "active");
        Assert.Equal("approved", released["outcome"]);
        Assert.Empty(released.Json["exceptions"]!.AsArray());
        Assert.Contains("customer.exception-withdrawn/1", released.DecisionKinds);
        var closed = await Eventually.GetAsync(() => _host.As("analyst").GetAsync($"/v1/exceptions/{outage}"), answer => answer["status"] == "closed");
        Assert.Equal(("provider-unavailable", "resolved"), (closed["kind"], closed["disposition"]));
        await CustomerAsync("waits-2", "active");

        await UploadAsync("900999,\"GAVRANCZYK, Ludomir\",\"individual\",\"DEMO-CYBER\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"DOB 01 Apr 1988; nationality Portugal; Gender Male.\"\r\n");

        var restricted = await CustomerAsync("waits-2", "restricted");
        Assert.Equal("approved", restricted["outcome"]);
        Assert.Equal("under-review", (await service.GetAsync("/v1/customers/waits-2"))["status"]);
        Assert.Equal("possible-match", (string)(await ExceptionQueue.OfAsync(_host, "waits-2"))["kind"]!);
        await Eventually.GetAsync(() => _host.As("operator").GetAsync("/v1/lists"), answer => (bool)answer.Json["items"]![0]!["rescreening"]!["done"]!);
        Assert.Equal("active", (await _host.As("mlro").GetAsync("/v1/customers/waits-1"))["status"]);
    }

    private async Task UploadAsync(string more)
    {
        var files = Directory.EnumerateFiles(Repository.DemoList, "*.csv").ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes);
        var list = Encoding.ASCII.GetString(files["sdn.csv"]);
        files["sdn.csv"] = Encoding.ASCII.GetBytes(list.Insert(list.IndexOf('\u001a', StringComparison.Ordinal), more));
        Assert.Equal(201, (await _host.As("operator").UploadAsync("ofac-sdn", files)).Status);
    }

    private Task<Answer> CustomerAsync(string id, string status) => Eventually.GetAsync(() => _host.As("mlro").GetAsync($"/v1/customers/{id}"), answer => answer["status"] == status);
}
