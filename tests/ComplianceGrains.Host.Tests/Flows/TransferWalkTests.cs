using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ComplianceGrains.Grains.Transfers;
using ComplianceGrains.Host.Tests.Hosting;
using ComplianceGrains.Host.Tests.MadeUp;
using ComplianceGrains.Host.Tests.Spine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.Host.Tests.Flows;

/// <summary>The walk of <c>docs/transfers.md</c>, as it stands there: on a host whose clock is moved, because a wallet waits for a day.</summary>
public sealed partial class TransferWalkTests(MadeUpHost host) : IClassFixture<MadeUpHost>
{
    private static readonly IReadOnlyList<string> Blocks =
        [.. Block().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "transfers.md")).Split("## What is looked at", 2)[0]).Select(block => block.Groups[1].Value)];

    private const string Somewhere = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

    private string _wallet = "";

    [Fact]
    public async Task Every_transfer_of_the_page_ends_as_the_page_says()
    {
        var first = await RunAsync(Blocks[0]);
        var held = first.Single(answer => (string?)answer.Json["id"] == "tr-1" && answer.Json["missing"]!.AsArray().Count > 0);
        Assert.Equal(Blocks[1].Trim().Split('\n'), held.Json["missing"]!.AsArray().Select(missing => (string)missing!));
        Assert.Empty(held.Json["waits"]!.AsArray());
        Assert.True(InstantPattern.ExtendedIso.Parse((string)held.Json["travelRule"]!["dataDue"]!).Value > host.Now);
        Assert.Null((string?)first[^1].Json["travelRule"]!["dataDue"]);
        Assert.All(held.Json["decisions"]!.AsArray(), decision => Assert.Contains((string)decision!["receipt"]!["state"]!, new[] { "recorded", "included" }));
        Assert.Equal(["wallet"], Texts(await ReadAsync("tr-1"), "waits"));
        var then = InstantPattern.ExtendedIso.Format(host.Now);

        // The lists are refreshed meanwhile, as they are every day.
        host.Pass(Duration.FromHours(25));
        var list = Directory.EnumerateFiles(Repository.DemoList, "*.csv").ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes);
        Assert.True((await host.UploadAsync(list)).Status is 200 or 201);
        await Eventually.GetAsync(() => ReadAsync("tr-1"), answer => answer["status"] == "allowed", TimeSpan.FromMinutes(2));
        var rest = await RunAsync(Blocks[2]);

        Assert.All(first.Concat(rest), answer => Assert.DoesNotContain("Beispiel", answer.Text, StringComparison.Ordinal));
        Assert.All(first.Concat(rest), answer => Assert.DoesNotContain("0xfB69", answer.Text, StringComparison.OrdinalIgnoreCase));
        var listed = await ReadAsync("tr-4");
        var exception = Assert.Single(Texts(listed, "exceptions"));
        Assert.Equal(("listed", "possible-match"), (Assert.Single(Texts(listed, "waits")), (await Eventually.GetAsync(() => host.GetAsync($"/v1/exceptions/{exception}", "mlro"), answer => answer.Status == 200))["kind"]));
        Assert.Equal(201, (await host.PostAsync($"/v1/exceptions/{exception}/holds", new { reason = "an order of the court", issuer = "court", reveals = false }, "mlro")).Status);
        Assert.Single((await host.GetAsync("/v1/customers/ana/holds", "mlro")).Json["items"]!.AsArray());
        Assert.Equal(200, (await host.PostAsync($"/v1/exceptions/{exception}/disposition", new { disposition = "true-match", reason = "the same" }, "analyst")).Status);
        Assert.Equal(200, (await host.PostAsync($"/v1/exceptions/{exception}/approvals", new { decision = "approve", reason = "agreed" }, "mlro")).Status);
        await Eventually.GetAsync(() => ReadAsync("tr-4"), answer => answer["status"] == "refused");

        var page = await host.GetAsync("/v1/customers/ana/transfers?limit=3", "auditor");
        Assert.Equal(["tr-1 completed", "tr-2 cancelled", "tr-3 allowed"], page.Json["items"]!.AsArray().Select(row => $"{row!["id"]} {row["status"]}"));
        Assert.NotNull(page.Json["next"]);
        await WhatWasDoneIsReportedAsync(page.Json["items"]!.AsArray());
        // What was known before the cool-down was over, and what nobody of a product sees.
        var past = await host.GetAsync($"/v1/customers/ana/transfers?asOf={then}", "auditor");
        Assert.Equal("tr-1 held wallet", string.Join(';', past.Json["items"]!.AsArray().Select(row => $"{row!["id"]} {row["status"]} {row["waits"]![0]}")));
        Assert.Equal(("held", null), (await host.GetAsync($"/v1/customers/ana/transfers/tr-1?asOf={then}", "auditor") is var one ? (one["status"], one.ETag) : default));
        Assert.Equal(404, (await host.GetAsync($"/v1/customers/ana/transfers/tr-2?asOf={then}", "auditor")).Status);
        Assert.Equal(404, (await host.GetAsync("/v1/customers/ana/transfers?asOf=2020-01-01T00:00:00Z", "auditor")).Status);
        Assert.All((await host.GetAsync("/v1/customers/ana/transfers", "product-service")).Json["items"]!.AsArray(), row => Assert.Equal((0, null), (row!["waits"]!.AsArray().Count, (string?)row["lookAgain"])));
        Assert.Equal(404, (await host.GetAsync("/v1/customers/ana/transfers/tr-9", "auditor")).Status);
        Assert.Equal(422, (await host.PostAsync($"/v1/wallet-approvals/{_wallet}/transfers", Body("tr-5", "eip155:1/erc20:0x0000000000000000000000000000000000000001"), "analyst")).Status);
    }

    /// <summary>A report about them is filled with hash and time of those that are on the chain, and of no other.</summary>
    private async Task WhatWasDoneIsReportedAsync(JsonArray rows)
    {
        var raised = await host.PostAsync("/v1/suspicions", new { customer = "ana", statement = "odd", about = new[] { "tr-1", "tr-2", "tr-3" }.Select(id => new { kind = "transfer", id }) }, "analyst");
        var suspicion = $"/v1/suspicions/{raised["id"]}";
        Assert.Equal("awaiting-second", (await host.PostAsync($"{suspicion}/assessment", new { conclusion = "report", reason = "odd" }, "mlro"))["status"]);
        Assert.Equal("to-file", (await host.PostAsync($"{suspicion}/approvals", new { decision = "approve", reason = "odd" }, "mlro", 2))["status"]);
        Assert.Equal("to-file", (await host.PostAsync($"{suspicion}/reports/report-1/fields", new { grounds = "odd" }, "mlro"))["status"]);
        var fields = Assert.Single((await host.GetAsync($"{suspicion}/reports/report-1/drafts", "mlro")).Json["items"]!.AsArray())!["fields"]!;
        Assert.Equal(
            new (string?, string?)[] { ("0x88df016429689c079f3b2f6ad39fa052532c56795b733da78a91ebe6a713944b", (string?)rows[0]!["endedAt"]), (null, null), ("0xabc", (string?)rows[2]!["requestedAt"]) },
            fields["transactions"]!.AsArray().Select(one => ((string?)one!["number"], (string?)one["at"])));
        Assert.All(fields["transactions"]!.AsArray().Zip(rows), one => Assert.EndsWith($"asked for {one.Second!["requestedAt"]}", (string)one.First!["description"]!, StringComparison.Ordinal));
    }

    /// <summary>Nobody's clock is moved once they are allowed: nothing is looked at in its own time.</summary>
    [Fact]
    public async Task What_is_allowed_is_held_at_once_when_a_list_comes_to_name_its_other_side()
    {
        var wallet = await WalletOfAsync("tina");
        await ApprovedAsync("tinas-exchange");
        host.Pass(Duration.FromHours(25));
        Assert.True((await host.UploadAsync(DemoFiles.All())).Status is 200 or 201);
        await Eventually.GetAsync(() => host.GetAsync("/v1/customers/tina", "analyst"), answer => answer["status"] == "active");
        await AllowedAsync("by-address", "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359", "Bo Beispiel", "Other Exchange");
        await AllowedAsync("by-name", Somewhere, "Borivoj Quastelbrand", "Other Exchange");
        await AllowedAsync("by-provider", Somewhere, "Bo Beispiel", "Vornholt Assets");
        await AllowedAsync("by-nothing", Somewhere, "Bo Beispiel", "Other Exchange");

        // So is what is allowed with a provider that is restricted, and let go once it is approved again.
        await StandsAsync("tinas-exchange", "restricted");
        Assert.Equal(["counterparty-assessment"], Texts(await Eventually.GetAsync(() => ReadAsync("by-nothing", "tina"), answer => answer["status"] == "held"), "waits"));
        await StandsAsync("tinas-exchange", "approved");
        foreach (var id in new[] { "by-address", "by-name", "by-provider", "by-nothing" })
            await Eventually.GetAsync(() => ReadAsync(id, "tina"), answer => answer["status"] == "allowed");

        // And while a case about the customer is open.
        Assert.Equal("under-review", (await host.PostAsync("/v1/customers/tina/evidence", new { kind = "identity-verification", result = "failed", provider = "idv.example", reference = "r-2" }, "product-service"))["status"]);
        Assert.Equal(["customer"], Texts(await Eventually.GetAsync(() => ReadAsync("by-nothing", "tina"), answer => answer["status"] == "held"), "waits"));
        var open = Assert.Single(Texts(await host.GetAsync("/v1/customers/tina", "analyst"), "exceptions"));
        await Eventually.GetAsync(() => host.GetAsync($"/v1/exceptions/{open}", "analyst"), answer => answer.Status == 200);
        Assert.Equal(200, (await host.PostAsync($"/v1/exceptions/{open}/disposition", new { disposition = "false-positive", reason = "taken for another" }, "mlro")).Status);
        Assert.Equal(200, (await host.PostAsync($"/v1/exceptions/{open}/approvals", new { decision = "approve", reason = "agreed" }, "analyst")).Status);
        foreach (var id in new[] { "by-address", "by-name", "by-provider", "by-nothing" })
            await Eventually.GetAsync(() => ReadAsync(id, "tina"), answer => answer["status"] == "allowed");

        Assert.Equal(201, (await host.UploadAsync(DemoFiles.With(
            "900888,\"QUASTELBRAND, Borivoj\",\"individual\",\"DEMO\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"Digital Currency Address - ETH 0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359.\"\r\n"
            + "900889,\"VORNHOLT ASSETS\",-0- ,\"DEMO\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n"))).Status);

        foreach (var (id, waits) in new[] { ("by-address", "listed"), ("by-name", "name-listed"), ("by-provider", "provider-listed") })
            Assert.Equal([waits], Texts(await Eventually.GetAsync(() => ReadAsync(id, "tina"), answer => answer["status"] == "held"), "waits"));
        Assert.Equal("allowed", (await ReadAsync("by-nothing", "tina"))["status"]);

        async Task AllowedAsync(string id, string address, string name, string provider) => Assert.Equal("allowed", (await host.PostAsync($"/v1/wallet-approvals/{wallet}/transfers", new
        {
            id,
            direction = "outgoing",
            asset = "eip155:1/slip44:60",
            amount = "0.1",
            value = new { amount = "245", currency = "EUR", rateSource = "firm-market-rate", ratedAt = InstantPattern.ExtendedIso.Format(host.Now - Duration.FromSeconds(1)) },
            counterparty = new { kind = "vasp", address = $"eip155:1:{address}", vasp = new { id = "tinas-exchange", name = provider, country = "FR" } },
            beneficiary = new { kind = "natural-person", name, accountNumber = "acc-1" },
        }, "product-service"))["status"]);
    }

    /// <summary>Neither knows of the other; that somebody has the address of both no actor of one customer could tell.</summary>
    [Fact]
    public async Task One_self_hosted_address_of_two_customers_is_put_before_people_about_each_of_them()
    {
        var address = $"eip155:1:{SomeWallets.AnyAddress()}";
        foreach (var customer in new[] { "lena", "mara" })
        {
            var wallet = await WalletOfAsync(customer);
            Assert.Equal(201, (await host.PostAsync($"/v1/wallet-approvals/{wallet}/transfers", new
            {
                id = $"of-{customer}",
                direction = "incoming",
                asset = "eip155:1/slip44:60",
                amount = "0.1",
                counterparty = new { kind = "self-hosted", address },
            }, "product-service")).Status);
        }

        var watch = host.Services.GetServices<IHostedService>().OfType<AddressWatch>().Single();
        await watch.RoundAsync(CancellationToken.None);

        foreach (var customer in new[] { "lena", "mara" })
        {
            var told = await Eventually.GetAsync(
                () => host.GetAsync($"/v1/customers/{customer}/transfers/of-{customer}", "mlro"),
                answer => answer.Json["decisions"]!.AsArray().Any(decision => (string)decision!["kind"]! == "transfers.alerted/1"));
            Assert.DoesNotContain(customer == "lena" ? "mara" : "lena", told.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("transfers.alerted", (await host.GetAsync($"/v1/customers/{customer}/transfers/of-{customer}", "product-service")).Text, StringComparison.Ordinal);
        }

        await watch.RoundAsync(CancellationToken.None);
        var figures = (await host.GetAsync("/v1/monitoring/rules?limit=100", "mlro")).Json["items"]!.AsArray().Single(rule => (string)rule!["jurisdiction"]! == "EU" && (string)rule["rule"]! == "shared-address");
        Assert.Equal(2, (int)figures!["alerted"]!);
    }

    /// <summary>An approved wallet of a customer who was not there before; it still cools down.</summary>
    private async Task<string> WalletOfAsync(string customer)
    {
        Assert.Equal(201, (await host.PostAsync("/v1/customers", Applicants.Natural(customer, "Tina Example"), "product-service")).Status);
        Assert.Equal(200, (await host.PostAsync($"/v1/customers/{customer}/evidence", Applicants.Passed, "product-service")).Status);
        var wallet = (await host.PostAsync("/v1/wallet-approvals", SomeWallets.Ethereum(customer, SomeWallets.AnyAddress(), selfHosted: true), "product-service"))["id"]!;
        Assert.Equal(200, (await host.PostAsync($"/v1/wallet-approvals/{wallet}/ownership-proofs", SomeWallets.Signature(), "product-service")).Status);
        Assert.Equal("approved", (await host.PostAsync($"/v1/wallet-approvals/{wallet}/approvals", SomeWallets.Review(), "analyst"))["status"]);
        return wallet;
    }

    /// <summary>A provider that one person looked into and another approved.</summary>
    private async Task ApprovedAsync(string id)
    {
        Assert.Equal(201, (await host.PostAsync("/v1/counterparties", new { id, jurisdictions = new[] { "EU" }, name = "Other Exchange", country = "FR" }, "analyst")).Status);
        await StandsAsync(id, "approved");
    }

    private async Task StandsAsync(string id, string standing)
    {
        Assert.Equal(202, (await host.PostAsync($"/v1/counterparties/{id}/assessments", new { standing, reviewBy = Review, reason = "licensed, supervised" }, "analyst")).Status);
        Assert.Equal(standing, (await host.PostAsync($"/v1/counterparties/{id}/approvals", new { step = "mlro-review", decision = "approve", reason = "agreed" }, "mlro"))["standing"]);
    }

    private string Review => InstantPattern.ExtendedIso.Format(host.Now + Duration.FromDays(200));

    private static object Body(string id, string asset) => new
    {
        id,
        direction = "outgoing",
        asset,
        amount = "1",
        counterparty = new { kind = "vasp", address = "eip155:1:0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359" },
    };

    private async Task<IReadOnlyList<Answer>> RunAsync(string lines)
    {
        var answers = new List<Answer>();
        foreach (Match line in Line().Matches(lines))
        {
            var (role, method, path) = (line.Groups["role"].Value, line.Groups["method"].Value, line.Groups["path"].Value.Replace("WALLET", _wallet, StringComparison.Ordinal));
            var body = line.Groups["body"].Value.Replace("NOW", InstantPattern.ExtendedIso.Format(host.Now - Duration.FromSeconds(1)), StringComparison.Ordinal).Replace("REVIEW", Review, StringComparison.Ordinal);
            var answer = method == "GET" ? await host.GetAsync(path, role) : await host.PostAsync(path, body, role);
            Assert.True(answer.Status is 200 or 201 or 202, $"{line.Value}\n{answer}");
            if (path == "/v1/wallet-approvals")
                _wallet = (string)answer["id"]!;
            if (line.Groups["status"].Success)
                Assert.Equal(line.Groups["status"].Value, $"{answer["status"]} {answer.Json["travelRule"]!["status"]}");
            answers.Add(answer);
        }

        return answers;
    }

    private Task<Answer> ReadAsync(string id, string customer = "ana") => host.GetAsync($"/v1/customers/{customer}/transfers/{id}", "mlro");

    private static IEnumerable<string> Texts(Answer answer, string name) => answer.Json[name]!.AsArray().Select(text => (string)text!);

    [GeneratedRegex("```text\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^(?<role>\S+) (?<method>GET|POST) (?<path>\S+)( (?<body>\{.*\}))?( => (?<status>.*))?$", RegexOptions.Multiline)]
    private static partial Regex Line();
}
