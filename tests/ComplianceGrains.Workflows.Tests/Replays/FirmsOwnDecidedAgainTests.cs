using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Incidents;
using ComplianceGrains.Contracts.Inquiries;
using ComplianceGrains.Contracts.Packs;
using ComplianceGrains.Contracts.Suspicions;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Jurisdictions.Packs;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Exceptions.Events;
using ComplianceGrains.Workflows.Incidents;
using ComplianceGrains.Workflows.Incidents.Events;
using ComplianceGrains.Workflows.Inquiries;
using ComplianceGrains.Workflows.Inquiries.Events;
using ComplianceGrains.Workflows.Kinds;
using ComplianceGrains.Workflows.Lifecycle;
using ComplianceGrains.Workflows.Packs;
using ComplianceGrains.Workflows.Packs.Events;
using ComplianceGrains.Workflows.Replays;
using ComplianceGrains.Workflows.Schemas;
using ComplianceGrains.Workflows.Suspicions;
using ComplianceGrains.Workflows.Suspicions.Events;
using ComplianceGrains.Workflows.Tests.Building;
using ComplianceGrains.Workflows.Tests.Suspicions;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Replays;

/// <summary>
/// What the firm decides about its own work is decided again from what was recorded: suspicions, inquiries, closed incidents and the lives of
/// packs. Where one fact is another exactly what stands on it comes out otherwise, and what an earlier record does not hold is said.
/// </summary>
public class FirmsOwnDecidedAgainTests
{
    private static readonly ReplayAnswer Unknown = new ReplayAnswer.NotReplayable(ReplayReasons.FactsNotKept);

    [Fact]
    public void A_suspicion_comes_out_equal_from_its_being_raised_until_it_is_over()
    {
        var kinds = new[] { Reviewed("US"), Waited("GB"), NotFiled(), Held() }.SelectMany(world => world.Commands).SelectMany(command =>
        {
            Assert.All(Again(command), answer => Assert.True(answer is ReplayAnswer.Equal, $"{command.Then[0].Happened.GetType().Name}: {Said(answer)}"));
            return command.Then.Select(decision => decision.Happened.GetType());
        }).ToHashSet();

        // Every kind of its decisions was among them, and none of them is shown to anybody but those who work on suspicions.
        var all = SuspicionWorkflow.Instance.Kinds.OfType<RecordKind>().ToList();
        Assert.Equal(all.Select(kind => kind.Type.Name).Distinct().Order(StringComparer.Ordinal), kinds.Select(type => type.Name).Order(StringComparer.Ordinal));
        Assert.All(all, kind => Assert.Equal(Audience.Suspicion, kind.Shown));
    }

    [Fact]
    public void Where_one_fact_about_a_suspicion_was_another_exactly_what_stands_on_it_differs()
    {
        var world = Waited("GB");
        var filed = world.Commands.First(command => command.Then[0].Happened is ReportFiled { Waits: true });
        var record = (ReportFiled)filed.Then[0].Happened;

        // The officer had said that nothing waits: no clock of silence had begun.
        var differs = Assert.IsType<ReplayAnswer.Differs>(Assert.Single(Again(With(filed, record with { Stated = StatedWaits.WaitsNot }))));
        Assert.Contains(differs.Differences, one => one is { Path: "waits", Then: "true", Now: "false" });
        // Whoever assessed it does not confirm the assessment.
        var reviewed = world.Commands.Single(command => command.Then[0].Happened is AssessmentReviewed);
        var planted = reviewed with { Then = [.. reviewed.Then.Select(decision => decision with { Basis = decision.Basis with { Principal = People.Mlro().Id } })] };
        Assert.All(Again(planted), answer => Assert.IsType<ReplayAnswer.Differs>(answer));

        // Records of before do not say what the officer said; of what is destroyed nothing is decided again.
        Assert.Equal(Unknown, Assert.Single(Again(With(filed, record with { Stated = null }))));
        var raised = world.Commands[0];
        Assert.Equal(new ReplayAnswer.NotReplayable(ReplayReasons.Shredded), Assert.Single(Again(With(raised, (SuspicionRaised)raised.Then[0].Happened with { Statement = null }))));
    }

