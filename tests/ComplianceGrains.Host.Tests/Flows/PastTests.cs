using System.Text.Json.Nodes;
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
        await OfAListAsync(applied[0], applied[^1]);
        await OfAWalletAsync();
    }

    /// <summary>The list of customers has them as they stood, counts them so, and not before they came.</summary>
    private async Task OfAListAsync(Instant first, Instant last)
    {
        var then = await ListAsync("/v1/customers?status=awaiting-evidence", last);
        var row = Assert.Single(then, one => (string)one["id"]! == "past-1");
        Assert.NotEqual("active", (string)row["status"]!);
        Assert.DoesNotContain(await ListAsync("/v1/customers?status=active", last), one => (string)one["id"]! == "past-1");
        Assert.Contains(await ListAsync("/v1/customers?status=active", SystemClock.Instance.GetCurrentInstant() - Duration.FromMilliseconds(1)), one => (string)one["id"]! == "past-1");
        Assert.DoesNotContain(await ListAsync("/v1/customers", first - Duration.FromMilliseconds(1)), one => (string)one["id"]! == "past-1");
        Assert.Contains(await ListAsync("/v1/customers", first), one => (string)one["id"]! == "past-1");
        foreach (var list in new[] { "/v1/customers", "/v1/wallet-approvals", "/v1/exceptions" })
        {
            var ahead = await AskAsync(list, SystemClock.Instance.GetCurrentInstant() + Duration.FromHours(1));
            Assert.Equal((400, "asOf"), (ahead.Status, Assert.Single(ahead.Pointers)));
        }
    }

    /// <summary>All pages of a list as of an instant; each says how many there were.</summary>
    private async Task<IReadOnlyList<JsonNode>> ListAsync(string list, Instant at)
    {
        var (rows, next) = (new List<JsonNode>(), (string?)null);
        do
        {
            var page = await flow.Host.As("auditor").GetAsync($"{list}{(list.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit=200&asOf={Uri.EscapeDataString(InstantPattern.ExtendedIso.Format(at))}{(next is null ? "" : $"&after={next}")}");
            Assert.Equal(200, page.Status);
            rows.AddRange(page.Json["items"]!.AsArray().Select(one => one!));
            next = (string?)page.Json["next"];
            Assert.True(next is not null || rows.Count == (int)page.Json["total"]!, $"{rows.Count} of {page.Json["total"]}");
        }
        while (next is not null);

        return rows;
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
        Assert.Contains(await ListAsync("/v1/wallet-approvals?customer=past-1&status=awaiting-approval", known[^1]), one => (string)one["id"]! == (string)asked["id"]!);
        Assert.Empty(await ListAsync("/v1/wallet-approvals?customer=past-1&status=revoked", known[^1]));
        Assert.Equal(400, (await flow.Host.As("auditor").GetAsync($"{wallet}?asOf=yesterday")).Status);
    }

    private Task<Answer> AskAsync(string path, Instant at, string role = "auditor") => flow.Host.As(role).GetAsync($"{path}?asOf={Uri.EscapeDataString(InstantPattern.ExtendedIso.Format(at))}");

    /// <summary>A receipt goes from recorded to included between two questions; what was decided does not change.</summary>
    private static IEnumerable<string> Said(Answer answer) =>
        answer.Json["decisions"]!.AsArray().Select(decision => $"{decision!["sequence"]} {decision["kind"]} {decision["outcome"]} {decision["reasons"]}");
}
