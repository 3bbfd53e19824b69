using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Screening.Dispositions;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Screenings;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Tests.Building;
using ComplianceGrains.Workflows.Tests.Wallets;
using ComplianceGrains.Workflows.Wallets;
using ComplianceGrains.Workflows.Words;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Subjects;

/// <summary>What holds for every subject, whichever it is.</summary>
public class OneMechanismTests
{
    private static readonly MatchRecord Match = new(A.List, "NK-1", "sha256:1", "0.950");

    private static readonly Basis Basis = new("any", null, [], A.Monday, ["EU"], CitedRules.None, "prn-1", Roles.Analyst);

    [Theory]
    [InlineData(ExceptionKinds.PossibleMatch, Dispositions.FalsePositive, true)]
    [InlineData(ExceptionKinds.PossiblePep, Dispositions.FalsePositive, true)]
    [InlineData(ExceptionKinds.PossiblePep, Dispositions.TrueMatch, true)]
    [InlineData(ExceptionKinds.PossibleMatch, Dispositions.TrueMatch, false)]
    public void Nobody_passes_with_a_match_that_two_people_confirmed_unless_as_politically_exposed(string kind, string disposition, bool passes)
    {
        var matters = Answered(kind, disposition);

        Assert.Empty(matters.Undecided);
        Assert.Equal(passes, matters.Passes);
    }

    [Fact]
    public void A_match_that_nobody_decided_about_does_not_pass() =>
        Assert.False(Matters.None.After(Basis, new Screened(Hit("hmac:1")))!.Passes);

    [Theory]
    [InlineData(ScreeningRecord.Inconclusive)]
    [InlineData(ScreeningRecord.Unavailable)]
    [InlineData(ScreeningRecord.Stale)]
    public void No_answer_passes_nobody_even_if_all_that_was_found_is_dismissed(string outcome) =>
        Assert.False(Answered(ExceptionKinds.PossibleMatch, Dispositions.FalsePositive).After(Basis, new Screened(Hit("hmac:1") with { Outcome = outcome }))!.Passes);

    [Fact]
    public void What_was_dismissed_is_bound_to_what_was_asked()
    {
        var dismissed = Answered(ExceptionKinds.PossibleMatch, Dispositions.FalsePositive);

        Assert.Empty(dismissed.After(Basis, new Screened(Hit("hmac:1")))!.Undecided);
        Assert.Equal([Match], dismissed.After(Basis, new Screened(Hit("hmac:2")))!.Undecided);
    }

    [Fact]
    public void An_answer_that_expires_has_a_deadline_whatever_the_subject_is()
    {
        var until = A.Monday + Duration.FromDays(1);
        var wallet = Wallet.Evolve(WalletWorld.Proven().Wallet, Basis, new Screened(Hit(null) with { HoldsUntil = until }));

        Assert.Equal(until, Assert.Single(WalletWorkflow.Instance.Agenda(wallet), row => row.Key == SubjectAgenda.AnswerExpires).Due);
    }

    [Fact]
    public void A_wallet_whose_matches_are_dismissed_is_not_looked_up_again_on_the_same_content()
    {
        var world = WalletWorld.Approved();
        world.Put(WalletWorld.Address);
        world.Answer(ExceptionKinds.PossibleMatch, Dispositions.FalsePositive);
        var before = world.History.Count;

        world.Put(WalletWorld.Address);

        Assert.Equal(before, world.History.Count);
        Assert.Equal(WalletStatus.Approved, world.Wallet!.Status);
    }

    [Fact]
    public void Every_lookup_of_an_address_says_which_engine_answered()
    {
        var world = WalletWorld.Approved();

        var screened = Assert.Single(world.History, decision => decision.Happened is Screened);

        Assert.Contains(screened.Basis.Reasons, reason => reason.Code == ReasonCodes.ScreenedBy.Text && reason.Text == "compliancegrains/addresses@1");
    }

    [Fact]
    public void What_was_asked_for_under_earlier_rules_stays_asked_of_another_person_than_who_prepared_it()
    {
        var tasks = Tasks.Begin(Steps.Request, "prn-maker", [new PendingStep("senior-approval", Roles.SeniorManagement, A.Monday)]);
        var approval = Tasks.StillAsked(tasks.Pending[0]);

        Assert.NotNull(FourEyes.Against(approval, new Principal("prn-maker", Roles.SeniorManagement, true, ["*"]), tasks.PartsOf("senior-approval")));
        Assert.Null(FourEyes.Against(approval, new Principal("prn-other", Roles.SeniorManagement, true, ["*"]), tasks.PartsOf("senior-approval")));
    }

    [Fact]
    public void The_first_approver_is_who_approved_first_whatever_the_steps_are_called()
    {
        var tasks = Tasks.Begin(Steps.Request, "prn-maker", []).Complete("senior-approval", "prn-early").Complete("mlro-review", "prn-late");

        Assert.Equal(["prn-early", "prn-late"], tasks.PartsOf("manual-review").Approvers);
        Assert.Equal(["prn-late", "prn-early"], tasks.Complete("senior-approval", "prn-early").PartsOf("manual-review").Approvers);
    }

    [Fact]
    public void Every_decision_about_a_wallet_is_sealed_under_its_customers_keys()
    {
        var (world, workflow) = (WalletWorld.Proven(), WalletWorkflow.Instance);
        Wallet? wallet = null;
        foreach (var decision in world.History)
        {
            wallet = workflow.Evolve(wallet, decision);
            Assert.Equal(new Binding(new ActorId("customer", "c-1"), BoundLog.Ruled), workflow.Bind(new ActorId("wallet", "wal-1"), wallet, decision));
        }
    }

    private static Matters Answered(string kind, string disposition) => new[]
    {
        (object)new Screened(Hit("hmac:1")), new ExceptionRaised("exc-1", kind, true, [Match], "text", null), new ExceptionAnswered("exc-1", kind, disposition, [Match]),
    }.Aggregate(Matters.None, (matters, happened) => matters.After(Basis, happened)!);

    private static ScreeningRecord Hit(string? subject) => new(ScreeningRecord.Hit, [], [Match], "0.850", "any", subject);
}
