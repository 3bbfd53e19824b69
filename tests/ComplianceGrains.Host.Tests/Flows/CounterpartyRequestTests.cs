using ComplianceGrains.Host.Tests.Api;
using ComplianceGrains.Host.Tests.Hosting;

namespace ComplianceGrains.Host.Tests.Flows;

/// <summary>What a provider on the other side gets of what is held of it, over HTTP, and what is written down of that.</summary>
[Collection(FlowCollection.Name)]
public sealed class CounterpartyRequestTests(FlowHost flow)
{
    [Fact]
    public async Task A_provider_gets_a_copy_of_what_is_held_of_it_and_has_it_put_right()
    {
        var analyst = flow.Host.As("analyst");
        await FlowHost.DoneAsync(analyst.PostAsync("/v1/counterparties", Bodies.Counterparty("rights-provider")));
        await FlowHost.DoneAsync(analyst.PostAsync("/v1/counterparties/rights-provider/assessments", new { standing = "approved", reviewBy = DateTimeOffset.UtcNow.AddDays(90).ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture), reason = "a licence that nobody else sees" }));
        const string requests = "/v1/counterparties/rights-provider/data-requests";

        await FlowHost.DoneAsync(analyst.PostAsync(requests, new { right = "access", reason = "a letter of the owner" }));
        var copy = await FlowHost.DoneAsync(analyst.GetAsync($"{requests}/request-1/copy"));
        Assert.Contains(copy.Json["data"]!.AsArray(), field => (string)field!["field"]! == "name");
        // What people found is no part of it.
        Assert.DoesNotContain("licence", copy.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", (await analyst.GetAsync($"{requests}/request-1/copy?form=html")).Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains((await flow.Host.As("auditor").GetAsync("/v1/counterparties/rights-provider/readings")).Json["items"]!.AsArray(), reading => (string?)reading!["case"] == "request-1");

        await FlowHost.DoneAsync(analyst.PostAsync(requests, new { right = "rectification", reason = "another letter" }));
        Assert.Equal(["/provider/lei"], (await analyst.PostAsync($"{requests}/request-2/answer", new { decision = "approve", reason = "x", provider = new { lei = "x" } })).Pointers);
        await FlowHost.DoneAsync(analyst.PostAsync($"{requests}/request-2/answer", new { decision = "approve", reason = "as in the register", provider = new { name = "Renamed Exchange SA" } }));
        Assert.Contains("Renamed Exchange SA", (await FlowHost.DoneAsync(analyst.GetAsync($"{requests}/request-1/copy"))).Text, StringComparison.Ordinal);

        var erasure = await FlowHost.DoneAsync(analyst.PostAsync(requests, new { right = "erasure", reason = "forget us" }));
        Assert.Equal(("answered", "kept"), ((string)erasure["status"]!, (string)erasure["outcome"]!));
        Assert.Equal(404, (await analyst.GetAsync("/v1/counterparties/nobody/data-requests")).Status);
    }
}
