using ComplianceGrains.Host.Tests.Api;
using ComplianceGrains.Host.Tests.Hosting;

namespace ComplianceGrains.Host.Tests.Flows;

/// <summary>What somebody who is related to a company gets of what is known of them, over HTTP, and what is written down of that.</summary>
[Collection(FlowCollection.Name)]
public sealed class PartyRequestTests(FlowHost flow)
{
    [Fact]
    public async Task Who_owns_a_company_gets_a_copy_of_their_own_data_alone_and_has_them_put_right()
    {
        var (analyst, service) = (flow.Host.As("analyst"), flow.Host.As("product-service"));
        await FlowHost.DoneAsync(service.PostAsync("/v1/customers", Applicants.Company("rights-owned")));
        await FlowHost.DoneAsync(service.PostAsync("/v1/customers/rights-owned/parties", Bodies.Party("ana")));
        const string requests = "/v1/customers/rights-owned/parties/ana/data-requests";

        var asked = await FlowHost.DoneAsync(analyst.PostAsync(requests, new { right = "access", reason = "a letter of the owner" }));
        Assert.Equal(("request-1", "open"), ((string)asked["id"]!, (string)asked["status"]!));
        var copy = await FlowHost.DoneAsync(analyst.GetAsync($"{requests}/request-1/copy"));
        Assert.Equal(["Ana Example"], copy.Json["data"]!.AsArray().Single(field => (string)field!["field"]! == "fullName")!["values"]!.AsArray().Select(value => (string)value!));
        Assert.Contains("owner", copy.Json["data"]!.AsArray().Single(field => (string)field!["field"]! == "roles")!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("party.stated", copy.Text, StringComparison.Ordinal);
        // What the company gave of itself is not theirs.
        Assert.DoesNotContain("Quillbrandt", copy.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", (await analyst.GetAsync($"{requests}/request-1/copy?form=html")).Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains((await flow.Host.As("auditor").GetAsync("/v1/customers/rights-owned/readings")).Json["items"]!.AsArray(), reading => (string?)reading!["case"] == "ana/request-1");
        Assert.Equal("given", (await FlowHost.DoneAsync(analyst.PostAsync($"{requests}/request-1/answer", new { decision = "approve", reason = "handed over" })))["outcome"]);

        await FlowHost.DoneAsync(analyst.PostAsync(requests, new { right = "rectification", reason = "another letter" }));
        Assert.Equal(["/data/gender"], (await analyst.PostAsync($"{requests}/request-2/answer", new { decision = "approve", reason = "x", data = new { gender = "x" } })).Pointers);
        Assert.Equal(409, (await analyst.GetAsync($"{requests}/request-2/copy")).Status);
        await FlowHost.DoneAsync(analyst.PostAsync($"{requests}/request-2/answer", new { decision = "approve", reason = "so be it", data = new { fullName = Applicants.Listed, dateOfBirth = Applicants.ListedBirth } }));
        // Under the name of somebody listed they are looked at as such, and the copy says what is right.
        Assert.Equal("under-review", (await flow.Host.As("mlro").GetAsync("/v1/customers/rights-owned/parties/ana"))["standing"]);
        Assert.Contains(Applicants.Listed, (await FlowHost.DoneAsync(analyst.GetAsync($"{requests}/request-1/copy"))).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("under-review", (await FlowHost.DoneAsync(analyst.GetAsync($"{requests}/request-1/copy"))).Text, StringComparison.Ordinal);

        var erasure = await FlowHost.DoneAsync(analyst.PostAsync(requests, new { right = "erasure", reason = "forget me" }));
        Assert.Equal(("answered", "kept"), ((string)erasure["status"]!, (string)erasure["outcome"]!));
        Assert.Equal(3, (await FlowHost.DoneAsync(flow.Host.As("auditor").GetAsync(requests))).Json["items"]!.AsArray().Count);
        Assert.Equal(404, (await analyst.GetAsync("/v1/customers/rights-owned/parties/nobody/data-requests")).Status);
    }
}
