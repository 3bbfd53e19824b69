using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using ComplianceGrains.Host.Tests.Hosting;
using ComplianceGrains.Host.Tests.MadeUp;
using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.Host.Tests.Packs;

/// <summary>On a running host, over HTTP: a version is proposed, read in sentences, approved by somebody else, and rules from its instant on.</summary>
public sealed class PackLifeTests(MadeUpHost host) : IClassFixture<MadeUpHost>
{
    [Fact]
    public async Task A_host_under_load_takes_a_version_at_its_instant_and_keeps_it_over_a_restart()
    {
        // The number comes again after a rejection: from then on it is the other version's.
        var sooner = await host.PostFormAsync("/v1/jurisdictions/EU/packs", DraftVersion.Form(7, DraftVersion.DayToCome(host.Now), ("  freshness: PT24H\n", "  freshness: PT6H\n")), "pack-editor");
        Assert.True(sooner.Status == 201, sooner.ToString());
        Assert.Equal("rejected", (await host.PostAsync("/v1/jurisdictions/EU/packs/7/approvals", new { decision = "reject", reason = "too often" }, "pack-approver"))["status"]);

        var proposed = await host.PostFormAsync("/v1/jurisdictions/EU/packs", DraftVersion.Form(7, DraftVersion.DayToCome(host.Now), ("  freshness: PT24H\n", "  freshness: PT12H\n")), "pack-editor");
        Assert.True(proposed.Status == 201, proposed.ToString());
        Assert.Equal("proposed", proposed["status"]);

        var read = await host.GetAsync("/v1/jurisdictions/EU/packs/7", "pack-approver");
        Assert.Contains(read.Json["changes"]!.AsArray(), change => ((string)change!["sentence"]!).Contains("12 hours instead of 24 hours", StringComparison.Ordinal));
        Assert.Contains("freshness: PT12H", (string)read.Json["files"]!.AsArray().Single(file => (string)file!["path"]! == "pack.yaml")!["text"]!, StringComparison.Ordinal);

        var approved = await host.PostAsync("/v1/jurisdictions/EU/packs/7/approvals", new { decision = "approve", reason = "read and agreed" }, "pack-approver");
        Assert.True(approved.Status == 200, approved.ToString());
        Assert.Equal("coming", approved["status"]);

        var begins = InstantPattern.ExtendedIso.Parse((string)approved.Json["inForceFrom"]!).Value;
        // However slow the machine is: somebody applies well before the instant, and somebody after it.
        host.Pass(begins - Duration.FromMinutes(10) - host.Now);
        var ruling = (string)(await host.GetAsync("/v1/jurisdictions/EU/packs", "auditor")).Json["items"]!.AsArray().Single(pack => (string)pack!["status"]! == "in-force")!["id"]!;
        await ApplyAsync("well-before");
        host.Pass(begins - Duration.FromSeconds(2) - host.Now);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(worker => ApplyAsync(worker, begins + Duration.FromSeconds(2))));
        await ApplyAsync("after");

        var decisions = new List<(Instant At, string Pack)>();
        foreach (var customer in _applied)
            decisions.AddRange(await DecisionsAsync(customer));
        Assert.Contains(decisions, decision => decision.At < begins);
        Assert.Contains(decisions, decision => decision.At >= begins);
        Assert.All(decisions, decision => Assert.Equal(decision.At < begins ? ruling : "EU@7", decision.Pack));

