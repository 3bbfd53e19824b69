using System.Text;
using ComplianceGrains.Drills.Checks;
using ComplianceGrains.Host.Tests.Hosting;

namespace ComplianceGrains.Host.Tests.Spine;

/// <summary>When a list changes, exactly the wallets that the change names are screened again.</summary>
public sealed class WalletRescreeningTests
{
    [Fact]
    public async Task A_new_entry_suspends_the_wallet_it_names_and_wakes_no_other()
    {
        using var host = await RunningHost.StartAsync();
        var (service, analyst) = (host.As("product-service"), host.As("analyst"));
        await service.PostAsync("/v1/customers", Applicants.Natural("holder", "Ana Example"));
        await service.PostAsync("/v1/customers/holder/evidence", Applicants.Passed);
        var waiting = await SomeWallets.RequestedAsync(host, "holder", selfHosted: false);
        Assert.Equal("screening", (await analyst.GetAsync($"/v1/wallet-approvals/{waiting}"))["status"]);
        Assert.Equal("provider-unavailable", (string)(await ExceptionQueue.OfAsync(host, waiting))["kind"]!);

        await UploadAsync(host, "");
        var released = await Eventually.GetAsync(() => analyst.GetAsync($"/v1/wallet-approvals/{waiting}"), answer => answer["status"] == "awaiting-approval");
        Assert.Contains("wallet.exception-withdrawn/1", released.DecisionKinds);
        await DoneAsync(host, wallets: 1, hits: 0);

        var address = SomeWallets.AnyAddress();
        var meant = (await SomeWallets.ApprovedAsync(host, "holder", address))["id"]!;
        var other = await SomeWallets.ApprovedAsync(host, "holder");
        await UploadAsync(host, $"900888,\"QUASTELBRAND, Borivoj\",\"individual\",\"DEMO\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"Digital Currency Address - ETH {address}.\"\r\n");

        var suspended = await Eventually.GetAsync(() => analyst.GetAsync($"/v1/wallet-approvals/{meant}"), answer => answer["status"] == "suspended");
        Assert.Equal(("approved", "false"), (suspended["outcome"], suspended["usable"]));
        await DoneAsync(host, wallets: 1, hits: 1);
        Assert.Equal(other["sequence"], (await analyst.GetAsync($"/v1/wallet-approvals/{other["id"]}"))["sequence"]);
        Assert.Equal(released["sequence"], (await analyst.GetAsync($"/v1/wallet-approvals/{waiting}"))["sequence"]);

        host.Kill();
        Assert.Null(await HistoryVerify.RunAsync(host.Data));
        OnlyTheCustomerHasKeys(host.Data);
        await host.RestartAsync();
        Assert.Equal("suspended", (await host.As("analyst").GetAsync($"/v1/wallet-approvals/{meant}"))["status"]);
    }

    /// <summary>Whatever is written about a wallet, or in its exceptions, goes when the customer's keys go.</summary>
    private static void OnlyTheCustomerHasKeys(string data)
    {
        var keys = string.Concat(Directory.EnumerateFiles(data, "keys.db*").Select(file => Encoding.Latin1.GetString(File.ReadAllBytes(file))));
        Assert.Contains("/customer/holder/", keys, StringComparison.Ordinal);
        Assert.DoesNotContain("/wallet/", keys, StringComparison.Ordinal);
        Assert.DoesNotContain("/exception/", keys, StringComparison.Ordinal);
    }

    private static async Task DoneAsync(RunningHost host, int wallets, int hits)
    {
        var lists = await Eventually.GetAsync(() => host.As("analyst").GetAsync("/v1/lists"), answer => (bool)answer.Json["items"]![0]!["rescreening"]!["done"]!);
        var run = lists.Json["items"]![0]!["rescreening"]!;
        Assert.Equal((wallets, hits), ((int)run["wallets"]!, (int)run["possibleHits"]!));
    }

    private static async Task UploadAsync(RunningHost host, string more)
    {
        var files = Directory.EnumerateFiles(Repository.DemoList, "*.csv").ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes);
        var list = Encoding.ASCII.GetString(files["sdn.csv"]);
        files["sdn.csv"] = Encoding.ASCII.GetBytes(list.Insert(list.IndexOf('\u001a', StringComparison.Ordinal), more));
        Assert.Equal(201, (await host.As("operator").UploadAsync("ofac-sdn", files)).Status);
    }
}