    [Fact]
    public void An_inquiry_comes_out_equal_until_it_is_closed_and_what_was_given_before_it_came_otherwise()
    {
        var ids = A.ExceptionIds(new("inquiry", "inq-1"));
        var (state, commands) = ((Inquiry?)null, new List<(Inquiry? Before, IReadOnlyList<Decision> Then)>());
        var due = A.Monday + Duration.FromDays(14);
        Do(new Message.Asked(A.Monday, People.Mlro(), new RecordInquiry("EU", "AZ 4", "The supervisor", "Everything", null, null, A.Monday - Duration.FromDays(1), due)));
        Do(new Message.Due(due, InquiryWorkflow.AnswerKey));
        Do(new Message.Told(due, new ActorId("exception", state!.Case!), new Decision(Basis.OfLifecycle(due), new ExceptionClosed("no-action")), default));
        Do(new Message.Due(due + Duration.FromDays(7), InquiryWorkflow.AnswerKey));
        Do(new Message.Asked(due + Duration.FromDays(8), People.Mlro(2), new CloseInquiry(InquiryOutcomes.Answered, ["exp-1"], "the package", due + Duration.FromDays(8))), new NamedExport(true, "sha256:a", true));

        Assert.All(commands.SelectMany(Replayed), answer => Assert.True(answer is ReplayAnswer.Equal, Said(answer)));
        Assert.Equal(8, commands.Sum(command => command.Then.Count));

        var closed = (InquiryClosed)commands[^1].Then[0].Happened;
        var early = Replayed((commands[^1].Before, [commands[^1].Then[0] with { Happened = closed with { GivenAt = A.Monday - Duration.FromDays(2) } }, .. commands[^1].Then.Skip(1)]));
        Assert.All(early, answer => Assert.IsType<ReplayAnswer.Differs>(answer));
        // A week too soon.
        var overdue = commands[3].Then[0];
        Assert.IsType<ReplayAnswer.Differs>(Replayed((commands[3].Before, [overdue with { Basis = overdue.Basis with { OccurredAt = due + Duration.FromDays(6) } }]))[0]);

        IReadOnlyList<ReplayAnswer> Replayed((Inquiry? Before, IReadOnlyList<Decision> Then) command) =>
            ReplayedCommand.Answer(InquiryWorkflow.Instance, command.Then, InquiryReplay.Decide(command.Before, command.Then, ids));

        void Do(Message message, params NamedExport?[] given)
        {
            var then = Assert.IsType<Verdict.Accepted>(InquiryWorkflow.Instance.Decide(state, message, new InquiryFacts(given, ids))).Decisions;
            commands.Add((state, then));
            state = then.Aggregate(state, InquiryWorkflow.Instance.Evolve);
        }
    }

    [Fact]
    public void A_closed_incident_comes_out_equal_and_one_that_the_same_person_closed_twice_otherwise()
    {
        var view = new IncidentView(
            "inc-1", "log", IncidentKinds.Restored, "a log", ["EU", "DE"], "A backup was restored.", "closing", A.Monday,
            [new("proposed", "prn-operator-1", Roles.Operator, "read", A.Monday), new("approved", "prn-operator-2", Roles.Operator, "read too", A.Monday)], 3);
        var then = Assert.IsType<Verdict.Accepted>(IncidentWorkflow.Instance.Decide(null, new Message.Asked(A.Monday, Principal.System, new RecordClosing()), new IncidentFacts(view, []))).Decisions;

        Assert.IsType<ReplayAnswer.Equal>(Assert.Single(Replayed(then)));
        Assert.IsType<ReplayAnswer.Differs>(Assert.Single(Replayed([then[0] with { Basis = then[0].Basis with { Principal = "prn-operator-1" } }])));
        // What a restore lost stands in its plan and not in the evidence.
        Assert.Equal(Unknown, Assert.Single(ReplayedCommand.Answer(IncidentWorkflow.Instance, [Stated()], IncidentReplay.Decide((IncidentClosed)then[0].Happened, [Stated()]))));

        static IReadOnlyList<ReplayAnswer> Replayed(IReadOnlyList<Decision> then) => ReplayedCommand.Answer(IncidentWorkflow.Instance, then, IncidentReplay.Decide(null, then));
    }

