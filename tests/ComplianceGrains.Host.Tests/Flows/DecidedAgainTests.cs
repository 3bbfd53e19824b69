using ComplianceGrains.Grains.Histories;
using ComplianceGrains.Host.Customers;
using ComplianceGrains.Host.Tests.Api;
using ComplianceGrains.Host.Tests.Hosting;
using ComplianceGrains.Workflows.Replays;

namespace ComplianceGrains.Host.Tests.Flows;

/// <summary>An auditor has a decision made again, over HTTP, and is shown nothing by the way that somebody gave.</summary>
[Collection(FlowCollection.Name)]
public sealed class DecidedAgainTests(FlowHost flow)
{
    [Fact]
    public async Task An_auditor_has_each_decision_about_a_customer_decided_again_and_nobody_else_does()
    {
        const string customer = "/v1/customers/decided-again";
        var service = flow.Host.As("product-service");
        await FlowHost.DoneAsync(service.PostAsync("/v1/customers", Applicants.Natural("decided-again", "Zuleika Quillbrandt")));
        await FlowHost.DoneAsync(service.PostAsync($"{customer}/evidence", Applicants.Passed));

        var auditor = flow.Host.As("auditor");
        var history = (await FlowHost.DoneAsync(auditor.GetAsync($"{customer}/decisions"))).Json["items"]!.AsArray();
        Assert.NotEmpty(history);
        foreach (var decision in history)
        {
            var again = await FlowHost.DoneAsync(auditor.GetAsync($"{customer}/decisions/{decision!["sequence"]}/replay"));
            Assert.Equal(((string)decision["kind"]!, "equal", 0), ((string)again["kind"]!, (string)again["answer"]!, again.Json["differences"]!.AsArray().Count));
        }

        Assert.Equal(404, (await auditor.GetAsync($"{customer}/decisions/999/replay")).Status);
        Assert.Equal(404, (await auditor.GetAsync("/v1/customers/nobody/decisions/1/replay")).Status);
        Assert.Equal(403, (await flow.Host.As("analyst").GetAsync($"{customer}/decisions/1/replay")).Status);
    }

    [Fact]
    public void Of_what_comes_out_otherwise_the_field_is_said_and_its_value_only_where_nobody_gave_it()
    {
        using var desk = new ReplayDesk(null!, null!, null!, null!, Grains.Actors.KindRegistry.Default, null!, null!);

        var shown = desk.Shown(new ReplayedDecision(3, "customer.application-received/2", new ReplayAnswer.Differs(
            [new("outcome", "\"accepted\"", "\"refused\""), new("fullName", "\"Ana\"", "\"Bo\""), new("residentialAddress.city", "\"Porto\"", ""), new("reasons[0].code", "\"a\"", "\"b\"")])));
        Assert.Equal(("differs", false), (shown.Answer, shown.OnlyReasons));
        Assert.Equal(
            [("outcome", "\"accepted\"", "\"refused\""), ("fullName", null, null), ("residentialAddress.city", null, null), ("reasons[0].code", "\"a\"", "\"b\"")],
            shown.Differences.Select(one => (one.Path, one.Then, one.Now)));

        var refused = desk.Shown(new ReplayedDecision(3, "customer.application-received/2", new ReplayAnswer.Differs(
            [new(ReplayDifference.Whole, "{\"kind\":\"customer.application-received/2\",\"fullName\":\"Ana\"}", "")])));
        Assert.Equal([("decision", "customer.application-received/2", null)], refused.Differences.Select(one => (one.Path, one.Then, one.Now)));

        var gone = desk.Shown(new ReplayedDecision(1, "customer.activated/1", new ReplayAnswer.NotReplayable(ReplayReasons.Shredded)));
        Assert.Equal(("not-replayable", "shredded", 0), (gone.Answer, gone.Reason, gone.Differences.Count));
        Assert.Equal(("equal", null), (desk.Shown(new ReplayedDecision(1, "customer.activated/1", new ReplayAnswer.Equal())).Answer, gone.OnlyReasons));
    }
}
