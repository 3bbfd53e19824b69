using ComplianceGrains.Host.Tests.Hosting;

namespace ComplianceGrains.Host.Tests.Spine;

/// <summary>Past the pack's freshness nobody is activated, everybody can see why, and it ends by itself.</summary>
public sealed class StaleListTests
{
    [Fact]
    public async Task While_the_list_is_stale_nobody_is_activated_and_when_its_publisher_is_back_they_are()
    {
        using var packs = new ShortLived(seconds: 8);
        using var publisher = new StubPublisher(DemoFiles.Primary());
        using var host = await NearHost.StartAsync(publisher.Configuration, "--jurisdictions", packs.Path);
        var (service, mlro) = (host.As("product-service"), host.As("mlro"));
        var fresh = await FetchedLists.OfAsync(host, list => (bool)list["rescreening"]!["done"]!);
        Assert.Equal(8, (int)fresh["enforcedBy"]![0]!["freshness"]!);

        publisher.Mode = "503";
        await FetchedLists.OfAsync(host, list => list["enforcedBy"]!.AsArray().All(user => (bool)user!["stale"]!));
        await service.PostAsync("/v1/customers", Applicants.Natural("waits", "Ana Example"));
        await service.PostAsync("/v1/customers/waits/evidence", Applicants.Passed);
        Assert.Equal("screening", (await mlro.GetAsync("/v1/customers/waits"))["status"]);
        Assert.Equal("stale-list", (string)(await ExceptionQueue.OfAsync(host, "waits"))["kind"]!);
        var (exit, table, concerns) = await StatusAsync(host);
        Assert.Equal(1, exit);
        Assert.Matches(@"ofac-sdn +1 +\d+ s STALE", table);
        Assert.Contains("ofac-sdn: the last attempt to fetch it", concerns, StringComparison.Ordinal);

        publisher.Mode = "well";
        await Eventually.GetAsync(() => mlro.GetAsync("/v1/customers/waits"), answer => answer["status"] == "active", TimeSpan.FromSeconds(90));
    }

    private static async Task<(int Exit, string Output, string Error)> StatusAsync(RunningHost host)
    {
        var key = Path.Combine(host.Data, "auditor.key");
        await File.WriteAllTextAsync(key, Caller.KeyOf(host, "auditor", 1));
        return await ComplianceTool.RunAsync("list", "status", "--url", host.Address.ToString(), "--key-file", key);
    }
}