    [Fact]
    public void The_life_of_a_pack_comes_out_equal_and_what_one_person_would_have_done_alone_otherwise()
    {
        var (state, commands) = ((PackVersions?)null, new List<(PackVersions? Before, IReadOnlyList<Decision> Then, Instant At)>());
        var rules = Repository.Library.Rules(["EU"], A.Monday);
        var begins = A.Monday + Duration.FromDays(2);
        Do(new Message.Asked(A.Monday, Principal.System, new Publish()), missing: [(Published)Stated().Happened]);
        Propose(7, begins, Editor(1));
        Do(new Message.Asked(A.Monday, Approver(2), new DecideVersion(7, true, "agreed")));
        Propose(8, begins + Duration.FromDays(1), Editor(1));
        Do(new Message.Asked(A.Monday, Approver(2), new DecideVersion(8, false, "no")));
        Propose(9, begins + Duration.FromDays(2), Editor(1));
        Do(new Message.Due(begins + Duration.FromDays(2), $"{PackWorkflow.ApprovalKey}9"));
        // An emergency, whose own day is over, and which nobody looks at in time; one marks as read what another wrote.
        Propose(10, A.Monday, Editor(3), review: A.Monday + Duration.FromDays(5), from: A.Monday + Duration.FromHours(1), verifies: [new VerifiedClaim("retention.policy", "EU@7", DigestOf(7))]);
        Do(new Message.Asked(A.Monday, Approver(2), new DecideVersion(10, true, "agreed")));
        Do(new Message.Due(A.Monday + Duration.FromDays(5), "review/10"));
        Do(new Message.Asked(A.Monday + Duration.FromDays(6), Approver(4), new ReviewVersion(10, true, "right")));
        Do(new Message.Due(begins, "migration/7"), next: new MigrationPart(["customer/a", "wallet/b"], false));
        Do(new Message.Due(begins + Duration.FromSeconds(1), "migration/7"), next: new MigrationPart(["customer/c"], true));

        foreach (var command in commands)
            Assert.All(Replayed(command), answer => Assert.True(answer is ReplayAnswer.Equal, $"{command.Then[0].Happened.GetType().Name}: {Said(answer)}"));
        Assert.Superset(
            new HashSet<Type>
            {
                typeof(Published), typeof(PackProposed), typeof(PackApproved), typeof(PackRejected), typeof(EmergencyDeclared), typeof(EmergencyReviewMissed), typeof(EmergencyReviewed), typeof(PackMigrated),
            },
            commands.SelectMany(command => command.Then).Select(decision => decision.Happened.GetType()).ToHashSet());

        // Whoever wrote a value does not say that it was read, whoever proposed does not approve, and nothing is published twice.
        var emergency = commands.Single(command => command.Then[0].Happened is PackProposed { Version: 10 });
        Assert.All(Replayed(emergency with { Then = [.. emergency.Then.Select(decision => decision with { Basis = decision.Basis with { Principal = Editor(1).Id } })] }), answer => Assert.IsType<ReplayAnswer.Differs>(answer));
        var approval = commands[2] with { Then = [commands[2].Then[0] with { Basis = commands[2].Then[0].Basis with { Principal = Editor(1).Id } }, .. commands[2].Then.Skip(1)] };
        Assert.All(Replayed(approval), answer => Assert.IsType<ReplayAnswer.Differs>(answer));
        Assert.IsType<ReplayAnswer.Differs>(Assert.Single(Replayed(commands[0] with { Before = commands[1].Before })));
        // More were told than one decision tells.
        var told = commands.First(command => command.Then[0].Happened is PackMigrated);
        Assert.IsType<ReplayAnswer.Differs>(Assert.Single(Replayed(told with { Then = [told.Then[0] with { Happened = (PackMigrated)told.Then[0].Happened with { Told = 99 } }] })));
        // What an earlier version of the program wrote down of a proposal does not say what it verified.
        var proposed = commands[1];
        Assert.Equal(Unknown, Assert.Single(Replayed(proposed with { Then = [proposed.Then[0] with { Happened = (PackProposed)proposed.Then[0].Happened with { Verifies = null } }] })));

        IReadOnlyList<ReplayAnswer> Replayed((PackVersions? Before, IReadOnlyList<Decision> Then, Instant At) command) => ReplayedCommand.Answer(
            PackWorkflow.Instance, command.Then, PackReplay.Decide("EU", command.Before, command.Then, command.At, command.Then[0].Basis.Rules.Packs.Count == 0 ? null : rules));

        void Propose(int version, Instant day, Principal by, Instant? review = null, Instant? from = null, IReadOnlyList<VerifiedClaim>? verifies = null) => Do(
            new Message.Asked(A.Monday, by, new ProposeVersion([], [], "because", review, from)),
            new PackTrial(new Candidate($"EU@{version}", version, DigestOf(version), day, ["pack.yaml"]) { Migration = Migrations.ReEvaluate }, [], 3, []) { Verified = verifies ?? [] });

        void Do(Message message, PackTrial? trial = null, IReadOnlyList<Published>? missing = null, MigrationPart? next = null)
        {
            var facts = new PackFacts("EU", missing ?? [], rules, [], trial, [new PackFileReference("pack.yaml", "sha256:f")], []) { Next = next };
            var then = Assert.IsType<Verdict.Accepted>(PackWorkflow.Instance.Decide(state, message, facts)).Decisions;
            commands.Add((state, then, message.At));
            state = then.Aggregate(state, PackWorkflow.Instance.Evolve);
        }
    }

