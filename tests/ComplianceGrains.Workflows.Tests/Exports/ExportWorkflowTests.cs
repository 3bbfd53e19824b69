using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Exports;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Exports;
using ComplianceGrains.Workflows.Tests.Building;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Exports;

public class ExportWorkflowTests
{
    private static readonly RequestExport Request = new("EU", A.Monday - Duration.FromDays(30), A.Monday, "The supervisor", "inspection", "Art. 1", []);

    private static Verdict Decide(Export? export, ExportCommand command, Principal by) => ExportWorkflow.Decide(export, "exp-1", command, by, Repository.Library.Rules(["EU"], A.Monday), A.Monday);

    private static Export After(Export? export, Verdict verdict) => Assert.IsType<Verdict.Accepted>(verdict).Decisions
        .Aggregate(export, (state, decision) => Export.Evolve(state, decision.Basis, decision.Happened, A.Monday))!;

    private static Export Requested => After(null, Decide(null, Request, People.Mlro()));

    private static int StatusOf(Verdict verdict) => Assert.IsType<Verdict.Refused>(verdict).Refusal.Status;

    [Fact]
    public void A_request_waits_for_somebody_to_decide() => Assert.Equal("requested", Requested.Status);

    [Fact]
    public void A_period_that_has_not_ended_is_refused() =>
        Assert.Equal(422, StatusOf(Decide(null, Request with { To = A.Monday + Duration.FromMilliseconds(1) }, People.Mlro())));

    [Fact]
    public void An_empty_period_is_refused() => Assert.Equal(422, StatusOf(Decide(null, Request with { From = Request.To }, People.Mlro())));

    [Fact]
    public void Who_asked_does_not_approve() => Assert.Equal(403, StatusOf(Decide(Requested, new DecideExport(true, "fine"), People.Mlro())));

    [Fact]
    public void A_second_person_approves_and_production_waits_until_the_period_has_rested()
    {
        var verdict = Assert.IsType<Verdict.Accepted>(Decide(Requested, new DecideExport(true, "fine"), People.Mlro(2)));

        Assert.Equal("approved", After(Requested, verdict).Status);
        Assert.Equal(Request.To + Duration.FromSeconds(61), Assert.Single(ExportWorkflow.Agenda(After(Requested, verdict)), row => row.Key == ExportWorkflow.Produce).Due);
    }

    [Fact]
    public void A_rejected_export_is_not_decided_again()
    {
        var rejected = After(Requested, Decide(Requested, new DecideExport(false, "no basis"), People.Mlro(2)));
        Assert.Equal("rejected", rejected.Status);
        Assert.Equal(409, StatusOf(Decide(rejected, new DecideExport(true, "fine"), People.Mlro(2))));
    }

    [Fact]
    public void There_is_nothing_to_fetch_before_the_package_is_made() => Assert.Equal(409, StatusOf(Decide(Requested, new RecordDownload(), People.Mlro())));

    [Fact]
    public void Every_access_is_a_decision_of_its_own()
    {
        var ready = After(Requested, ExportWorkflow.Packaged(Requested, "sha256:a", 10, A.Monday));
        Assert.Equal("ready", ready.Status);
        Assert.IsType<ExportDownloaded>(Assert.IsType<Verdict.Accepted>(Decide(ready, new RecordDownload(), People.Mlro())).Decisions[0].Happened);
    }

    [Fact]
    public void A_request_that_nobody_decides_about_lapses_and_does_not_wait_for_ever()
    {
        var due = Assert.Single(ExportWorkflow.Agenda(Requested)).Due;

        Assert.Same(Verdict.None, ExportWorkflow.Lapse(Requested, due - Duration.FromMilliseconds(1)));
        var lapsed = After(Requested, ExportWorkflow.Lapse(Requested, due));
        Assert.Equal("rejected", lapsed.Status);
        Assert.Empty(ExportWorkflow.Agenda(lapsed));
    }

    [Fact]
    public void A_package_that_cannot_be_made_ends_the_export_with_the_reason()
    {
        var approved = After(Requested, Decide(Requested, new DecideExport(true, "fine"), People.Mlro(2)));
        var failed = After(approved, ExportWorkflow.Fail(approved, "customer/c-1#2 d1 is damaged", A.Monday));

        Assert.Equal(("failed", "customer/c-1#2 d1 is damaged"), (failed.Status, failed.Failure));
        Assert.Empty(ExportWorkflow.Agenda(failed));
        Assert.Equal(409, StatusOf(Decide(failed, new RecordDownload(), People.Mlro())));
    }

    [Fact]
    public void What_was_not_asked_for_does_not_exist() => Assert.Equal(404, StatusOf(Decide(null, new RecordDownload(), People.Mlro())));
}
