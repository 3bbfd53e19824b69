using System.Globalization;
using System.Text.Json.Nodes;
using ComplianceGrains.Host.Tests.Api;
using ComplianceGrains.Host.Tests.Hosting;

namespace ComplianceGrains.Host.Tests.Flows;

/// <summary>Whoever reads what others of the firm wrote about somebody is on record with whom it is about; who is shown none of it is not.</summary>
[Collection(FlowCollection.Name)]
public sealed class WrittenTextTests(FlowHost flow)
{
    [Fact]
    public async Task What_was_found_about_a_provider_is_read_on_record()
    {
        const string path = "/v1/counterparties/read-about";
        var reviewBy = DateTimeOffset.UtcNow.AddDays(100).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        await FlowHost.DoneAsync(flow.Host.As("analyst").PostAsync("/v1/counterparties", Bodies.Counterparty("read-about")));
        await FlowHost.DoneAsync(flow.Host.As("analyst").PostAsync($"{path}/assessments", new { standing = "restricted", reviewBy, reason = "no licence is to be found" }));
        Assert.Null((await flow.Host.As("auditor").GetAsync(path)).Json["texts"]);
        Assert.Empty(await ReadingsAsync(path));

        var seen = await flow.Host.As("mlro").GetAsync(path);

        Assert.Equal("no licence is to be found", (string)Assert.Single(seen.Json["texts"]!.AsArray())!["text"]!);
        Assert.Equal("counterparty-due-diligence texts", Said(Assert.Single(await ReadingsAsync(path))));
    }

    [Fact]
    public async Task Why_nobody_is_told_of_a_rule_is_read_on_record()
    {
        const string path = "/v1/customers/silent-about";
        await FlowHost.DoneAsync(flow.Host.As("product-service").PostAsync("/v1/customers", Applicants.Natural("silent-about", "Ana Example")));
        await FlowHost.DoneAsync(flow.Host.As("product-service").PostAsync($"{path}/evidence", Applicants.Passed));
        var wallet = await SomeWallets.RequestedAsync(flow.Host, "silent-about", selfHosted: true);
        await FlowHost.DoneAsync(flow.Host.As("product-service").PostAsync($"/v1/wallet-approvals/{wallet}/transfers", new
        {
            id = "t-1",
            direction = "outgoing",
            asset = "eip155:1/slip44:60",
            amount = "0.1",
            counterparty = new { kind = "vasp", address = $"eip155:1:{SomeWallets.AnyAddress()}", vasp = new { name = "Other Exchange", country = "FR" } },
            beneficiary = new { kind = "natural-person", name = "Bo Beispiel", accountNumber = "acc-1" },
        }));
        await FlowHost.DoneAsync(flow.Host.As("analyst").PostAsync($"{path}/suppressions", Bodies.Suppression));
        Assert.Null(Assert.Single((await flow.Host.As("auditor").GetAsync($"{path}/suppressions")).Json["items"]!.AsArray())!["texts"]);
        Assert.Empty(await ReadingsAsync(path));

        var seen = Assert.Single((await flow.Host.As("mlro").GetAsync($"{path}/suppressions")).Json["items"]!.AsArray())!;

        Assert.Equal("because", (string)Assert.Single(seen["texts"]!.AsArray())!["text"]!);
        Assert.Equal("customer-due-diligence suppressions", Said(Assert.Single(await ReadingsAsync(path))));
    }

    private async Task<JsonArray> ReadingsAsync(string path) => (await FlowHost.DoneAsync(flow.Host.As("auditor").GetAsync($"{path}/readings"))).Json["items"]!.AsArray();

    private static string Said(JsonNode? reading) => $"{reading!["purpose"]} {string.Join(", ", reading["fields"]!.AsArray())}";
}