    private static string DigestOf(int version) => $"sha256:{new string((char)('0' + (version % 10)), 64)}";

    private static Principal Editor(int number) => new($"prn-{number}", Roles.PackEditor, true, ["*"]);

    private static Principal Approver(int number) => new($"prn-{number}", Roles.PackApprover, true, ["*"]);

    private static Decision Stated() => new(Basis.OfLifecycle(A.Monday), Published.Of(LifecycleKinds.SchemaPublished, new LifecycleRef.SchemaPublished("customer.activated/1", Digest.Sha256([1]))));

    private static (SuspicionCase? Before, IReadOnlyList<Decision> Then) With((SuspicionCase? Before, IReadOnlyList<Decision> Then) command, object happened) =>
        (command.Before, [command.Then[0] with { Happened = happened }, .. command.Then.Skip(1)]);

    private static IReadOnlyList<ReplayAnswer> Again((SuspicionCase? Before, IReadOnlyList<Decision> Then) command) => ReplayedCommand.Answer(
        SuspicionWorkflow.Instance, command.Then,
        SuspicionReplay.Decide(command.Before, command.Then, Repository.Library.Rules(command.Then[0].Basis.Bound, command.Then[0].Basis.OccurredAt)));

    /// <summary>Late, reported, filed, looked at again as late, and over.</summary>
    private static SuspicionPlay Reviewed(string jurisdiction)
    {
        var world = SuspicionPlay.Raised([jurisdiction]);
        world.PassTo(world.Now + Duration.FromDays(3));
        Assert.Equal(200, world.Ask(new AssessSuspicion(Conclusions.Report, null, null, "because"), People.Mlro()));
        if (!world.State.IsDecided)
            Assert.Equal(200, world.Ask(new ReviewAssessment(true, "agreed"), People.Mlro(2)));
        Assert.Equal(201, world.Ask(new DraftReport("report-1", "all of it"), People.Mlro()));
        Assert.Equal(201, world.Ask(new DraftReportFields("report-1", new ReportFields(Grounds: "odd")), People.Mlro()));
        Assert.Equal(200, world.Ask(new FileReport("report-1", 1, null, world.Now, "ref"), People.Mlro()));
        Assert.Equal(200, world.Ask(new RecordAnswer("report-1", true, world.Now, "BSA-1", null), People.Mlro()));
        world.PassTo(world.Now + Duration.FromDays(200));
        Assert.Equal(200, world.Ask(new ReviewSuspicion(true, "it goes on"), People.Mlro()));
        Assert.Equal(200, world.Ask(new FileReport("report-2", null, "elsewhere", world.Now, null), People.Mlro()));
        Assert.Equal(200, world.Ask(new ReviewSuspicion(false, "it is over"), People.Mlro()));
        return world;
    }

