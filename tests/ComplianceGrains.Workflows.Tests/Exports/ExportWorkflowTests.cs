using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Exports;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Exports;
using ComplianceGrains.Workflows.Exports.Events;
using ComplianceGrains.Workflows.Tests.Building;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Exports;

public class ExportWorkflowTests
{
    private static readonly RequestExport Request = new("EU", A.Monday - Duration.FromDays(30), A.Monday, "The supervisor", "inspection", "Art. 1", []);

    private static Verdict Decide(Export? export, ExportCommand command, Principal by) =>
        ExportWorkflow.Instance.Asked(export, command, by, A.Monday, new ExportFacts("exp-1", Repository.Library.Rules(["EU"], A.Monday), null));

    private static Verdict Due(Export export, string key, Instant at, ExportStep? next = null) => ExportWorkflow.Instance.Due(export, key, at, new ExportFacts("exp-1", null, next));

    private static Export Approved => After(Requested, Decide(Requested, new DecideExport(true, "fine"), People.Mlro(2)));

    private static Export Stated => After(Approved, Due(
        Approved, ExportWorkflow.Produce, A.Monday, new ExportStep.Stated(new StatedHead(1, Digest.Random()), SupervisorProfile.Of("EU", Repository.Library.Rules(["EU"], A.Monday), []))));

    private static Export After(Export? export, Verdict verdict) => ExportWorkflow.Instance.After(export, verdict);

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
        Assert.Equal(Request.To + Duration.FromSeconds(61), Assert.Single(ExportWorkflow.Instance.Agenda(After(Requested, verdict)), row => row.Key == ExportWorkflow.Produce).Due);
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
        var ready = After(Stated, Due(Stated, ExportWorkflow.PackageKey, A.Monday, new ExportStep.Packaged("sha256:a", 10)));
        Assert.Equal("ready", ready.Status);
        Assert.IsType<ExportDownloaded>(Assert.IsType<Verdict.Accepted>(Decide(ready, new RecordDownload(), People.Mlro())).Decisions[0].Happened);
    }

    [Fact]
    public void A_request_that_nobody_decides_about_lapses_and_does_not_wait_for_ever()
    {
        var due = Assert.Single(ExportWorkflow.Instance.Agenda(Requested)).Due;

        Assert.Same(Verdict.None, Due(Requested, ExportWorkflow.ApprovalKey, due - Duration.FromMilliseconds(1)));
        var lapsed = After(Requested, Due(Requested, ExportWorkflow.ApprovalKey, due));
        Assert.Equal("rejected", lapsed.Status);
        Assert.Empty(ExportWorkflow.Instance.Agenda(lapsed));
    }

    [Fact]
    public void A_package_that_cannot_be_made_ends_the_export_with_the_reason()
    {
        var failed = After(Stated, Due(Stated, ExportWorkflow.PackageKey, A.Monday, new ExportStep.Failed("customer/c-1#2 d1 is damaged")));

        Assert.Equal(("failed", "customer/c-1#2 d1 is damaged"), (failed.Status, failed.Failure));
        Assert.Empty(ExportWorkflow.Instance.Agenda(failed));
        Assert.Equal(409, StatusOf(Decide(failed, new RecordDownload(), People.Mlro())));
    }

    [Fact]
    public void What_a_deadline_waits_for_is_asked_for_again()
    {
        Assert.Same(Verdict.Later, Due(Approved, ExportWorkflow.Produce, A.Monday));
        Assert.Same(Verdict.Later, Due(Stated, ExportWorkflow.PackageKey, A.Monday));
        Assert.Same(Verdict.None, Due(Requested, ExportWorkflow.Produce, A.Monday));
    }

    [Fact]
    public void What_was_not_asked_for_does_not_exist() => Assert.Equal(404, StatusOf(Decide(null, new RecordDownload(), People.Mlro())));
}
