using System.Text.Json.Nodes;
using ComplianceGrains.Host.Tests.Hosting;
using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.Host.Tests.Flows;

/// <summary>The ways of a customer that are not the straight one.</summary>
[Collection(FlowCollection.Name)]
public sealed class CustomerTests(FlowHost flow)
{
    /// <summary>What would tell a product service of a review.</summary>
    private static readonly string[] Hidden =
        ["customer.risk-rated/1", "customer.exception-raised/2", "customer.exception-answered/1", "customer.exception-withdrawn/1", "customer.screened/1", "customer.deadline-missed/1", "customer.rated-again/1"];

    [Fact]
    public async Task High_risk_waits_for_evidence_and_for_senior_management_and_then_activates()
    {
        var rated = await HighRiskAsync("high-1");
        Assert.Equal(["senior-approval", "source-of-funds", "source-of-wealth"], FlowHost.Pending(rated));
        Assert.Equal(("awaiting-evidence", "high", null), (rated["status"], rated["riskBand"], rated["outcome"]));

        await EvidenceAsync("high-1", "source-of-funds", "passed");
        var waiting = await EvidenceAsync("high-1", "source-of-wealth", "passed");
        Assert.Equal("awaiting-approval", waiting["status"]);
        Assert.Equal(["senior-approval"], FlowHost.Pending(waiting));

        var approved = await ApproveAsync("high-1", "approve", "senior-management");
        Assert.Equal((200, "active", "approved"), (approved.Status, approved["status"], approved["outcome"]));
    }

    [Fact]
    public async Task An_order_to_keep_records_is_answered_the_same_however_often_it_is_sent_and_takes_no_day_that_cannot_be_counted_from()
    {
        Assert.Equal(201, (await flow.Host.As("product-service").PostAsync("/v1/customers", Application("held-1"))).Status);
        var officer = flow.Host.As("mlro");
        var first = await officer.PostAsync("/v1/customers/held-1/holds", new { reason = "Order 12.", issuer = "court" }, "hold-a");
        var second = await officer.PostAsync("/v1/customers/held-1/holds", new { reason = "Order 13.", issuer = "court", until = "2099-12-31" }, "hold-b");
        var again = await officer.PostAsync("/v1/customers/held-1/holds", new { reason = "Order 12.", issuer = "court" }, "hold-a");

        Assert.Equal(("hold-1", "hold-2", first.Text), (first["id"], second["id"], again.Text));
        var endless = await officer.PostAsync("/v1/customers/held-1/holds", new { reason = "Order 14.", issuer = "court", until = "9999-12-31" });
        Assert.Equal(400, endless.Status);
        Assert.Equal(["/until"], endless.Pointers);
    }

    [Fact]
    public async Task High_risk_that_senior_management_rejects_is_refused()
    {
        await HighRiskAsync("high-2");

        var rejected = await ApproveAsync("high-2", "reject", "senior-management");

        Assert.Equal((200, "refused", "refused"), (rejected.Status, rejected["status"], rejected["outcome"]));
        Assert.Empty(FlowHost.Pending(rejected));
    }

    [Fact]
    public async Task Senior_approval_is_given_by_senior_management_and_nobody_else()
    {
        await HighRiskAsync("high-3");

        var analyst = await ApproveAsync("high-3", "approve", "analyst");
        var officer = await ApproveAsync("high-3", "approve", "mlro");
        var service = await ApproveAsync("high-3", "approve", "product-service");

        Assert.Equal((403, 403, 403), (analyst.Status, officer.Status, service.Status));
        Assert.Contains("senior-approval", FlowHost.Pending(await flow.CustomerAsync("high-3", "awaiting-evidence")));
    }

    [Fact]
    public async Task A_politically_exposed_person_waits_for_senior_management()
    {
        var body = Application("pep-1");
        body["data"]!["politicallyExposed"] = true;
        await FlowHost.DoneAsync(flow.Host.As("analyst").PostAsync("/v1/customers", body.ToJsonString()));

        var rated = await EvidenceAsync("pep-1", "identity-verification", "passed");

        Assert.Contains("senior-approval", FlowHost.Pending(rated));
        Assert.Null(rated["outcome"]);
    }

    [Fact]
    public async Task Identity_that_failed_is_looked_at_by_two_people_and_can_be_shown_again()
    {
        await FlowHost.DoneAsync(flow.Host.As("analyst").PostAsync("/v1/customers", Applicants.Natural("failed-1", "Ana Example")));

        var failed = await EvidenceAsync("failed-1", "identity-verification", "failed");
        Assert.Equal(("under-review", null), (failed["status"], failed["outcome"]));
        var exception = await ExceptionQueue.OfAsync(flow.Host, "failed-1");
        Assert.Equal("identity-failed", (string)exception["kind"]!);

        await flow.CloseAsync((string)exception["id"]!, "false-positive", confirmedBy: "analyst");
        await flow.CustomerAsync("failed-1", "awaiting-evidence");
        Assert.Equal("active", (await EvidenceAsync("failed-1", "identity-verification", "passed"))["status"]);
    }