    /// <summary>A transfer that waited until the time was over, and was suspended afterwards; the report was sent back and filed again.</summary>
    private static SuspicionPlay Waited(string jurisdiction)
    {
        var world = SuspicionPlay.Reported([jurisdiction], "transfer/tr-1");
        Assert.Equal(200, world.Ask(new FileReport("report-1", null, null, world.Now, "ref"), People.Mlro()));
        world.PassTo(world.Now + Duration.FromDays(20));
        Assert.Contains(world.History, decision => decision.Happened is ConsentClockEnded);
        Assert.Equal(200, world.Ask(new RecordConsent("report-1", Consents.Suspended, world.Now, "their letter"), People.Mlro()));
        Assert.Equal(200, world.Ask(new RecordAnswer("report-1", false, world.Now, null, "a field was wrong"), People.Mlro()));
        Assert.Equal(200, world.Ask(new FileReport("report-1", null, null, world.Now, null) { TransactionWaits = false }, People.Mlro()));
        return world;
    }

    private static SuspicionPlay Held()
    {
        var world = SuspicionPlay.Raised(["EU"], about: "exception/ex-1");
        world.TooLateFor = ["customer/cust-1"];
        Assert.Equal(201, world.Ask(new PlaceSuspicionHold("court", null, "an order"), People.Mlro()));
        Assert.Equal(201, world.Ask(new PlaceSuspicionHold("court", world.Now.InUtc().Date.PlusDays(3), "another"), People.Mlro()));
        world.PassTo(world.Now + Duration.FromDays(7));
        Assert.Equal(202, world.Ask(new AskSuspicionHoldLifting("hold-1", "over"), People.Mlro()));
        Assert.Equal(200, world.Ask(new DecideSuspicionHoldLifting("hold-1", false, "not yet"), People.Mlro(2)));
        Assert.Equal(202, world.Ask(new AskSuspicionHoldLifting("hold-1", "over now"), People.Mlro()));
        Assert.Equal(200, world.Ask(new DecideSuspicionHoldLifting("hold-1", true, "agreed"), People.Mlro(2)));
        Assert.All(world.State.Holds, hold => Assert.False(hold.Order.IsOpen));
        return world;
    }

    private static SuspicionPlay NotFiled()
    {
        var world = SuspicionPlay.Raised(["EU"]);
        Assert.Equal(200, world.Ask(new AssessSuspicion(Conclusions.NotFiled, null, null, "harmless"), People.Mlro()));
        Assert.Equal(200, world.Ask(new ReviewAssessment(false, "look again"), People.Mlro(2)));
        Assert.Equal(200, world.Ask(new AssessSuspicion(Conclusions.NotFiled, null, null, "harmless, with reasons"), People.Mlro()));
        Assert.Equal(200, world.Ask(new ReviewAssessment(true, "agreed"), People.Mlro(2)));
        return world;
    }

    private static string Said(ReplayAnswer answer) => answer switch
    {
        ReplayAnswer.Differs differs => string.Join("; ", differs.Differences.Select(each => $"{each.Path}: {each.Then} / {each.Now}")),
        ReplayAnswer.NotReplayable not => not.Reason,
        _ => "",
    };
}
