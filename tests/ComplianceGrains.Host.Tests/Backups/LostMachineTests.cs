using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using ComplianceGrains.Host.Tests.Hosting;

namespace ComplianceGrains.Host.Tests.Backups;

/// <summary>The drill: a backup beside a host under load, the machine lost, restored, and gone on with.</summary>
public sealed class LostMachineTests : IDisposable
{
    private readonly string _backups = Directory.CreateTempSubdirectory("compliance-backups-").FullName;

    public void Dispose() => Directory.Delete(_backups, recursive: true);

    [Fact]
    public async Task What_was_acknowledged_before_the_backup_is_there_and_the_rest_is_listed()
    {
        using var host = await RunningHost.StartAsync(Sandbox.Write);
        var (acknowledged, numbers) = (new ConcurrentBag<string>(), 0);
        using var enough = new CancellationTokenSource();
        var load = Enumerable.Range(0, 4).Select(async _ =>
        {
            while (!enough.IsCancellationRequested)
                if (await ApplyAsync(host, $"c-{Interlocked.Increment(ref numbers)}") is var (id, answer) && answer.Status == 201)
                    acknowledged.Add(id);
        }).ToList();
        await Eventually.TrueAsync(() => Task.FromResult(acknowledged.Count >= 20), TimeSpan.FromSeconds(90), () => host.Output);
        var before = acknowledged.ToList();

        var made = await ComplianceTool.RunAsync("backup", "--data", host.Data, "--to", Path.Combine(_backups, "data"), "--keys", Path.Combine(_backups, "keys"), "--json");

        Assert.True(made.Exit == 0, made.Error);
        var after = acknowledged.Count;
        await Eventually.TrueAsync(() => Task.FromResult(acknowledged.Count >= after + 20), TimeSpan.FromSeconds(90), () => host.Output);
        await enough.CancelAsync();
        await Task.WhenAll(load);
        var last = await ApplyAsync(host, "c-last");
        Assert.Equal(201, last.Answer.Status);
        await ProvenAsync(host, "c-last");
        host.Kill();
        Directory.Delete(host.Data, recursive: true);

        var restored = await ComplianceTool.RunAsync("restore", "--from", Path.Combine(_backups, "data"), "--keys", Path.Combine(_backups, "keys"), "--data", host.Data, "--json");

        Assert.True(restored.Exit == 0, restored.Error);
        var report = JsonNode.Parse(restored.Output)!;
        Assert.True(report["lost"]!.AsArray().Count >= 20, restored.Output);
        await VerifiedAsync(host);
        host.Relaunch();
        await HostHealth.OfAsync(host, "incident");
        foreach (var id in before)
            Assert.Equal(200, (await host.As("product-service").GetAsync($"/v1/customers/{id}")).Status);
        Assert.Equal(503, (await ApplyAsync(host, "c-last")).Answer.Status);

        await ConfirmedAsync(host, report);

        Assert.Equal(404, (await host.As("product-service").GetAsync("/v1/customers/c-last")).Status);
        Assert.Equal(201, (await ApplyAsync(host, "c-last", "again")).Answer.Status);
        await ProvenAsync(host, "c-last");
        await LostAsync(host, "c-last", before[0], report["lost"]!.AsArray());
        host.Kill();
        await VerifiedAsync(host);
        await LoseAllAsync(host, before[0]);
    }

    /// <summary>The machine is lost once more, and the copy of what was signed with it: other logs go on from what the backup has.</summary>
    private async Task LoseAllAsync(RunningHost host, string kept)
    {
        var (data, keys) = (Path.Combine(_backups, "data-2"), Path.Combine(_backups, "keys-2"));
        var made = await ComplianceTool.RunAsync("backup", "--data", host.Data, "--to", data, "--keys", keys);
        Assert.True(made.Exit == 0, made.Error);
        Directory.Delete(host.Data, recursive: true);
        Directory.Delete($"{host.Data}-anchors", recursive: true);

        var restored = await ComplianceTool.RunAsync("restore", "--from", data, "--keys", keys, "--data", host.Data, "--without-copy", "--json");

        Assert.True(restored.Exit == 0, restored.Error);
        host.Relaunch();
        await HostHealth.OfAsync(host, "incident");
        await ConfirmedAsync(host, JsonNode.Parse(restored.Output)!);
        Assert.Equal(200, (await host.As("product-service").GetAsync($"/v1/customers/{kept}")).Status);
        Assert.Equal(201, (await ApplyAsync(host, "c-new")).Answer.Status);
        await ProvenAsync(host, "c-new");
        foreach (var label in new[] { "eu", "eu.2" })
            Assert.Contains($"/{label}/decisions+", await File.ReadAllTextAsync(Path.Combine(host.Data, "keys", "eu.vkey")), StringComparison.Ordinal);
        host.Kill();
        await VerifiedAsync(host);
    }

    private static async Task ConfirmedAsync(RunningHost host, JsonNode report)
    {
        var incident = (string)report["incident"]!;
        await host.As("operator").PostAsync($"/v1/incidents/{incident}/closing", new { reason = "We have read what is lost." });
        await host.As("operator", 2).PostAsync($"/v1/incidents/{incident}/approvals", new { decision = "approve", reason = "I have read it, too." });
        await Eventually.GetAsync(() => host.As("operator").GetAsync($"/v1/incidents/{incident}"), answer => answer["status"] == "closed", TimeSpan.FromSeconds(90));
    }

    /// <summary>Whoever holds the receipt of a lost decision finds it among those of its actor, as a service and as staff; nobody else has any.</summary>
    private static async Task LostAsync(RunningHost host, string lost, string kept, JsonArray listed)
    {
        foreach (var role in new[] { "product-service", "mlro" })
        {
            var history = (await host.As(role).GetAsync($"/v1/customers/{lost}/decisions")).Json;
            var receipts = history["lost"]!.AsArray();
            Assert.True(receipts.Count > 0, history.ToJsonString());
            Assert.All(receipts, receipt => Assert.Equal("lost", (string)receipt!["state"]!));
            Assert.All(receipts, receipt => Assert.Contains(listed, one => (string)one!["log"]! == (string)receipt!["log"]! && (long)one["index"]! == (long)receipt["index"]! && (long)one["seq"]! == (long)receipt["seq"]!));
            Assert.Equal(0, (long)receipts[0]!["seq"]!);
            // Those that were decided since come behind.
            Assert.Equal(receipts.Count, (long)history["items"]![0]!["receipt"]!["seq"]!);
            Assert.Empty((await host.As(role).GetAsync($"/v1/customers/{kept}/decisions")).Json["lost"]!.AsArray());
        }
    }

    private static async Task<(string Id, Answer Answer)> ApplyAsync(RunningHost host, string id, string command = "apply") =>
        (id, await host.As("product-service").PostAsync("/v1/customers", Applicants.Natural(id, "Ana Example"), $"{command}-{id}"));

    private static Task ProvenAsync(RunningHost host, string id) => Eventually.GetAsync(
        () => host.As("product-service").GetAsync($"/v1/customers/{id}/decisions/1/proof"), answer => answer.Status == 200, TimeSpan.FromSeconds(90));

    private static async Task VerifiedAsync(RunningHost host)
    {
        var verified = await ComplianceTool.RunAsync("history", "verify", "--data", host.Data);
        Assert.True(verified.Exit == 0 && !verified.Output.Contains("NOT CHECKED", StringComparison.Ordinal), $"{verified.Output}\n{verified.Error}");
    }
}
