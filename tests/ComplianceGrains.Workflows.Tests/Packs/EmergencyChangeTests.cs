using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Packs;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Packs;
using ComplianceGrains.Workflows.Packs.Events;
using ComplianceGrains.Workflows.Tests.Building;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Packs;

/// <summary>A change that cannot wait is made by two people from an instant on, and looked at by a third, or it stays to be done and is seen.</summary>
public class EmergencyChangeTests
{
    private static readonly Instant Day = A.Monday - Duration.FromHours(9), Begins = A.Monday + Duration.FromMinutes(30), Review = A.Monday + Duration.FromDays(7);

    private static readonly Principal Editor = Person("prn-editor", Roles.PackEditor), Approver = Person("prn-approver", Roles.PackApprover), Third = Person("prn-third", Roles.PackApprover);

    [Fact]
    public void It_begins_at_its_instant_although_its_day_has_begun_and_waits_for_one_other_person()
    {
        var proposed = Propose(null, Review, Begins);

        Assert.Equal(["pack.proposed", "pack.emergency-declared"], proposed.Verdict.Decisions.Select(decision => decision.Happened is EmergencyDeclared ? "pack.emergency-declared" : "pack.proposed"));
        var version = Assert.Single(proposed.State.Open);
        Assert.Equal((Begins, (Instant?)Review), (version.Proposal.InForceFrom, version.ReviewBy));
        Assert.Equal(Begins - PackWorkflow.Lead, Assert.Single(PackWorkflow.Instance.Agenda(proposed.State)).Due);

        Assert.Equal(403, Refused(proposed.State, new DecideVersion(7, true, "mine"), Editor with { Role = Roles.PackApprover }).Status);
        var approved = Take(proposed.State, new DecideVersion(7, true, "agreed"), Approver);
        Assert.Equal(PackStatus.Approved, approved.Proposed[0].Status);
    }

    [Fact]
    public void Where_several_approve_otherwise_one_of_them_does_in_an_emergency()
    {
        var rules = Repository.With("EU", "pack: [{ role: pack-approver", "pack: [{ role: senior-management, distinctFrom: maker }, { role: pack-approver").Rules(["EU"], A.Monday);
        var usual = Propose(rules, null, null, begins: A.Monday + Duration.FromDays(2)).State;
        Assert.Equal(PackStatus.Proposed, Take(usual, new DecideVersion(7, true, "agreed"), Approver, rules).Proposed[0].Status);

        var emergency = Propose(rules, Review, Begins).State;
        Assert.Equal([Roles.PackApprover, Roles.SeniorManagement], PackWorkflow.OpenApprovals(emergency.Proposed[0], rules).Select(approval => approval.Role).Order());
        Assert.Equal(PackStatus.Approved, Take(emergency, new DecideVersion(7, true, "agreed"), Approver, rules).Proposed[0].Status);
    }

    [Fact]
    public void Somebody_who_had_no_part_in_it_looks_at_it_and_nobody_else()
    {
        var state = Made();
        Assert.Equal((AgendaRow.SecondPerson, Review), Assert.Single(PackWorkflow.Instance.Agenda(state).Select(row => (row.Queue, row.Due))));
        Assert.Equal(403, Refused(state, new ReviewVersion(7, true, "fine"), Approver).Status);
        Assert.Equal(403, Refused(state, new ReviewVersion(7, true, "fine"), Editor with { Role = Roles.PackApprover }).Status);
        Assert.Equal(403, Refused(state, new ReviewVersion(7, true, "fine"), Person("prn-analyst", Roles.Analyst)).Status);

        var reviewed = Take(state, new ReviewVersion(7, false, "the figure is wrong"), Third);
        Assert.Equal((true, "to-be-replaced"), (reviewed.Proposed[0].IsReviewed, reviewed.Proposed[0].Steps[^1].Outcome));
        Assert.Empty(PackWorkflow.Instance.Agenda(reviewed));
        Assert.Equal(409, Refused(reviewed, new ReviewVersion(7, true, "again"), Third).Status);
    }

    [Fact]
    public void A_review_that_nobody_made_in_time_is_on_record_and_stays_in_the_queue()
    {
        var state = Made();
        var key = PackWorkflow.Instance.Agenda(state)[0].Key;
        Assert.Equal(Verdict.None, Decide(state, new Message.Due(Review - Duration.FromSeconds(1), key)));
        var missed = Assert.IsType<Verdict.Accepted>(Decide(state, new Message.Due(Review, key)));
        Assert.IsType<EmergencyReviewMissed>(Assert.Single(missed.Decisions).Happened);

        var late = missed.Decisions.Aggregate(state, PackWorkflow.Instance.Evolve);
        Assert.Equal((AgendaRow.SecondPerson, AgendaRow.NoTime), Assert.Single(PackWorkflow.Instance.Agenda(late).Select(row => (row.Queue, row.Due))));
        Assert.Empty(PackWorkflow.Instance.Agenda(Take(late, new ReviewVersion(7, true, "late, and fine"), Third)));
    }

    [Fact]
    public void Without_a_date_of_review_or_with_one_out_of_range_it_is_none()
    {
        Assert.Equal("not-an-emergency", Wrong(null, Begins));
        Assert.Equal("out-of-range", Wrong(Begins, Begins));
        Assert.Equal("out-of-range", Wrong(Begins + Duration.FromDays(32), Begins));
        Assert.Equal("too-early", Wrong(Review, A.Monday + Duration.FromMinutes(4)));
        Assert.Equal("too-early", Wrong(Review, null));
    }

    private static PackVersions Made() => Take(Propose(null, Review, Begins).State, new DecideVersion(7, true, "agreed"), Approver);

    private static (Verdict.Accepted Verdict, PackVersions State) Propose(Jurisdictions.Effective.EffectiveRules? rules, Instant? review, Instant? from, Instant? begins = null)
    {
        var verdict = Assert.IsType<Verdict.Accepted>(Decide(null, Asked(new ProposeVersion([], [], "because", review, from), Editor), rules, begins));
        return (verdict, verdict.Decisions.Aggregate(PackVersions.Empty, PackWorkflow.Instance.Evolve));
    }

    private static string Wrong(Instant? review, Instant? from) =>
        Assert.IsType<Verdict.Refused>(Decide(null, Asked(new ProposeVersion([], [], "because", review, from), Editor))).Refusal.Errors[0].Code;

    private static PackVersions Take(PackVersions state, PackCommand command, Principal by, Jurisdictions.Effective.EffectiveRules? rules = null) =>
        Assert.IsType<Verdict.Accepted>(Decide(state, Asked(command, by), rules)).Decisions.Aggregate(state, PackWorkflow.Instance.Evolve);

    private static Refusal Refused(PackVersions state, PackCommand command, Principal by) => Assert.IsType<Verdict.Refused>(Decide(state, Asked(command, by))).Refusal;

    private static Message.Asked Asked(PackCommand command, Principal by) => new(A.Monday, by, command);

    private static Principal Person(string id, string role) => new(id, role, true, ["*"]);

    private static Verdict Decide(PackVersions? state, Message message, Jurisdictions.Effective.EffectiveRules? rules = null, Instant? begins = null) => PackWorkflow.Instance.Decide(
        state, message, new PackFacts(
            "EU", [], rules ?? Repository.Library.Rules(["EU"], A.Monday), [],
            new PackTrial(new Candidate("EU@7", 7, $"sha256:{new string('7', 64)}", begins ?? Day, []), [], 1, []), [], []));
}