        await host.RestartAsync();
        Assert.Equal("in-force", (await host.GetAsync("/v1/jurisdictions/EU/packs/7", "auditor")).Json["pack"]!["status"]!.ToString());
        Assert.Equal(201, (await host.PostAsync("/v1/customers", Applicants.Natural("after-restart", "Ana Example"), "product-service")).Status);
        Assert.All(await DecisionsAsync("after-restart"), decision => Assert.Equal("EU@7", decision.Pack));
        Assert.Equal(201, (await host.PostAsync("/v1/customers", Applicants.Natural("of-an-heir", "Ana Example", "demo-de"), "product-service")).Status);
        Assert.All(await DecisionsAsync("of-an-heir"), decision => Assert.Contains("EU@7", decision.Pack, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_command_line_proposes_simulates_and_approves_and_says_where_a_mistake_is()
    {
        var folder = Directory.CreateTempSubdirectory("draft-").FullName;
        try
        {
            var day = DraftVersion.DayToCome(host.Now).PlusDays(30);
            var (editor, approver) = (Key("pack-editor"), Key("pack-approver"));
            var wrong = await Tool(editor, "propose", DraftVersion.Write(folder, 9, day, ("  freshness: PT24H\n", "  freshnes: PT24H\n")), "--reason", "because");
            Assert.Equal(3, wrong.Exit);
            Assert.Contains("eu/pack.yaml:", wrong.Error, StringComparison.Ordinal);
            Assert.Contains("freshnes", wrong.Error, StringComparison.Ordinal);

            var review = InstantPattern.General.Format(host.Now + Duration.FromDays(50));
            var proposed = await Tool(
                editor, "propose", DraftVersion.Write(folder, 9, day, ("  freshness: PT24H\n", "  freshness: PT8H\n"), ("\nzone: ", "\nmigration: re-evaluate\nzone: ")), "--reason", "because", "--review-by", review);
            Assert.True(proposed.Exit == 0, proposed.Error);
            Assert.Contains("EU@9 sha256:", proposed.Output, StringComparison.Ordinal);
            var simulated = await Tool(editor, "simulate", "EU@9");
            Assert.True(simulated.Exit == 0, simulated.Error);
            Assert.StartsWith("EU@9: done.", simulated.Output, StringComparison.Ordinal);
            // Who stops one, goes on with one or looks at one begins none.
            var begun = JsonNode.Parse((await Tool(editor, "simulate", "EU@9", "--cancel", "--json")).Output)!;
            Assert.Equal("done", (string)begun["status"]!);
            foreach (var again in new[] { await Tool(editor, "simulate", "EU@9", "--resume", "--json"), await Tool(editor, "simulate", $"EU/{begun["id"]}", "--json") })
                Assert.Equal((string)begun["startedAt"]!, (string)JsonNode.Parse(again.Output)!["startedAt"]!);
            Assert.Equal(2, (await Tool(editor, "simulate", DraftVersion.Write(folder, 10, day, ("  freshness: PT24H\n", "  freshness: PT8H\n")), "--cancel")).Exit);
            var unknown = await Tool(editor, "simulate", "EU@99");
            Assert.Equal(3, unknown.Exit);
            Assert.Contains("There is no such version", unknown.Error, StringComparison.Ordinal);
            var self = await Tool(editor, "approve", "EU@9", "--reason", "because");
            Assert.Equal(3, self.Exit);

            var approved = await Tool(approver, "approve", "EU@9", "--reason", "read");
            Assert.True(approved.Exit == 0, approved.Error);
            Assert.Contains("8 hours instead of", approved.Output, StringComparison.Ordinal);
            Assert.Contains("EU@9: coming, in force from", approved.Output, StringComparison.Ordinal);
            var shown = await Tool(approver, "show", "EU@9");
            Assert.True(shown.Exit == 0, shown.Error);
            Assert.Contains("approved by", shown.Output, StringComparison.Ordinal);
            Assert.Contains("decided about again: 0 told so far.", shown.Output, StringComparison.Ordinal);
            Assert.Contains($"looks at it until {review}", shown.Output, StringComparison.Ordinal);

            // Until somebody who had no part in it has looked at it, it waits where everybody sees it who may.
            Assert.Equal(["pack-review"], await WaitingAsync("auditor"));
            Assert.Equal(3, (await Tool(approver, "review", "EU@9", "--outcome", "kept", "--reason", "mine")).Exit);
            Assert.Equal(400, (await host.PostAsync("/v1/jurisdictions/EU/packs/9/reviews", new { outcome = "fine", reason = "read" }, "mlro")).Status);
            var reviewed = await Tool(Key("mlro"), "review", "EU@9", "--outcome", "kept", "--reason", "right");
            Assert.True(reviewed.Exit == 0, reviewed.Error);
            Assert.Empty(await WaitingAsync("auditor"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        async Task<IEnumerable<string>> WaitingAsync(string role) =>
            (await host.GetAsync("/v1/proposals", role)).Json["items"]!.AsArray().Where(one => (string)one!["id"]! == "9").Select(one => (string)one!["kind"]!);

        string Key(string role)
        {
            var file = Path.Combine(folder, role);
            File.WriteAllText(file, host.KeyOf(role, 1, "*"));
            return file;
        }

        Task<(int Exit, string Output, string Error)> Tool(string key, params string[] arguments) =>
            ComplianceTool.RunAsync(["pack", .. arguments, "--url", host.Address.ToString(), "--key-file", key]);
    }

    [Fact]
    public async Task A_value_held_against_the_law_is_a_version_that_says_so_and_else_the_same_and_another_person_approves_it()
    {
        var waiting = (await host.GetAsync("/v1/jurisdictions/EU/packs/6/unverified", "auditor")).Json["items"]!.AsArray();
        var value = (string)waiting.First(one => (string?)one!["url"] is not null)!["path"]!;
        var day = LocalDatePattern.Iso.Format(DraftVersion.DayToCome(host.Now).PlusDays(60));
        var wrong = await host.PostAsync("/v1/jurisdictions/EU/packs/6/verifications", Verified("screening.treshold", "OJ L, 2024/1624"), "mlro");
        Assert.Equal((422, "/values/0/path"), (wrong.Status, Assert.Single(wrong.Pointers)));
        var empty = await host.PostAsync("/v1/jurisdictions/EU/packs/6/verifications", Verified(value, " "), "mlro");
        Assert.Equal((400, "/values/0/text"), (empty.Status, Assert.Single(empty.Pointers)));
        var already = await host.PostAsync("/v1/jurisdictions/EU/packs/6/verifications", Verified("counting", "OJ L, 2024/1624"), "mlro");
        Assert.Equal((422, "/values/0/path"), (already.Status, Assert.Single(already.Pointers)));
        Assert.Contains("verified already (pack.yaml, line", already.Text, StringComparison.Ordinal);

        var proposed = await host.PostAsync("/v1/jurisdictions/EU/packs/6/verifications", Verified(value, "OJ L, 2024/1624"), "mlro");
        Assert.True(proposed.Status == 201, proposed.ToString());
        var next = $"/v1/jurisdictions/EU/packs/{proposed["version"]}";
        var read = await host.GetAsync(next, "pack-approver");
        Assert.Contains(read.Json["changes"]!.AsArray(), change => ((string)change!["sentence"]!).Contains("OJ L, 2024/1624", StringComparison.Ordinal));
        var (before, after) = (await TextAsync("/v1/jurisdictions/EU/packs/6"), await TextAsync(next));
        Assert.Equal(before.Length, after.Length);
        Assert.Equal(3, before.Zip(after).Count(lines => lines.First != lines.Second));
        Assert.Equal(403, (await host.PostAsync($"{next}/approvals", new { decision = "approve", reason = "I am sure" }, "mlro")).Status);
        Assert.Equal("rejected", (await host.PostAsync($"{next}/approvals", new { decision = "reject", reason = "of another day" }, "pack-approver"))["status"]);

        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, host.KeyOf("pack-editor", 1, "*"));
        var tool = await ComplianceTool.RunAsync([
            "pack", "verify", "EU@6", "--value", value, "--text", "OJ L, 2024/1624", "--read", "2026-11-29", "--from", day, "--reason", "read", "--url", host.Address.ToString(), "--key-file", file]);
        File.Delete(file);
        Assert.True(tool.Exit == 0, tool.Error);
        Assert.Matches(@"^EU@\d+ sha256:[0-9a-f]{64}: proposed, begins", tool.Output);
        var again = tool.Output.Split(' ')[0].Split('@')[1];
        Assert.Equal("rejected", (await host.PostAsync($"/v1/jurisdictions/EU/packs/{again}/approvals", new { decision = "reject", reason = "of another day" }, "pack-approver"))["status"]);

        object Verified(string path, string text) => new { effective = day, values = new[] { new { path, text, read = "2026-11-29" } }, reason = "read with counsel" };

        async Task<string[]> TextAsync(string version) =>
            ((string)(await host.GetAsync(version, "auditor")).Json["files"]!.AsArray().Single(one => (string)one!["path"]! == "pack.yaml")!["text"]!).Split('\n');
    }

    private readonly ConcurrentBag<string> _applied = [];

    private async Task ApplyAsync(int worker, Instant until)
    {
        for (var number = 0; host.Now < until; number++)
            await ApplyAsync($"load-{worker}-{number}");
    }

    private async Task ApplyAsync(string customer)
    {
        var answer = await host.PostAsync("/v1/customers", Applicants.Natural(customer, "Ana Example"), "product-service");
        Assert.True(answer.Status == 201, answer.ToString());
        _applied.Add(customer);
    }

    private async Task<IEnumerable<(Instant At, string Pack)>> DecisionsAsync(string customer)
    {
        var answer = await host.GetAsync($"/v1/customers/{customer}/decisions", "auditor");
        return answer.Json["items"]!.AsArray().Select(decision => (InstantPattern.ExtendedIso.Parse((string)decision!["recordedAt"]!).Value, string.Join(' ', decision["packs"]!.AsArray().Select(Cited))));
    }

    private static string Cited(JsonNode? pack) => $"{pack!["id"]}@{pack["version"]}";
}
