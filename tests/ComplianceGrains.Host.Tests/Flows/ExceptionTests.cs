using ComplianceGrains.Host.Tests.Hosting;

namespace ComplianceGrains.Host.Tests.Flows;

/// <summary>What people do with an exception, and what follows for the customer.</summary>
[Collection(FlowCollection.Name)]
public sealed class ExceptionTests(FlowHost flow)
{
    private static readonly object FalsePositive = new { disposition = "false-positive", reason = "another birth date" };
    private static readonly object TrueMatch = new { disposition = "true-match", reason = "the same passport" };
    private static readonly object Approve = new { decision = "approve", reason = "agreed" };
    private static readonly object Reject = new { decision = "reject", reason = "not convinced" };

    [Fact]
    public async Task The_first_person_cannot_be_the_second()
    {
        var exception = await flow.ListedAsync("eyes-1");
        await FlowHost.DoneAsync(flow.DoAsync(exception, "disposition", FalsePositive, "analyst"));

        var alone = await flow.DoAsync(exception, "approvals", Approve, "analyst");

        Assert.Equal(403, alone.Status);
        Assert.Equal("awaiting-second", (await flow.Host.As("analyst").GetAsync($"/v1/exceptions/{exception}"))["status"]);
        Assert.Null((await flow.CustomerAsync("eyes-1", "under-review"))["outcome"]);
    }

    [Fact]
    public async Task A_false_positive_that_another_analyst_confirms_lets_the_customer_pass()
    {
        var exception = await flow.ListedAsync("false-1");

        await flow.CloseAsync(exception, "false-positive", confirmedBy: "analyst");

        var customer = await flow.CustomerAsync("false-1", "active");
        Assert.Equal("approved", customer["outcome"]);
        Assert.Empty(customer.Json["exceptions"]!.AsArray());
        Assert.Contains("customer.exception-answered/1", customer.DecisionKinds);
    }

    [Fact]
    public async Task A_true_match_is_confirmed_by_the_reporting_officer_only_and_refuses_the_customer()
    {
        var exception = await flow.ListedAsync("true-1");
        await FlowHost.DoneAsync(flow.DoAsync(exception, "disposition", TrueMatch, "analyst"));

        var analyst = await flow.DoAsync(exception, "approvals", Approve, "analyst", 2);
        var manager = await flow.DoAsync(exception, "approvals", Approve, "senior-management");
        var officer = await flow.DoAsync(exception, "approvals", Approve, "mlro");

        Assert.Equal((403, 403, 200), (analyst.Status, manager.Status, officer.Status));
        Assert.Equal("refused", (await flow.CustomerAsync("true-1", "refused"))["outcome"]);
    }

    [Fact]
    public async Task A_refused_customer_takes_no_command_any_more()
    {
        await flow.CloseAsync(await flow.ListedAsync("refused-1"), "true-match", confirmedBy: "mlro");
        var before = await flow.CustomerAsync("refused-1", "refused");

        var evidence = await flow.Host.As("product-service").PostAsync("/v1/customers/refused-1/evidence", Applicants.Passed);
        var offboarding = await flow.Host.As("mlro").PostAsync("/v1/customers/refused-1/offboarding", new { reason = "over" });
        var approval = await flow.Host.As("senior-management").PostAsync("/v1/customers/refused-1/approvals", new { step = "senior-approval", decision = "approve", reason = "yes" });
        var again = await flow.Host.As("product-service").PostAsync("/v1/customers", Applicants.Natural("refused-1", "Ana Example"));

        Assert.Equal((409, 409, 409, 409), (evidence.Status, offboarding.Status, approval.Status, again.Status));
        Assert.Equal(before["sequence"], (await flow.CustomerAsync("refused-1", "refused"))["sequence"]);
    }

    [Fact]
    public async Task What_the_second_person_rejects_goes_back_and_can_be_decided_again()
    {
        var exception = await flow.ListedAsync("back-1");
        await FlowHost.DoneAsync(flow.DoAsync(exception, "assignment", new { }, "analyst"));
        await FlowHost.DoneAsync(flow.DoAsync(exception, "disposition", TrueMatch, "analyst"));

        var rejected = await FlowHost.DoneAsync(flow.DoAsync(exception, "approvals", Reject, "mlro"));

        Assert.Equal(("assigned", null), (rejected["status"], rejected["disposition"]));
        await flow.CloseAsync(exception, "false-positive", confirmedBy: "analyst");
        await flow.CustomerAsync("back-1", "active");
    }

    [Fact]
    public async Task Only_one_disposition_waits_at_a_time()
    {
        var exception = await flow.ListedAsync("twice-1");
        await FlowHost.DoneAsync(flow.DoAsync(exception, "disposition", FalsePositive, "analyst"));

        Assert.Equal(409, (await flow.DoAsync(exception, "disposition", TrueMatch, "analyst", 2)).Status);
    }

