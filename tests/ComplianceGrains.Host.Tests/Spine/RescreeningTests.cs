using System.Text;
using ComplianceGrains.Host.Tests.Hosting;

namespace ComplianceGrains.Host.Tests.Spine;

/// <summary>When a list changes, exactly the customers whom the change could concern are screened again.</summary>
public sealed class RescreeningTests
{
    [Fact]
    public async Task A_new_entry_restricts_the_customer_it_resembles_and_wakes_nobody_else()
    {
        using var host = await NearHost.StartAsync();
        var (@operator, service, mlro) = (host.As("operator"), host.As("product-service"), host.As("mlro"));
        await @operator.UploadAsync("ofac-sdn", Repository.DemoList);
        foreach (var (id, name) in new[] { ("meant", "Borivoj Quastelbrand"), ("other", "Ana Example") })
        {
            await service.PostAsync("/v1/customers", Applicants.Natural(id, name));
            Assert.Equal("active", (await service.PostAsync($"/v1/customers/{id}/evidence", Applicants.Passed))["status"]);
        }

        var uploaded = await UploadAsync(host, "QUASTELBRAND, Borivoj");

        Assert.Equal((201, "1"), (uploaded.Status, uploaded.Json["delta"]!["added"]!.ToString()));
        var restricted = await Eventually.GetAsync(() => mlro.GetAsync("/v1/customers/meant"), answer => answer["status"] == "restricted");
        Assert.Contains("customer.exception-raised/2", restricted.DecisionKinds);
        var list = await Eventually.GetAsync(() => mlro.GetAsync("/v1/lists"), answer => (bool)answer.Json["items"]![0]!["rescreening"]!["done"]!);
        Assert.Equal("1", list.Json["items"]![0]!["rescreening"]!["rescreened"]!.ToString());
        Assert.Equal("5", (await mlro.GetAsync("/v1/customers/other"))["sequence"]);
    }

