using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Suspicions;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Kinds;
using ComplianceGrains.Workflows.Suspicions;
using ComplianceGrains.Workflows.Suspicions.Events;
using ComplianceGrains.Workflows.Tests.Building;
using NodaTime;
using Xunit;

namespace ComplianceGrains.Workflows.Tests.Suspicions;

/// <summary>What becomes of a suspicion: by whom, by when, and that nobody else can know of it.</summary>
public class SuspicionTests
{
    private static readonly ActorId Id = new("suspicion", "sus-1");
    private static readonly Instant Then = A.Monday;

    [Fact]
    public void Nothing_of_it_stands_anywhere_but_in_its_own_log_under_its_own_keys()
    {
        var suspicion = SuspicionPlay.Reported(["EU", "DE"]);

        Assert.Equal(new Binding(Id, BoundLog.Suspicion), SuspicionWorkflow.Instance.Bind(Id, suspicion.State, suspicion.History[0]));
        Assert.All(SuspicionWorkflow.Instance.Kinds, kind => Assert.Equal((Audience.Suspicion, RecordClass.Suspicion), (kind.Shown, kind.Kept)));
        Assert.True(SuspicionWorkflow.Instance.IsHidden);
        Assert.DoesNotContain(Modules.All, module => module != SuspicionWorkflow.Instance && (module.IsHidden || module.Kinds.Any(kind => kind.Shown == Audience.Suspicion)));
        Assert.All(SuspicionWorkflow.Instance.Agenda(suspicion.State), row => Assert.Equal((null, Roles.Mlro), (row.Queue, row.OwnerRole)));
    }

    [Theory]
    [InlineData(Roles.Analyst)]
    [InlineData(Roles.SeniorManagement)]
    [InlineData(Roles.Auditor)]
    [InlineData(Roles.Operator)]
    [InlineData(Roles.ProductService)]
    public void For_whoever_is_not_of_the_unit_a_suspicion_answers_as_one_that_there_is_not(string role)
    {
        var (suspicion, stranger) = (SuspicionPlay.Raised(["EU"]), new Principal("prn-raiser", role, role != Roles.ProductService, ["*"]));
        foreach (var command in Commands)
            Assert.Equal(Refused(Decide(null, command, stranger)), Refused(Decide(suspicion.State, command, stranger)));
    }

    [Fact]
    public void A_pack_can_hide_it_from_the_reporting_officer_too()
    {
        var (usual, hiding) = (Repository.Library.Rules(["SG"], Then), Repository.With("SG", "hiddenFrom: { value: [", $"hiddenFrom: {{ value: [{Roles.Mlro}, ").Rules(["SG"], Then));
        var suspicion = SuspicionPlay.Raised(["SG"]).State;
        var assess = new Message.Asked(Then, People.Mlro(), new AssessSuspicion(Conclusions.NotFiled, null, null, "explained"));

        Assert.IsType<Verdict.Accepted>(SuspicionWorkflow.Instance.Decide(suspicion, assess, new SuspicionFacts(Then, People.Mlro(), ["SG"], usual)));
        var refused = Assert.IsType<Verdict.Refused>(SuspicionWorkflow.Instance.Decide(suspicion, assess, new SuspicionFacts(Then, People.Mlro(), ["SG"], hiding)));
        Assert.Equal(404, refused.Refusal.Status);
        Assert.Equal((true, false, false), (SuspicionUnit.MayKnow(People.Mlro(), usual), SuspicionUnit.MayKnow(People.Mlro(), hiding), SuspicionUnit.MayKnow(People.Analyst(), usual)));
    }

    [Fact]
    public void It_is_assessed_by_one_officer_and_confirmed_by_another_whatever_it_comes_to()
    {
        foreach (var conclusion in Conclusions.All)
        {
            var world = new SuspicionPlay(SuspicionPlay.Raised(["EU"]));
            Assert.Equal(200, world.Ask(new AssessSuspicion(conclusion, null, null, "because"), People.Mlro()));
            Assert.Equal("awaiting-second", world.State.Status);
            Assert.Equal(403, world.Ask(new ReviewAssessment(true, "I agree with myself"), People.Mlro()));
            Assert.Equal(409, world.Ask(new AssessSuspicion(conclusion, null, null, "again"), People.Mlro(2)));
            Assert.Equal(200, world.Ask(new ReviewAssessment(false, "not yet"), People.Mlro(2)));
            Assert.Equal("raised", world.State.Status);
            Assert.Equal(200, world.Ask(new AssessSuspicion(conclusion, null, null, "because"), People.Mlro(2)));
            Assert.Equal(200, world.Ask(new ReviewAssessment(true, "agreed"), People.Mlro()));
            Assert.Equal(conclusion == Conclusions.Report ? "to-file" : "not-filed", world.State.Status);
            Assert.Equal(409, world.Ask(new AssessSuspicion(conclusion, null, null, "again"), People.Mlro()));
        }
    }

