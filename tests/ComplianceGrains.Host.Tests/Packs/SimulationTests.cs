using System.Text.Json.Nodes;
using ComplianceGrains.Host.Tests.Hosting;
using ComplianceGrains.Host.Tests.MadeUp;
using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.Host.Tests.Packs;

/// <summary>On a running host, over HTTP: recorded decisions are decided again under a version that nobody has proposed.</summary>
public sealed class SimulationTests(MadeUpHost host) : IClassFixture<MadeUpHost>
{
    private const string Term = "verify-identity: { role: product-service, within: P14D";

    [Fact]
    public async Task A_simulation_counts_what_comes_out_otherwise_and_nobodys_history_knows_of_it()
    {
        foreach (var (id, place) in new[] { ("sim-1", "demo-eu"), ("sim-2", "demo-eu"), ("sim-3", "demo-de"), ("sim-4", "demo-sg") })
            Assert.Equal(201, (await host.PostAsync("/v1/customers", Applicants.Natural(id, "Ana Example", place), "product-service")).Status);
        var before = await HistoriesAsync();

        var files = await DraftAsync((Term, Term.Replace("P14D", "P10D", StringComparison.Ordinal)));
        var begun = await host.PostAsync("/v1/jurisdictions/EU/simulations", new { files }, "pack-editor");
        Assert.True(begun.Status == 202, begun.ToString());
        var address = $"/v1/jurisdictions/EU/simulations/{begun["id"]}";
        await host.PostAsync($"{address}/actions", new { action = "cancel" }, "pack-editor");
        await host.PostAsync($"{address}/actions", new { action = "resume" }, "pack-editor");
        var done = await DoneAsync(address, "pack-editor");

        // The two of EU, the one of DE, whose pack inherits from it, and the one of SG, who lives in the Union.
        Assert.Equal(4, (int)done["outcomes"]!.AsArray().Single(row => (string)row!["kind"]! == "customer.application-received/2")!["count"]!);
        Assert.Equal("deadline", Assert.Single(done["what"]!.AsArray())!["word"]!.ToString());
        Assert.Equal(4, (long)done["changed"]!);
        Assert.Equal((long)done["decided"]!, (long)done["same"]! + (long)done["changed"]! + done["unknown"]!.AsArray().Sum(row => (long)row!["count"]!));
        Assert.True((long)done["same"]! > 0, done.ToJsonString());
        Assert.All(done["changes"]!.AsArray(), change => Assert.Null(change!["subject"]));
        Assert.Equal(
            ["customer/sim-1", "customer/sim-2", "customer/sim-3", "customer/sim-4"],
            (await DoneAsync(address, "mlro"))["changes"]!.AsArray().Select(change => (string)change!["subject"]!).Order(StringComparer.Ordinal));
        Assert.Equal(before, await HistoriesAsync());
        await ByPageAsync(address);

        // A version that says nothing of days before its own.
        var next = await host.PostAsync("/v1/jurisdictions/EU/simulations", new { version = "6" }, "pack-editor");
        var known = await DoneAsync($"/v1/jurisdictions/EU/simulations/{next["id"]}", "pack-editor");
        Assert.Equal((long)done["decided"]!, (long)known["decided"]!);

        await host.RestartAsync();
        Assert.Equal(done.ToJsonString(), (await DoneAsync(address, "pack-editor")).ToJsonString());
        await BesideWhatIsInForceAsync(files);
    }

    /// <summary>The same decisions by page, each once, to who may know of them.</summary>
    private async Task ByPageAsync(string address)
    {
        var (whose, next) = (new List<string?>(), (string?)null);
        do
        {
            var page = await host.GetAsync($"{address}/changes?limit=3{(next is null ? "" : $"&after={next}")}", "mlro");
            Assert.Equal((200, 4), (page.Status, (int)page.Json["total"]!));
            whose.AddRange(page.Json["items"]!.AsArray().Select(change => (string?)change!["subject"]));
            next = (string?)page.Json["next"];
        }
        while (next is not null);

        Assert.Equal((await host.GetAsync(address, "mlro")).Json["changes"]!.AsArray().Select(change => (string?)change!["subject"]), whose);
        Assert.All((await host.GetAsync($"{address}/changes", "pack-editor")).Json["items"]!.AsArray(), change => Assert.Null(change!["subject"]));
        Assert.Equal(400, (await host.GetAsync($"{address}/changes?after=elsewhere", "mlro")).Status);
        Assert.Equal(404, (await host.GetAsync($"/v1/jurisdictions/EU/simulations/{new string('a', 64)}/changes", "mlro")).Status);
    }

