using ComplianceGrains.Host.Tests.Api;
using ComplianceGrains.Host.Tests.Hosting;

namespace ComplianceGrains.Host.Tests.Flows;

/// <summary>What whoever is on the other side of a transfer gets of what is held of them, over HTTP, and what is written down of that.</summary>
[Collection(FlowCollection.Name)]
public sealed class OtherSideRequestTests(FlowHost flow)
{
    [Fact]
    public async Task Whoever_is_on_the_other_side_gets_a_copy_without_the_customer_and_is_put_right()
    {
        var (analyst, service) = (flow.Host.As("analyst"), flow.Host.As("product-service"));
        await FlowHost.DoneAsync(service.PostAsync("/v1/customers", Applicants.Natural("rights-sender", "Zuleika Quillbrandt")));
        await FlowHost.DoneAsync(service.PostAsync("/v1/customers/rights-sender/evidence", Applicants.Passed));
        var wallet = await SomeWallets.RequestedAsync(flow.Host, "rights-sender", selfHosted: false);
        await FlowHost.DoneAsync(service.PostAsync($"/v1/wallet-approvals/{wallet}/transfers", Bodies.Transfer("rights-move")));
        await FlowHost.DoneAsync(service.PostAsync("/v1/customers/rights-sender/transfers/rights-move/travel-rule-data", new { kind = "vasp", vasp = Bodies.Vasp, beneficiary = new { kind = "natural-person", name = "Bo Beispiel" } }));
        const string requests = "/v1/customers/rights-sender/transfers/rights-move/data-requests";

        await FlowHost.DoneAsync(analyst.PostAsync(requests, new { right = "access", reason = "a letter of the beneficiary" }));
        var copy = await FlowHost.DoneAsync(analyst.GetAsync($"{requests}/request-1/copy"));
        Assert.Equal(["Bo Beispiel"], copy.Json["data"]!.AsArray().Single(field => (string)field!["field"]! == "name")!["values"]!.AsArray().Select(value => (string)value!));
        Assert.Single(copy.Json["transfers"]!.AsArray());
        Assert.DoesNotContain("Quillbrandt", copy.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("rights-sender", copy.Text, StringComparison.Ordinal);
        Assert.Contains((await flow.Host.As("auditor").GetAsync("/v1/customers/rights-sender/readings")).Json["items"]!.AsArray(), reading => (string?)reading!["case"] == "rights-move/request-1");

        await FlowHost.DoneAsync(analyst.PostAsync(requests, new { right = "rectification", reason = "another letter" }));
        Assert.Equal(["/person/kind"], (await analyst.PostAsync($"{requests}/request-2/answer", new { decision = "approve", reason = "x", person = new { name = "Bo" } })).Pointers);
        await FlowHost.DoneAsync(analyst.PostAsync($"{requests}/request-2/answer", new { decision = "approve", reason = "as in the passport", person = new { kind = "natural-person", name = "Bo Exemple" } }));
        Assert.Contains("Bo Exemple", (await FlowHost.DoneAsync(analyst.GetAsync($"{requests}/request-1/copy"))).Text, StringComparison.Ordinal);
        var erasure = await FlowHost.DoneAsync(analyst.PostAsync(requests, new { right = "erasure", reason = "forget me" }));
        Assert.Equal(("answered", "kept"), ((string)erasure["status"]!, (string)erasure["outcome"]!));
        Assert.Equal(404, (await analyst.GetAsync("/v1/customers/rights-sender/transfers/nobody/data-requests")).Status);
    }
}