    [Fact]
    public void What_is_not_filed_owes_nothing_and_waits_for_nobody()
    {
        var world = new SuspicionPlay(SuspicionPlay.Raised(["EU"]));
        world.Ask(new AssessSuspicion(Conclusions.NotFiled, null, null, "explained"), People.Mlro());
        world.Ask(new ReviewAssessment(true, "agreed"), People.Mlro(2));

        Assert.Empty(world.State.Reports);
        Assert.Empty(SuspicionWorkflow.Instance.Agenda(world.State));
        Assert.Equal(409, world.Ask(new FileReport("report-1", null, null, world.Now, null), People.Mlro()));
    }

    [Fact]
    public void Each_law_counts_from_an_event_of_its_own()
    {
        // Brazil and Korea count from the decision, the United States from the facts, Thailand from the suspicion.
        var world = new SuspicionPlay(SuspicionPlay.Raised(["BR", "KR", "TH", "US"], Then - Duration.FromDays(3)));
        Assert.Equal(["BR", "KR"], world.State.Reports.Where(report => report.Owed.Due is null).Select(report => report.Owed.Jurisdiction));
        world.Now += Duration.FromDays(1);
        world.Ask(new AssessSuspicion(Conclusions.Report, null, Then, "because"), People.Mlro());
        world.Ask(new ReviewAssessment(true, "agreed"), People.Mlro(2));

        var rules = Repository.Library.Rules(["BR", "KR", "TH", "US"], world.Now);
        Instant DueIn(string jurisdiction, Instant start) => rules.Reporting.For("suspicious").Single(due => due.Jurisdiction == jurisdiction).Due(start);
        Assert.Equal(
            [("BR", DueIn("BR", world.Now)), ("KR", DueIn("KR", world.Now)), ("TH", DueIn("TH", Then)), ("US", DueIn("US", Then - Duration.FromDays(3)))],
            world.State.Reports.Select(report => (report.Owed.Jurisdiction, report.Owed.Due!.Value)));
        Assert.All(world.History[^1].Basis.Reasons, reason => Assert.Equal("reporting.suspicious", reason.Rule));
        Assert.All(world.History[^1].Basis.Reasons, reason => Assert.NotNull(reason.Pack));
    }

    [Fact]
    public void A_ground_that_a_law_treats_apart_has_its_own_clock_and_elsewhere_the_usual_one()
    {
        var suspicion = SuspicionPlay.Raised(["AU", "EU"], ground: "suspicious-terror").State;

        Assert.Equal([("AU", "suspicious-terror"), ("EU", "suspicious")], suspicion.Reports.Select(report => (report.Owed.Jurisdiction, report.Owed.Kind)));
        Assert.Equal(Then + Duration.FromHours(24), suspicion.Reports[0].Owed.Due);
    }

    [Fact]
    public void What_is_late_is_said_and_said_again_until_it_is_done()
    {
        var world = new SuspicionPlay(SuspicionPlay.Raised(["EU"]));
        world.PassTo(Then + Duration.FromHours(49));
        Assert.Equal(["assessment", "assessment"], world.History.Select(one => one.Happened).OfType<SuspicionOverdue>().Select(late => late.What));

        world.Ask(new AssessSuspicion(Conclusions.Report, null, null, "because"), People.Mlro());
        world.Ask(new ReviewAssessment(true, "agreed"), People.Mlro(2));
        world.PassTo(Then + Duration.FromDays(8));
        Assert.Contains(world.History, one => one.Happened is SuspicionOverdue { What: "report-1" } && one.Basis.Control == "suspicion-in-time");
        world.Ask(new FileReport("report-1", null, null, world.Now, "ref-1"), People.Mlro());
        Assert.Equal("filed-late", world.History[^1].Basis.Outcome);
        Assert.Empty(SuspicionWorkflow.Instance.Agenda(world.State));
    }

