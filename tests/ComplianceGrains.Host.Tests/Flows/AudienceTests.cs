using System.Text.Json.Nodes;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Host.Authorization;
using ComplianceGrains.Host.Tests.Hosting;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Kinds;
using NodaTime;

namespace ComplianceGrains.Host.Tests.Flows;

/// <summary>What a product service learns of what people look at, find and decide: nothing.</summary>
[Collection(FlowCollection.Name)]
public sealed class AudienceTests(FlowHost flow)
{
    private static readonly Principal Service = new("prn-service", Roles.ProductService, false, ["*"]);
    private static readonly Principal Officer = new("prn-mlro", Roles.Mlro, true, ["*"]);

    /// <summary>Words that tell of people, of matches or of another place.</summary>
    private static readonly string[] Telling = ["true-match", "possible-match", "In the role", "in the role", "prn-", "senior-management", "analyst", "mlro", "riskBand\":\"", "ofac", "BR@", "\"BR\""];

    [Fact]
    public async Task A_refusal_upon_a_match_tells_a_service_no_cause()
    {
        var exception = await flow.ListedAsync("audience-refused");
        await flow.CloseAsync(exception, "true-match", confirmedBy: "mlro");
        await flow.CustomerAsync("audience-refused", "refused");
        var service = flow.Host.As("product-service");

        var told = await service.GetAsync("/v1/customers/audience-refused");
        var history = await service.GetAsync("/v1/customers/audience-refused/decisions");

        var refused = told.Json["decisions"]!.AsArray().Single(decision => (string)decision!["kind"]! == "customer.refused/1")!;
        Assert.Equal(["refusal-explained"], refused["reasons"]!.AsArray().Select(reason => (string)reason!["code"]!));
        Assert.Null(refused["principal"]);
        Assert.All(Telling, word => Assert.DoesNotContain(word, told.Text + history.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_service_is_not_told_which_other_places_bind_a_customer()
    {
        var body = (JsonObject)System.Text.Json.JsonSerializer.SerializeToNode(Applicants.Natural("audience-bound", "Ana Example"))!;
        body["data"]!["residentialAddress"]!["country"] = "BR";
        var service = flow.Host.As("product-service");
        var applied = await FlowHost.DoneAsync(service.PostAsync("/v1/customers", body.ToJsonString()));
        var verified = await FlowHost.DoneAsync(service.PostAsync("/v1/customers/audience-bound/evidence", Applicants.Passed));
        var known = await flow.Host.As("analyst").GetAsync("/v1/customers/audience-bound");
        var rules = await service.GetAsync("/v1/customers/audience-bound/rules");

        Assert.Contains("BR", known.Json["jurisdictions"]!.AsArray().Select(place => (string)place!));
        Assert.All(Telling, word => Assert.DoesNotContain(word, applied.Text + verified.Text, StringComparison.Ordinal));
        Assert.All(applied.Json["decisions"]!.AsArray(), decision => Assert.Single(decision!["receipts"]!.AsArray()));
        Assert.DoesNotContain("BR@", rules.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_screening_tells_a_service_whether_it_may_go_on_and_nothing_else()
    {
        var service = flow.Host.As("product-service");

        var listed = await service.PostAsync("/v1/screenings", new { name = Applicants.Listed });
        var address = await service.PostAsync("/v1/screenings", new { address = SomeWallets.Listed, chain = "ethereum" });
        var unreadable = await service.PostAsync("/v1/screenings", new { name = "-" });
        var chosen = await service.PostAsync("/v1/screenings", new { name = Applicants.Listed, lists = new[] { "ofac-sdn" } });
        var fished = await service.PostAsync("/v1/screenings", new { name = Applicants.Listed, threshold = "0.5" });
        var known = await flow.Host.As("analyst").PostAsync("/v1/screenings", new { name = Applicants.Listed });

        Assert.Equal(("not-clear", "not-clear", "not-clear"), (listed["outcome"], address["outcome"], unreadable["outcome"]));
        Assert.Equal((422, 422, "/lists"), (chosen.Status, fished.Status, Assert.Single(chosen.Pointers)));
        Assert.All(new[] { "matches", "lists", "reasons" }, member => Assert.Empty(listed.Json[member]!.AsArray()));
        Assert.NotEmpty(known.Json["matches"]!.AsArray());
    }

    [Fact]
    public async Task An_answer_carries_the_decisions_of_its_own_command_and_a_thing_its_newest_twenty()
    {
        var analyst = flow.Host.As("analyst");
        await FlowHost.DoneAsync(analyst.PostAsync("/v1/customers", Applicants.Natural("audience-long", "Ana Example")));
        for (var i = 0; i < 22; i++)
            await FlowHost.DoneAsync(analyst.PostAsync("/v1/customers/audience-long/evidence", new { kind = "document", result = "passed" }));

        var answer = await FlowHost.DoneAsync(analyst.PostAsync("/v1/customers/audience-long/evidence", new { kind = "document", result = "passed" }, "audience-key"));
        var again = await FlowHost.DoneAsync(analyst.PostAsync("/v1/customers/audience-long/evidence", new { kind = "document", result = "passed" }, "audience-key"));
        var thing = await analyst.GetAsync("/v1/customers/audience-long");
        var page = await analyst.GetAsync("/v1/customers/audience-long/decisions?limit=3");

        Assert.Equal(["customer.evidence-recorded/1"], answer.DecisionKinds);
        Assert.Equal(answer.DecisionKinds, again.DecisionKinds);
        Assert.NotNull(answer.Json["decisions"]![0]!["receipt"]!["note"]);
        Assert.Equal((20, "25"), (thing.DecisionKinds.Count, thing["sequence"]));
        Assert.Equal((3, 25), (page.Json["items"]!.AsArray().Count, (int)page.Json["total"]!));
        Assert.Equal(Enumerable.Range(1, 25), await SequencesAsync(analyst, "limit=3"));
    }

    /// <summary>A page is as long for those who are told less: what they may not know of takes no place on it.</summary>
    [Fact]
    public async Task A_service_pages_through_what_it_may_know()
    {
        await flow.ListedAsync("audience-paged");
        var service = flow.Host.As("product-service");
        var all = (await flow.Host.As("mlro").GetAsync("/v1/customers/audience-paged/decisions")).Json;

        var told = (await service.GetAsync("/v1/customers/audience-paged/decisions")).Json;
        var open = all["items"]!.AsArray().Where(decision => (string)decision!["kind"]! is "customer.application-received/2" or "customer.evidence-recorded/1").Select(decision => (int)decision!["sequence"]!).ToList();

        Assert.Contains("customer.exception-raised/2", all["items"]!.AsArray().Select(decision => (string)decision!["kind"]!));
        Assert.Equal(open, told["items"]!.AsArray().Select(decision => (int)decision!["sequence"]!));
        Assert.Equal((all["items"]!.AsArray().Count, open.Count), ((int)all["total"]!, (int)told["total"]!));
        Assert.Equal(open, await SequencesAsync(service, "limit=1", "audience-paged"));
        Assert.Equal(404, (await service.GetAsync("/v1/customers/audience-paged/decisions/2/proof")).Status);
    }

    private static async Task<IReadOnlyList<int>> SequencesAsync(Caller caller, string query, string id = "audience-long")
    {
        var sequences = new List<int>();
        for (var next = (string?)""; next is not null;)
        {
            var page = (await caller.GetAsync($"/v1/customers/{id}/decisions?{query}{(next.Length > 0 ? $"&after={next}" : "")}")).Json;
            sequences.AddRange(page["items"]!.AsArray().Select(decision => (int)decision!["sequence"]!));
            next = (string?)page["next"];
        }

        return sequences;
    }

    /// <summary>Every kind with every reason there is, shown to a service: nothing of what is for staff comes through.</summary>
    [Fact]
    public void No_kind_and_no_reason_for_staff_comes_through()
    {
        var audience = new DecisionAudience(KindRegistry.Default);
        var reasons = ReasonCodes.All.Values.Select(code => new Reason(code.Text, "screening", "US@1", code.Text)).Append(new Reason("unheard-of", null, null, "unheard-of")).ToList();
        foreach (var kind in KindRegistry.Default.All)
        {
            var decision = new RecordedDecision(
                1, kind.Name, "a-control", "an-outcome", Instant.MinValue, Instant.MinValue, reasons, "prn-somebody", [new("EU", "1", "sha256:a"), new("US", "1", "sha256:b")],
                [new("evidence.example.com/eu/decisions", 0), new("evidence.example.com/us/decisions", 0)]);

            var told = audience.Of([decision], Service, "EU").ToList();

            Assert.Equal(kind.Shown == Audience.Service, told.Count == 1);
            Assert.All(told, one =>
            {
                Assert.All(one.Reasons, reason => Assert.Equal((Audience.Service, null), (ReasonCodes.AudienceOf(reason.Code), reason.Pack)));
                Assert.Equal((null, null, "EU", 1), (one.Control, one.Principal, Assert.Single(one.Rules).Id, one.Entries.Count));
            });
            Assert.Same(decision, Assert.Single(audience.Of([decision], Officer, "EU")));
        }
    }

    [Fact]
    public void Evidence_that_the_firm_gathers_by_itself_is_not_there_for_a_service()
    {
        var audience = new DecisionAudience(KindRegistry.Default);

        Assert.True(audience.Shows(Evidence("identity-verification-failed"), Service));
        Assert.False(audience.Shows(Evidence("adverse-media-failed"), Service));
        Assert.True(audience.Shows(Evidence("adverse-media-failed"), Officer));

        static RecordedDecision Evidence(string code) =>
            new(1, "customer.evidence-recorded/1", null, "failed", Instant.MinValue, Instant.MinValue, [new(code, null, null, "text")], "prn-somebody", [], []);
    }
}