    [Fact]
    public async Task Identity_that_is_somebody_elses_is_refused()
    {
        await FlowHost.DoneAsync(flow.Host.As("analyst").PostAsync("/v1/customers", Applicants.Natural("failed-2", "Ana Example")));
        await EvidenceAsync("failed-2", "identity-verification", "failed");

        await flow.CloseAsync((string)(await ExceptionQueue.OfAsync(flow.Host, "failed-2"))["id"]!, "true-match", confirmedBy: "mlro");

        Assert.Equal("refused", (await flow.CustomerAsync("failed-2", "refused"))["outcome"]);
    }

    [Fact]
    public async Task A_refusal_is_looked_at_by_others_and_overturned_and_the_product_learns_nothing_of_what_was_found()
    {
        var match = await flow.ListedAsync("reviewed-1");
        await flow.CloseAsync(match, "true-match", confirmedBy: "mlro");
        await flow.CustomerAsync("reviewed-1", "refused");
        var service = flow.Host.As("product-service");

        var asked = await service.PostAsync("/v1/customers/reviewed-1/review-requests", new { reason = "it is not me" });
        var twice = await service.PostAsync("/v1/customers/reviewed-1/review-requests", new { reason = "it is not me" });
        var review = await ExceptionQueue.OfAsync(flow.Host, "reviewed-1");
        var before = await flow.DoAsync((string)review["id"]!, "disposition", new { disposition = "overturn", reason = "I was wrong" }, "analyst");
        var given = await flow.DoAsync((string)review["id"]!, "assignment", new { }, "analyst");
        var other = await flow.DoAsync((string)review["id"]!, "disposition", new { disposition = "overturn", reason = "another birth date" }, "analyst", 2);
        var confirmedBefore = await flow.DoAsync((string)review["id"]!, "approvals", new { decision = "approve", reason = "again" }, "mlro");
        var confirmed = await flow.DoAsync((string)review["id"]!, "approvals", new { decision = "approve", reason = "compared" }, "mlro", 2);

        Assert.Equal((202, "refused", 409, "refusal-review"), (asked.Status, asked["status"], twice.Status, (string)review["kind"]!));
        Assert.Equal((403, 422, 200, 403, 200), (before.Status, given.Status, other.Status, confirmedBefore.Status, confirmed.Status));
        var active = await flow.CustomerAsync("reviewed-1", "active");
        Assert.Empty(active.Json["exceptions"]!.AsArray());
        var told = await service.GetAsync("/v1/customers/reviewed-1");
        Assert.Equal(
            ["customer.application-received/1", "customer.evidence-recorded/1", "customer.refused/1", "customer.review-requested/1", "customer.refusal-overturned/1", "customer.activated/1"],
            told.Json["decisions"]!.AsArray().Select(decision => ((string)decision!["kind"]!).Replace("received/2", "received/1", StringComparison.Ordinal)));
        Assert.Contains("refusal-explained", told.ToString(), StringComparison.Ordinal);
        var words = string.Join('\n', told.Json["decisions"]!.AsArray().SelectMany(decision => new[] { "kind", "control", "outcome", "principal", "reasons" }.Select(name => decision![name]?.ToJsonString())));
        Assert.All(new[] { "match", "ofac", "listed", "analyst", "mlro", "prn-" }, word => Assert.DoesNotContain(word, words, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Who_is_not_refused_has_nothing_to_review()
    {
        await FlowHost.DoneAsync(flow.Host.As("product-service").PostAsync("/v1/customers", Applicants.Natural("unrefused-1", "Ana Example")));

        Assert.Equal(409, (await flow.Host.As("product-service").PostAsync("/v1/customers/unrefused-1/review-requests", new { reason = "why not" })).Status);
        Assert.Equal(404, (await flow.Host.As("product-service").PostAsync("/v1/customers/nobody-1/review-requests", new { reason = "why not" })).Status);
    }

    [Fact]
    public async Task No_clear_answer_is_neither_passed_nor_failed()
    {
        await FlowHost.DoneAsync(flow.Host.As("analyst").PostAsync("/v1/customers", Applicants.Natural("unclear-1", "Ana Example")));

        var unclear = await EvidenceAsync("unclear-1", "identity-verification", "inconclusive");

        Assert.Equal(("under-review", null), (unclear["status"], unclear["outcome"]));
        Assert.Equal("evidence-inconclusive", (string)(await ExceptionQueue.OfAsync(flow.Host, "unclear-1"))["kind"]!);
    }

    [Fact]
    public async Task Evidence_from_the_future_is_422_by_field()
    {
        await FlowHost.DoneAsync(flow.Host.As("analyst").PostAsync("/v1/customers", Applicants.Natural("future-1", "Ana Example")));

        var answer = await flow.Host.As("analyst").PostAsync("/v1/customers/future-1/evidence", new { kind = "identity-verification", result = "passed", occurredAt = "2099-01-01T00:00:00Z" });

        Assert.Equal((422, "/occurredAt"), (answer.Status, Assert.Single(answer.Pointers)));
    }

    [Fact]
    public async Task A_check_of_2020_activates_nobody_and_is_422_by_field()
    {
        await FlowHost.DoneAsync(flow.Host.As("analyst").PostAsync("/v1/customers", Applicants.Natural("old-check-1", "Ana Example")));

        var answer = await flow.Host.As("analyst").PostAsync("/v1/customers/old-check-1/evidence", new { kind = "identity-verification", result = "passed", occurredAt = "2020-03-01T09:00:00Z" });

        Assert.Equal((422, "/occurredAt"), (answer.Status, Assert.Single(answer.Pointers)));
        Assert.Equal("awaiting-evidence", (await flow.Host.As("analyst").GetAsync("/v1/customers/old-check-1"))["status"]);
    }

    [Fact]
    public async Task Evidence_that_nothing_waits_for_is_409()
    {
        await FlowHost.DoneAsync(flow.Host.As("analyst").PostAsync("/v1/customers", Applicants.Natural("unasked-1", "Ana Example")));

        Assert.Equal(409, (await flow.Host.As("analyst").PostAsync("/v1/customers/unasked-1/evidence", new { kind = "source-of-wealth", result = "passed" })).Status);
    }

    [Fact]
    public async Task Offboarding_ends_the_relationship_for_good()
    {
        await FlowHost.DoneAsync(flow.Host.As("product-service").PostAsync("/v1/customers", Applicants.Natural("leaving-1", "Ana Example")));
        await EvidenceAsync("leaving-1", "identity-verification", "passed");

        var asked = await flow.Host.As("mlro").PostAsync("/v1/customers/leaving-1/offboarding", new { reason = "asked to" });
        var twice = await flow.Host.As("product-service").PostAsync("/v1/customers/leaving-1/offboarding", new { reason = "asked to" });
        var told = await flow.Host.As("product-service").GetAsync("/v1/customers/leaving-1");
        var (reads, audits) = (await flow.Host.As("mlro", 2).GetAsync("/v1/customers/leaving-1"), await flow.Host.As("auditor").GetAsync("/v1/customers/leaving-1"));
        var alone = await flow.Host.As("mlro").PostAsync("/v1/customers/leaving-1/approvals", new { step = "offboarding", decision = "approve", reason = "I agree with myself" });
        var left = await flow.Host.As("mlro", 2).PostAsync("/v1/customers/leaving-1/approvals", new { step = "offboarding", decision = "approve", reason = "nothing is open" });
        var again = await flow.Host.As("product-service").PostAsync("/v1/customers/leaving-1/offboarding", new { reason = "asked to" });
        var evidence = await flow.Host.As("analyst").PostAsync("/v1/customers/leaving-1/evidence", Applicants.Passed);

        Assert.Equal((202, "active", "offboarding", "mlro"), (asked.Status, asked["status"], (string)asked.Json["pending"]![0]!["step"]!, (string)asked.Json["pending"]![0]!["role"]!));
        Assert.Equal((409, 403, "active"), (twice.Status, alone.Status, told["status"]));
        Assert.Empty(FlowHost.Pending(told));
        Assert.Equal("asked to", (string)Assert.Single(reads.Json["texts"]!.AsArray())!["text"]!);
        // Who read it is on record, once; who was shown nothing of it is not.
        var read = Assert.Single((await flow.Host.As("auditor").GetAsync("/v1/customers/leaving-1/readings")).Json["items"]!.AsArray())!;
        Assert.Equal(("texts", "customer-due-diligence"), ((string)Assert.Single(read["fields"]!.AsArray())!, (string)read["purpose"]!));
        Assert.Equal((null, null), (told.Json["texts"], audits.Json["texts"]));
        Assert.Empty((await flow.Host.As("mlro", 2).GetAsync("/v1/customers/leaving-1")).Json["texts"]!.AsArray());
        Assert.Equal((200, "offboarded", "exited", null), (left.Status, left["status"], left["outcome"], left["reviewDue"]));
        Assert.Equal((409, 409), (again.Status, evidence.Status));

        // Five years from the day of the end in Brussels, which is not counted; until 9 July 2027 the floor and the ceiling of the EU are one term too.
        var kept = await flow.Host.As("auditor").GetAsync("/v1/customers/leaving-1/retention");
        var ended = InstantPattern.ExtendedIso.Parse((string)left.Json["decisions"]!.AsArray()[^1]!["recordedAt"]!).Value.InZone(DateTimeZoneProviders.Tzdb["Europe/Brussels"]).Date;
        Assert.All(kept.Json["classes"]!.AsArray(), one => Assert.Equal(
            (LocalDatePattern.Iso.Format(ended.PlusYears(5)), LocalDatePattern.Iso.Format(ended.PlusYears(5).PlusDays(1))), ((string)one!["keepThrough"]!, (string)one["dueOn"]!)));
        Assert.Equal(["due-diligence", "screening"], kept.Json["classes"]!.AsArray().Select(one => (string)one!["recordClass"]!));
        Assert.NotNull(kept["dueAt"]);
        Assert.Equal(403, (await flow.Host.As("product-service").GetAsync("/v1/customers/leaving-1/retention")).Status);
    }

    [Fact]
    public async Task A_product_service_is_not_told_what_people_look_at()
    {
        await flow.ListedAsync("quiet-1");

        var told = await flow.Host.As("product-service").GetAsync("/v1/customers/quiet-1");
        var history = await flow.Host.As("product-service").GetAsync("/v1/customers/quiet-1/decisions");
        var known = await flow.Host.As("analyst").GetAsync("/v1/customers/quiet-1");

        Assert.Equal("under-review", told["status"]);
        Assert.Empty(told.Json["exceptions"]!.AsArray());
        Assert.Empty(FlowHost.Pending(told));
        Assert.Null(told["riskBand"]);
        Assert.Empty(told.DecisionKinds.Intersect(Hidden));
        Assert.Empty(history.Json["items"]!.AsArray().Select(decision => (string)decision!["kind"]!).Intersect(Hidden));
        Assert.DoesNotContain("possible-match", told.Text + history.Text, StringComparison.Ordinal);
        Assert.Single(known.Json["exceptions"]!.AsArray());
    }

    [Fact]
    public async Task A_product_service_cannot_tell_waiting_for_management_from_a_review()
    {
        await HighRiskAsync("quiet-2");
        await EvidenceAsync("quiet-2", "source-of-funds", "passed");
        await EvidenceAsync("quiet-2", "source-of-wealth", "passed");

        var told = await flow.Host.As("product-service").GetAsync("/v1/customers/quiet-2");

        Assert.Equal("under-review", told["status"]);
        Assert.Empty(FlowHost.Pending(told));
    }

    [Fact]
    public async Task A_product_service_is_not_told_the_band_by_the_decision_either()
    {
        await HighRiskAsync("quiet-4");

        var told = await flow.Host.As("product-service").GetAsync("/v1/customers/quiet-4");

        Assert.Null(told["riskBand"]);
        Assert.Empty(told.DecisionKinds.Intersect(Hidden));
        Assert.DoesNotContain("risk.factors", told.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_product_service_gets_no_proof_of_a_decision_that_it_does_not_see()
    {
        await flow.ListedAsync("quiet-3");
        var known = await flow.Host.As("analyst").GetAsync("/v1/customers/quiet-3");
        var service = flow.Host.As("product-service");

        foreach (var decision in known.Json["decisions"]!.AsArray())
        {
            var path = $"/v1/customers/quiet-3/decisions/{decision!["sequence"]}/proof";
            await Eventually.GetAsync(() => flow.Host.As("analyst").GetAsync(path), answer => answer.Status == 200);
            Assert.Equal(Hidden.Contains((string)decision["kind"]!) ? 404 : 200, (await service.GetAsync(path)).Status);
        }
    }

    private async Task<Answer> HighRiskAsync(string id)
    {
        var body = Application(id);
        body["data"]!["nationalities"] = new JsonArray("IR");
        await FlowHost.DoneAsync(flow.Host.As("analyst").PostAsync("/v1/customers", body.ToJsonString()));
        return await EvidenceAsync(id, "identity-verification", "passed");
    }

    private Task<Answer> EvidenceAsync(string id, string kind, string result) =>
        FlowHost.DoneAsync(flow.Host.As("analyst").PostAsync($"/v1/customers/{id}/evidence", new { kind, result, provider = "idv.example", reference = "r-1" }));

    private Task<Answer> ApproveAsync(string id, string decision, string role) =>
        flow.Host.As(role).PostAsync($"/v1/customers/{id}/approvals", new { step = "senior-approval", decision, reason = "considered" });

    private static JsonObject Application(string id) => (JsonObject)System.Text.Json.JsonSerializer.SerializeToNode(Applicants.Natural(id, "Ana Example"))!;
}