    [Fact]
    public async Task Who_is_told_of_a_list_after_a_kill_is_screened_when_the_lists_are_loaded_and_not_before()
    {
        using var host = await RunningHost.StartAsync();
        var (service, mlro) = (host.As("product-service"), host.As("mlro"));
        // Large enough that loading it takes longer than telling them.
        var many = string.Concat(Enumerable.Range(2, 15_000).Select(i => $"{i},\"{Invented(i)}, {Invented(7 * i)}\",\"individual\",\"DEMO\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n"));
        await UploadTextAsync(host, many);
        string[] ids = [.. Enumerable.Range(0, 40).Select(i => $"told-{i}")];
        foreach (var id in ids)
        {
            await service.PostAsync("/v1/customers", Applicants.Natural(id, "Borivoj Quastelbrand"));
            Assert.Equal("active", (await service.PostAsync($"/v1/customers/{id}/evidence", Applicants.Passed))["status"]);
        }

        var uploaded = await UploadTextAsync(host, "1,\"QUASTELBRAND, Borivoj\",\"individual\",\"DEMO\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n" + many);
        await Eventually.TrueAsync(
            async () => (await mlro.GetAsync("/v1/lists")).Json["items"]![0]! is var list && list["version"]!.ToString() == "2" && list["rescreening"]!["rescreened"]!.ToString() != "0",
            TimeSpan.FromSeconds(60), pause: TimeSpan.FromMilliseconds(2));
        host.Kill();
        await host.RestartAsync();

        Assert.Equal(201, uploaded.Status);
        foreach (var id in ids)
        {
            var told = await Eventually.GetAsync(() => mlro.GetAsync($"/v1/customers/{id}"), answer => answer["status"] == "restricted", TimeSpan.FromSeconds(60));
            var screened = told.Json["decisions"]!.AsArray().Where(decision => (string)decision!["kind"]! == "customer.screened/1").ToList();
            Assert.Equal(2, screened.Count);
            Assert.All(screened, decision => Assert.Contains(decision!["reasons"]!.AsArray(), reason => ((string)reason!["text"]!).Contains("sha256:", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task Who_cannot_be_read_when_a_list_changes_is_compared_as_soon_as_they_can()
    {
        using var host = await RunningHost.StartAsync();
        var (@operator, service, mlro) = (host.As("operator"), host.As("product-service"), host.As("mlro"));
        await @operator.UploadAsync("ofac-sdn", Repository.DemoList);
        await service.PostAsync("/v1/customers", Applicants.Natural("damaged", "Borivoj Quastelbrand"));
        Assert.Equal("active", (await service.PostAsync("/v1/customers/damaged/evidence", Applicants.Passed))["status"]);
        host.Kill();
        StoredRows.DamageValue(host.Data, "customer/damaged");
        await host.RestartAsync();
        var incident = await Eventually.GetAsync(() => @operator.GetAsync("/v1/incidents"), answer => answer.Json["items"]!.AsArray().Count == 1);
        Assert.Equal("customer/damaged", (string?)incident.Json["items"]![0]!["subject"]);

        await UploadAsync(host, "QUASTELBRAND, Borivoj");
        await Eventually.GetAsync(
            () => mlro.GetAsync("/v1/lists"), answer => (string?)answer.Json["items"]![0]!["version"]?.ToString() == "2" && (bool)answer.Json["items"]![0]!["rescreening"]!["done"]!, TimeSpan.FromSeconds(60));
        host.Kill();
        StoredRows.DamageValue(host.Data, "customer/damaged");
        await host.RestartAsync();
        var path = $"/v1/incidents/{(string)incident.Json["items"]![0]!["id"]!}";
        Assert.Equal("awaiting-second", (await @operator.PostAsync($"{path}/closing", new { reason = "Row put back." }))["status"]);
        Assert.Equal("closed", (await host.As("operator", 2).PostAsync($"{path}/approvals", new { decision = "approve", reason = "Seen." }))["status"]);

        await Eventually.GetAsync(() => mlro.GetAsync("/v1/customers/damaged"), answer => answer["status"] == "restricted", TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task A_list_that_lost_most_of_its_entries_is_refused_until_somebody_confirms()
    {
        using var host = await NearHost.StartAsync();
        var @operator = host.As("operator");
        await @operator.UploadAsync("ofac-sdn", Repository.DemoList);
        var folder = Directory.CreateTempSubdirectory("compliance-list-").FullName;
        var lines = Encoding.ASCII.GetString(await File.ReadAllBytesAsync(Path.Combine(Repository.DemoList, "sdn.csv"))).Split("\r\n");
        await File.WriteAllBytesAsync(Path.Combine(folder, "sdn.csv"), Encoding.ASCII.GetBytes(lines[0] + "\r\n\x1a"));

        var refused = await @operator.UploadAsync("ofac-sdn", folder);
        Directory.Delete(folder, recursive: true);

        Assert.Equal(422, refused.Status);
        Assert.Contains("shrunken-list", refused.Text, StringComparison.Ordinal);
        Assert.Equal("1", (await host.As("auditor").GetAsync("/v1/lists")).Json["items"]![0]!["version"]!.ToString());
    }

    [Fact]
    public async Task A_list_that_no_pack_asks_for_is_compared_with_its_version_in_force_after_a_restart_too()
    {
        using var host = await NearHost.StartAsync();
        var whole = Encoding.UTF8.GetBytes("id,name\n" + string.Concat(Enumerable.Range(1, 10).Select(i => $"{i},Teodrik Zarnovsky{i}\n")));
        var first = await host.As("operator").UploadAsync("own-restart", new Dictionary<string, byte[]> { ["list.csv"] = whole });
        Assert.Equal((201, "upload by operator"), (first.Status, first["source"]));
        await host.RestartAsync();

        var shrunken = await host.As("operator").UploadAsync("own-restart", new Dictionary<string, byte[]> { ["list.csv"] = "id,name\n1,Teodrik Zarnovsky1\n"u8.ToArray() });

        Assert.Equal(422, shrunken.Status);
        Assert.Contains("shrunken-list", shrunken.Text, StringComparison.Ordinal);
    }

    /// <summary>A word that is nobody's name, another for each number.</summary>
    private static string Invented(int number) => string.Concat(Enumerable.Range(0, 4).Select(place => "bdfgklmnprstvz"[number / (int)Math.Pow(14, place) % 14] + $"{"aeiou"[(number + place) % 5]}")).ToUpperInvariant();

    private static Task<Answer> UploadTextAsync(RunningHost host, string lines) =>
        host.As("operator").UploadAsync("ofac-sdn", new Dictionary<string, byte[]> { ["sdn.csv"] = Encoding.ASCII.GetBytes(lines + "\x1a") });

    /// <summary>The demo's list with one person more.</summary>
    private static Task<Answer> UploadAsync(RunningHost host, string name)
    {
        var files = Directory.EnumerateFiles(Repository.DemoList, "*.csv").ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes);
        var sdn = Encoding.ASCII.GetString(files["sdn.csv"]);
        files["sdn.csv"] = Encoding.ASCII.GetBytes(sdn.Insert(
            sdn.LastIndexOf('\x1a'), $"900777,\"{name}\",\"individual\",\"DEMO\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n"));
        return host.As("operator").UploadAsync("ofac-sdn", files);
    }
}