    [Fact]
    public async Task A_disposition_that_does_not_fit_the_kind_is_422_by_field()
    {
        var exception = await flow.ListedAsync("unfit-1");

        var answer = await flow.DoAsync(exception, "disposition", new { disposition = "accept-risk", reason = "small" }, "analyst");

        Assert.Equal(422, answer.Status);
        Assert.Equal(["/disposition"], answer.Pointers);
    }

    [Fact]
    public async Task An_assignment_names_an_owner_and_a_note_changes_nothing_else()
    {
        var exception = await flow.ListedAsync("owner-1");

        var assigned = await FlowHost.DoneAsync(flow.DoAsync(exception, "assignment", new { }, "analyst"));
        var noted = await FlowHost.DoneAsync(flow.DoAsync(exception, "notes", new { text = "asked for the passport" }, "analyst", 2));
        var handed = await FlowHost.DoneAsync(flow.DoAsync(exception, "assignment", new { owner = noted.Json["decisions"]!.AsArray()[^1]!["principal"]!.ToString() }, "mlro"));

        Assert.StartsWith("prn-", assigned["owner"], StringComparison.Ordinal);
        Assert.Equal(("assigned", assigned["owner"]), (noted["status"], noted["owner"]));
        Assert.NotEqual(assigned["owner"], handed["owner"]);
        Assert.Equal(["exception.assigned/1"], handed.DecisionKinds);
        Assert.Equal(["exception.opened/3", "exception.assigned/1", "exception.noted/1", "exception.assigned/1"], (await flow.Host.As("analyst").GetAsync($"/v1/exceptions/{exception}")).DecisionKinds);
    }

    [Fact]
    public async Task The_second_person_reads_what_the_first_wrote_and_whoever_does_not_work_on_it_reads_none_of_it()
    {
        var exception = await flow.ListedAsync("wrote-1");
        await FlowHost.DoneAsync(flow.DoAsync(exception, "notes", new { text = "asked for the passport" }, "analyst"));
        await FlowHost.DoneAsync(flow.DoAsync(exception, "disposition", FalsePositive, "analyst"));

        var seen = await flow.Host.As("analyst", 2).GetAsync($"/v1/exceptions/{exception}");

        Assert.Equal(["2 asked for the passport", "3 another birth date"], seen.Json["texts"]!.AsArray().Select(text => $"{text!["sequence"]} {text["text"]}"));
        Assert.NotEmpty((string)seen["text"]!);
        // Who read it is on record with whom it is about, once; who was shown none of it is not.
        var read = Assert.Single((await flow.Host.As("auditor").GetAsync("/v1/customers/wrote-1/readings")).Json["items"]!.AsArray())!;
        Assert.Equal(("exception", exception, "texts"), ((string)read["purpose"]!, (string)read["case"]!, (string)Assert.Single(read["fields"]!.AsArray())!));
        var audited = await flow.Host.As("auditor").GetAsync($"/v1/exceptions/{exception}");
        Assert.Equal(((string)seen["text"]!, true), ((string)audited["text"]!, audited.Json["texts"] is null));
        Assert.DoesNotContain("another birth date", audited.Text + (await flow.Host.As("analyst").GetAsync("/v1/exceptions?subject=customer/wrote-1")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_exception_is_out_of_the_queue_and_takes_no_command()
    {
        var exception = await flow.ListedAsync("closed-1");
        await flow.CloseAsync(exception, "false-positive", confirmedBy: "analyst");

        Assert.Equal(409, (await flow.DoAsync(exception, "notes", new { text = "late" }, "analyst")).Status);
        var queue = (await flow.Host.As("analyst").GetAsync("/v1/exceptions?limit=200")).Json["items"]!.AsArray();
        Assert.DoesNotContain(exception, queue.Select(item => (string)item!["id"]!));
    }

    [Fact]
    public async Task The_same_cause_is_the_same_exception()
    {
        var exception = await flow.ListedAsync("cause-1");

        await FlowHost.DoneAsync(flow.Host.As("analyst").PostAsync("/v1/customers/cause-1/evidence", new { kind = "document", result = "passed" }));
        var after = await flow.CustomerAsync("cause-1", "under-review");

        Assert.Single(after.DecisionKinds, kind => kind == "customer.screened/1");
        Assert.Equal([exception], after.Json["exceptions"]!.AsArray().Select(id => (string)id!));
        Assert.Single(after.DecisionKinds, kind => kind == "customer.exception-raised/2");
    }

    [Fact]
    public async Task An_exception_shows_its_clock_its_holder_and_its_subject()
    {
        var exception = await flow.ListedAsync("clock-1");

        var shown = await flow.Host.As("auditor").GetAsync($"/v1/exceptions/{exception}");

        Assert.Equal(("possible-match", "open", "analyst", "0"), (shown["kind"], shown["status"], shown["ownerRole"], shown["escalation"]));
        Assert.Equal(("customer", "clock-1"), ((string)shown.Json["subject"]!["kind"]!, (string)shown.Json["subject"]!["id"]!));
        Assert.NotNull(shown["due"]);
    }
}