    [Fact]
    public void A_report_is_drafted_filed_sent_back_and_filed_again()
    {
        var world = new SuspicionPlay(SuspicionPlay.Reported(["EU"]));
        Assert.Equal(409, world.Ask(new RecordAnswer("report-1", true, world.Now, null, null), People.Mlro()));
        Assert.Equal(201, world.Ask(new DraftReport("report-1", "first"), People.Mlro()));
        Assert.Equal(422, world.Ask(new FileReport("report-1", 2, null, world.Now, null), People.Mlro()));
        Assert.Equal(422, world.Ask(new FileReport("report-1", 1, null, world.Now + Duration.FromHours(1), null), People.Mlro()));
        Assert.Equal(404, world.Ask(new FileReport("report-2", null, null, world.Now, null), People.Mlro()));
        Assert.Equal(200, world.Ask(new FileReport("report-1", 1, null, world.Now, "ref-1"), People.Mlro()));
        Assert.Equal(("filed", "filed"), (world.State.Status, world.History[^1].Basis.Outcome));
        Assert.Equal(409, world.Ask(new FileReport("report-1", 1, null, world.Now, "ref-1"), People.Mlro()));
        Assert.Equal(200, world.Ask(new RecordAnswer("report-1", false, world.Now, null, "the form is another"), People.Mlro()));
        Assert.Equal("to-file", world.State.Status);
        Assert.NotEmpty(SuspicionWorkflow.Instance.Agenda(world.State));
        Assert.Equal(200, world.Ask(new FileReport("report-1", 1, null, world.Now, "ref-2"), People.Mlro()));
        Assert.Equal(200, world.Ask(new RecordAnswer("report-1", true, world.Now, "ref-2", null), People.Mlro()));
        Assert.Equal("acknowledged", world.State.Reports[0].Status);
    }

    [Fact]
    public void Where_a_law_has_a_clock_for_it_what_was_reported_is_looked_at_again()
    {
        var world = new SuspicionPlay(SuspicionPlay.Reported(["US"]));
        world.Ask(new FileReport("report-1", null, null, world.Now, "bsa-1"), People.Mlro());
        Assert.Equal("under-review", world.State.Status);
        var due = world.State.ReviewDue!.Value;
        Assert.InRange((due - world.Now).TotalDays, 119, 122);
        world.PassTo(due);
        Assert.IsType<SuspicionOverdue>(world.History[^1].Happened);

        Assert.Equal(200, world.Ask(new ReviewSuspicion(true, "it goes on"), People.Mlro()));
        Assert.Equal([("report-1", "filed"), ("report-2", "owed")], world.State.Reports.Select(report => (report.Number, report.Status)));
        Assert.Equal("suspicious-continuing", world.State.Reports[1].Owed.Kind);
        world.Ask(new FileReport("report-2", null, null, world.Now, "bsa-2"), People.Mlro());
        Assert.Equal(200, world.Ask(new ReviewSuspicion(false, "it has ended"), People.Mlro()));
        Assert.Equal("over", world.State.Status);
        Assert.Empty(SuspicionWorkflow.Instance.Agenda(world.State));
    }

    [Fact]
    public void In_India_the_principal_officer_is_who_reports()
    {
        var world = new SuspicionPlay(SuspicionPlay.Raised(["IN"]));
        world.Ask(new AssessSuspicion(Conclusions.Report, null, null, "because"), People.Mlro());
        Assert.Equal(["principal-officer"], world.State.Needed);
        Assert.Equal(403, world.Ask(new ReviewAssessment(true, "agreed"), People.Mlro()));
        Assert.Equal(200, world.Ask(new ReviewAssessment(true, "agreed"), People.Mlro(2)));
    }

    private static IReadOnlyList<SuspicionCommand> Commands { get; } =
    [
        new AssessSuspicion(Conclusions.Report, null, null, "because"), new ReviewAssessment(true, "because"), new DraftReport("report-1", "text"), new FileReport("report-1", null, null, Then, null),
        new RecordAnswer("report-1", true, Then, null, null), new ReviewSuspicion(true, "because"),
        new PlaceSuspicionHold("court", null, "because"), new AskSuspicionHoldLifting("hold-1", "because"), new DecideSuspicionHoldLifting("hold-1", true, "because"),
    ];

    private static Verdict Decide(SuspicionCase? state, SuspicionCommand command, Principal by) =>
        SuspicionWorkflow.Instance.Decide(state, new Message.Asked(Then, by, command), new SuspicionFacts(Then, by, ["EU"], Repository.Library.Rules(["EU"], Then)));

    private static (int Status, string Title) Refused(Verdict verdict) => Assert.IsType<Verdict.Refused>(verdict).Refusal switch { var refusal => (refusal.Status, refusal.Title) };
}
