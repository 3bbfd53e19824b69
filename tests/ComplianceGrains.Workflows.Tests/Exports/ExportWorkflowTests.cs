using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Exports;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Kinds;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Exports;
using ComplianceGrains.Workflows.Exports.Events;
using ComplianceGrains.Workflows.Lifecycle;
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
        Approved, ExportWorkflow.Produce, A.Monday, new ExportStep.Stated(Heads, RecipientProfile.Of("supervisor", ["EU"], Repository.Library.Rules(["EU"], A.Monday), []))));

    private static Dictionary<string, StatedHead> Heads => new() { ["EU"] = new(1, Digest.Random()), ["DE"] = new(2, Digest.Random()) };

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

    [Fact]
    public void A_request_for_some_kinds_is_stated_as_such_and_as_nothing_more()
    {
        var asked = Assert.IsType<Verdict.Accepted>(Decide(null, Request with { Kinds = ["wallet.refused/1", "customer.refused/1", "wallet.refused/1"] }, People.Mlro()));

        Assert.Equal("""{"decisions":{"actors":null,"kinds":["customer.refused/1","wallet.refused/1"]}}""", Scopes(asked)[0]);
    }

    [Fact]
    public void Actors_are_stated_under_the_pseudonyms_of_each_log_and_never_by_their_ids()
    {
        var request = Request with { FurtherJurisdictions = ["DE", "EU", "DE"], Actors = ["customer/c-1"] };
        var facts = new ExportFacts("exp-1", Repository.Library.Rules(["EU", "DE"], A.Monday), null, new Dictionary<string, IReadOnlyList<string>> { ["EU"] = ["eu-1"], ["DE"] = ["de-1"] });
        var everywhere = People.Mlro() with { Jurisdictions = ["*"] };

        var asked = Assert.IsType<Verdict.Accepted>(ExportWorkflow.Instance.Asked(null, request, everywhere, A.Monday, facts));
        var approved = After(After(null, asked), ExportWorkflow.Instance.Asked(After(null, asked), new DecideExport(true, "fine"), People.Mlro(2), A.Monday, facts));
        var stated = Assert.IsType<Verdict.Accepted>(ExportWorkflow.Instance.Due(
            approved, ExportWorkflow.Produce, A.Monday, facts with { Next = new ExportStep.Stated(Heads, RecipientProfile.Of("auditor", ["EU", "DE"], facts.Rules!, [])) }));

        string[] scopes = ["""{"decisions":{"actors":["eu-1"],"kinds":null}}""", """{"decisions":{"actors":["de-1"],"kinds":null}}"""];
        Assert.Equal(scopes, Scopes(asked));
        Assert.Equal(scopes, Scopes(stated));
        Assert.Equal(["EU", "DE"], approved.Jurisdictions);
        Assert.Equal([["EU"], ["DE"]], stated.Decisions.Select(decision => decision.Basis.Bound));
        Assert.Equal([1L, 2L], stated.Decisions.Select(decision => ((LifecycleRef.ExportProduced)((Published)decision.Happened).Reference).Decisions.Size));
        Assert.DoesNotContain(asked.Decisions.Concat(stated.Decisions).Select(decision => decision.Happened).OfType<Published>().SelectMany(entry => entry.Fields.Values), value => value.Contains("c-1", StringComparison.Ordinal));
    }

    [Fact]
    public void What_one_jurisdiction_of_a_package_omits_is_closed_in_all_of_it()
    {
        KindSchema[] kinds = [new("customer.application-received/2", [new("fullName", "p1", "identity"), new("nationalIdNumber", "p1", "identity")]), new("export.registered/3", [new("recipient", "x", "export")])];
        var rules = Repository.Library.Rules(["EU", "SG"], A.Monday);

        var (eu, both) = (RecipientProfile.Of("court", ["EU"], rules, kinds), RecipientProfile.Of("court", ["EU", "SG"], rules, kinds));

        Assert.Equal(("court-EU", "court-EU+SG"), (eu.Id, both.Id));
        Assert.Equal(["nationalIdNumber", "recipient"], eu.Closed.Select(closed => closed.Field).Order());
        Assert.Superset(eu.Closed.Select(closed => closed.Field).ToHashSet(), both.Closed.Select(closed => closed.Field).ToHashSet());
    }

    private static List<string> Scopes(Verdict.Accepted verdict) =>
        [.. verdict.Decisions.Select(decision => decision.Happened).OfType<Published>().Select(entry => entry.Fields["scope"])];
}