    /// <summary>The same version follows what is decided for two days: counted once, across a restart too, and written to nobody's history.</summary>
    private async Task BesideWhatIsInForceAsync(IReadOnlyList<object> files)
    {
        Assert.Equal(422, (await host.PostAsync("/v1/jurisdictions/EU/simulations", new { files, to = Text(host.Now + Duration.FromDays(91)) }, "pack-editor")).Status);
        var begun = await host.PostAsync("/v1/jurisdictions/EU/simulations", new { files, from = Text(host.Now), to = Text(host.Now + Duration.FromDays(2)) }, "pack-editor");
        var address = $"/v1/jurisdictions/EU/simulations/{begun["id"]}";
        Assert.Equal(0, (long)(await StandsAsync(address, answer => (string?)answer["status"] == "following"))["decided"]!);
        Assert.Equal(201, (await host.PostAsync("/v1/customers", Applicants.Natural("sim-5", "Ana Example", "demo-eu"), "product-service")).Status);
        host.Pass(Duration.FromMinutes(3));
        Assert.Equal(1, (long)(await StandsAsync(address, answer => (long)answer["decided"]! > 0))["changed"]!);

        await host.RestartAsync();
        Assert.Equal(201, (await host.PostAsync("/v1/customers", Applicants.Natural("sim-6", "Ana Example", "demo-eu"), "product-service")).Status);
        host.Pass(Duration.FromDays(2));
        var done = await StandsAsync(address, answer => (string?)answer["status"] == "done");
        Assert.Equal(2, (int)done["outcomes"]!.AsArray().Single(row => (string)row!["kind"]! == "customer.application-received/2")!["count"]!);
    }

    private async Task<JsonNode> StandsAsync(string address, Func<JsonNode, bool> reached) =>
        (await Eventually.GetAsync(() => host.GetAsync(address, "pack-editor"), answer => reached(answer.Json), TimeSpan.FromMinutes(1))).Json;

    private static string Text(Instant at) => InstantPattern.ExtendedIso.Format(at);

    [Fact]
    public async Task What_does_not_read_or_is_of_another_jurisdiction_is_not_simulated()
    {
        var wrong = await host.PostAsync("/v1/jurisdictions/EU/simulations", new { files = await DraftAsync((Term, Term.Replace("within", "withn", StringComparison.Ordinal))) }, "pack-editor");
        Assert.Equal(422, wrong.Status);
        Assert.Contains("withn", wrong.Text, StringComparison.Ordinal);
        Assert.Equal(422, (await host.PostAsync("/v1/jurisdictions/SG/simulations", new { files = await DraftAsync() }, "pack-editor")).Status);
        Assert.Equal(404, (await host.PostAsync("/v1/jurisdictions/EU/simulations", new { version = "4711" }, "pack-editor")).Status);
        Assert.Equal(404, (await host.GetAsync($"/v1/jurisdictions/EU/simulations/{new string('a', 64)}", "pack-editor")).Status);
    }

    private async Task<JsonNode> DoneAsync(string address, string role)
    {
        var answer = await host.GetAsync(address, role);
        await Eventually.TrueAsync(async () => (string?)(answer = await host.GetAsync(address, role))["status"] is not "running", TimeSpan.FromMinutes(2));
        Assert.Equal("done", answer["status"]);
        return answer.Json;
    }

    private async Task<string> HistoriesAsync() => string.Join('\n', await Task.WhenAll(Enumerable.Range(1, 4).Select(async number => (await host.GetAsync($"/v1/customers/sim-{number}/decisions", "mlro")).Json["items"]!.AsArray().Count)));

    /// <summary>The version in force with another number, and changed.</summary>
    private async Task<IReadOnlyList<object>> DraftAsync(params (string From, string To)[] changes)
    {
        var ruling = (await host.GetAsync("/v1/jurisdictions/EU/packs", "auditor")).Json["items"]!.AsArray().Single(pack => (string)pack!["status"]! == "in-force")!["version"]!;
        var pack = await host.GetAsync($"/v1/jurisdictions/EU/packs/{ruling}", "auditor");
        return [.. pack.Json["files"]!.AsArray().Select(file => new
        {
            path = (string)file!["path"]!,
            text = changes.Append(($"\nversion: {ruling}\n", "\nversion: 77\n")).Aggregate((string)file["text"]!, (text, change) => text.Replace(change.Item1, change.Item2, StringComparison.Ordinal)),
        })];
    }
}
