using ComplianceGrains.Host.Tests.Hosting;
using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.Host.Tests.Flows;

/// <summary>A customer as they were known at an instant.</summary>
[Collection(FlowCollection.Name)]
public sealed class PastTests(FlowHost flow)
{
    private const string Past = "/v1/customers/past-1";

    [Fact]
    public async Task State_decisions_and_rules_are_those_that_were_known_at_the_instant()
    {
        var service = flow.Host.As("product-service");
        Assert.Equal(201, (await service.PostAsync("/v1/customers", Applicants.Natural("past-1", "Ana Example"))).Status);
        var first = await flow.Host.As("auditor").GetAsync(Past);
        var applied = first.Json["decisions"]!.AsArray().Select(decision => InstantPattern.ExtendedIso.Parse((string)decision!["recordedAt"]!).Value).ToList();
        Assert.Equal("active", (await service.PostAsync($"{Past}/evidence", Applicants.Passed))["status"]);

        var then = await AskAsync(Past, applied[^1]);
        Assert.Equal((200, "awaiting-evidence", null, null), (then.Status, then["status"], then["outcome"], then.ETag));
        Assert.Equal(Said(first), Said(then));
        Assert.Equal("active", (await AskAsync(Past, SystemClock.Instance.GetCurrentInstant() - Duration.FromMilliseconds(1)))["status"]);

        var history = await AskAsync($"{Past}/decisions", applied[^1]);
        Assert.Equal((applied.Count, applied.Count), ((int)history.Json["total"]!, history.Json["items"]!.AsArray().Count));
        Assert.True((int)(await flow.Host.As("auditor").GetAsync($"{Past}/decisions")).Json["total"]! > applied.Count);
        var rules = await AskAsync($"{Past}/rules", applied[^1]);
        Assert.Equal((await flow.Host.As("auditor").GetAsync($"{Past}/rules")).Text, rules.Text);

        // The service is shown what it was shown then.
        Assert.Equal("awaiting-evidence", (await flow.Host.As("product-service").GetAsync($"{Past}?asOf={InstantPattern.ExtendedIso.Format(applied[^1])}"))["status"]);

        var before = await AskAsync(Past, applied[0] - Duration.FromSeconds(1));
        Assert.Equal(404, before.Status);
        Assert.Contains("There was no such customer yet: the first decision was recorded", before["title"], StringComparison.Ordinal);
        foreach (var path in new[] { Past, $"{Past}/decisions", $"{Past}/rules" })
        {
            var ahead = await AskAsync(path, SystemClock.Instance.GetCurrentInstant() + Duration.FromHours(1));
            Assert.Equal((400, "asOf"), (ahead.Status, Assert.Single(ahead.Pointers)));
            Assert.Contains("has not come", ahead.Text, StringComparison.Ordinal);
            Assert.Equal(400, (await flow.Host.As("auditor").GetAsync($"{path}?asOf=yesterday")).Status);
        }

        Assert.Equal(404, (await AskAsync("/v1/customers/nobody-of-this-id", applied[0])).Status);
        await OfAWalletAsync();
    }

    /// <summary>The same of a wallet of theirs, whose use is judged as of then.</summary>
    private async Task OfAWalletAsync()
    {
        var asked = await flow.Host.As("product-service").PostAsync("/v1/wallet-approvals", SomeWallets.Ethereum("past-1", SomeWallets.AnyAddress(), selfHosted: false));
        var wallet = $"/v1/wallet-approvals/{asked["id"]}";
        var known = asked.Json["decisions"]!.AsArray().Select(decision => InstantPattern.ExtendedIso.Parse((string)decision!["recordedAt"]!).Value).ToList();
        Assert.Equal("revoked", (await flow.Host.As("analyst").PostAsync($"{wallet}/revocation", new { reason = "No longer theirs." }))["status"]);

        var then = await AskAsync(wallet, known[^1], "product-service");
        Assert.Equal((200, asked["status"], null), (then.Status, then["status"], then.ETag));
        Assert.NotEqual("revoked", then["status"]);
        Assert.Equal("awaiting-approval", (await AskAsync(wallet, known[^1]))["status"]);
        Assert.Equal(known.Count, (int)(await AskAsync($"{wallet}/decisions", known[^1], "product-service")).Json["total"]!);
        Assert.Equal(404, (await AskAsync(wallet, known[0] - Duration.FromSeconds(1))).Status);
        Assert.Equal(400, (await flow.Host.As("auditor").GetAsync($"{wallet}?asOf=yesterday")).Status);
    }

    private Task<Answer> AskAsync(string path, Instant at, string role = "auditor") => flow.Host.As(role).GetAsync($"{path}?asOf={Uri.EscapeDataString(InstantPattern.ExtendedIso.Format(at))}");

    /// <summary>A receipt goes from recorded to included between two questions; what was decided does not change.</summary>
    private static IEnumerable<string> Said(Answer answer) =>
        answer.Json["decisions"]!.AsArray().Select(decision => $"{decision!["sequence"]} {decision["kind"]} {decision["outcome"]} {decision["reasons"]}");
}
