using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Exports;
using ComplianceGrains.Contracts.Transfers;
using ComplianceGrains.Screening.Matching;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Counterparties;
using ComplianceGrains.Workflows.Counterparties.Events;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Exports;
using ComplianceGrains.Workflows.Exports.Events;
using ComplianceGrains.Workflows.Replays;
using ComplianceGrains.Workflows.Retention;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Tests.Building;
using ComplianceGrains.Workflows.Tests.Counterparties;
using ComplianceGrains.Workflows.Tests.Transfers;
using ComplianceGrains.Workflows.Transfers;
using ComplianceGrains.Workflows.Transfers.Events;
using ComplianceGrains.Workflows.Words;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Replays;

/// <summary>
/// Providers, exports and transfers with what monitoring finds in them are decided again from what was recorded. Of each kind it is said whether it is,
/// and where one fact is another exactly the decision that stands on it comes out otherwise.
/// </summary>
public class RestDecidedAgainTests
{
    private static readonly ActorId Provider = new("counterparty", "cp-1");
    private static readonly ActorId Moved = new("transfers", "subject");

    [Fact]
    public void What_was_decided_about_a_provider_comes_out_equal_but_whom_it_told()
    {
        var (world, contents) = Assessed();

        var answers = world.Commands.SelectMany(command => Answers(command, contents)).ToList();

        Assert.All(answers, one => Assert.True(one.Kind == nameof(TransfersTold) ? one.Answer == Unknown : one.Answer is ReplayAnswer.Equal, $"{one.Kind}: {Said(one.Answer)}"));
        Assert.Superset(
            new HashSet<string>
            {
                nameof(CounterpartyRegistered), nameof(AssessmentProposed), nameof(StepDecided), nameof(CounterpartyAssessed), nameof(CounterpartyFailed), nameof(AssessmentOverdue), nameof(Screened),
                nameof(ExceptionAnswered), nameof(TransfersTold),
            },
            answers.Select(one => one.Kind).ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public void Where_one_fact_about_a_provider_is_another_exactly_what_stands_on_it_differs()
    {
        var (world, contents) = Assessed();
        // An assessment for longer than anybody may give.
        var planted = world.Commands.Select(command => command.Then[0].Happened is AssessmentProposed proposed && ReferenceEquals(proposed, First(world))
            ? command with { Then = [command.Then[0] with { Happened = proposed with { ReviewBy = command.At + Duration.FromDays(999) } }, .. command.Then.Skip(1)] } : command);
        var differing = planted.SelectMany(command => Answers(command, contents)).Where(one => one.Answer is ReplayAnswer.Differs).ToList();
        Assert.Equal([nameof(AssessmentProposed)], differing.Select(one => one.Kind));

        // Another list: exactly the screenings in which it was asked.
        var others = contents.ToDictionary(list => list.Key, list => ListIndex.Build(list.Value.Content with { Entries = [] }));
        Assert.Equal(
            world.Commands.Where(command => command.Then.Any(decision => decision.Happened is Screened { Screening.Matches.Count: > 0 })),
            world.Commands.Where(command => Answers(command, others).Any(one => one.Answer is ReplayAnswer.Differs)));
        Assert.Contains(world.Commands.SelectMany(command => Answers(command, [])), one => one.Answer is ReplayAnswer.NotReplayable { Reason: ReplayReasons.ListNotHere });
    }

    [Fact]
    public void How_transfers_ended_for_how_long_a_rule_tells_nobody_and_what_monitoring_found_come_out_equal()
    {
        var world = Moves();

        var answers = world.Commands.SelectMany(Answers).ToList();

        string[] replayed =
        [
            nameof(TransferCompleted), nameof(TransferCancelled), nameof(TransferAlerted), nameof(MonitoringCounted), nameof(SuppressionAsked), nameof(RuleSuppressed), nameof(SuppressionEnded), nameof(ExceptionRaised),
        ];
        Assert.All(answers.Where(one => replayed.Contains(one.Kind)), one => Assert.True(one.Answer is ReplayAnswer.Equal, $"{one.Kind}: {Said(one.Answer)}"));
        Assert.Superset(replayed.ToHashSet(StringComparer.Ordinal), answers.Select(one => one.Kind).ToHashSet(StringComparer.Ordinal));
        // What else is decided stands on how others stood then.
        Assert.All(answers.Where(one => !replayed.Contains(one.Kind)), one => Assert.True(one.Answer == Unknown, $"{one.Kind}: {Said(one.Answer)}"));
    }

    [Fact]
    public void Where_one_amount_was_another_exactly_what_monitoring_found_with_it_differs()
    {
        var world = Moves();
        var alerts = world.Commands.Select((command, place) => (command, place)).Where(one => one.command.Then.Any(decision => decision.Happened is TransferAlerted)).Select(one => one.place).ToList();
        var first = alerts[0];

        // Too small to be a part of anything.
        var (before, then, at) = world.Commands[first];
        var planted = (Before: before! with { All = before.All.SetItem("t-1", before.All["t-1"] with { Value = TransferWorld.Worth(1) }) }, Then: then, At: at);
        var differing = Answers(planted).Where(one => one.Answer is ReplayAnswer.Differs).ToList();
        Assert.Equal(nameof(TransferAlerted), differing[0].Kind);
        Assert.All(Answers(planted).Where(one => one.Kind == nameof(TransferAssessed)), one => Assert.Equal(Unknown, one.Answer));

        // A completion of what was never allowed.
        var completed = world.Commands.Single(command => command.Then[0].Happened is TransferCompleted);
        var held = completed.Before! with { All = completed.Before.All.SetItem("t-1", completed.Before.All["t-1"] with { Status = TransferStatus.Held }) };
        Assert.IsType<ReplayAnswer.Differs>(Assert.Single(Answers((held, completed.Then, completed.At))).Answer);
    }

    [Fact]
    public void That_an_export_was_asked_for_decided_and_fetched_comes_out_equal_and_another_approver_otherwise()
    {
        var rules = Repository.Library.Rules(["EU"], A.Monday);
        var (state, commands) = ((Export?)null, new List<(Export? Before, IReadOnlyList<Decision> Then)>());
        Do(new RequestExport("EU", A.Monday - Duration.FromDays(30), A.Monday, "The supervisor", "inspection", "Art. 1", [], Actors: ["customer/c-1"]), People.Mlro());
        Do(new DecideExport(true, "fine"), People.Mlro(2));

        Assert.All(commands.SelectMany(command => Again(command)), answer => Assert.True(answer is ReplayAnswer.Equal, Said(answer)));
        Assert.Equal(rules.Digest, commands[1].Then[0].Basis.Rules.Digest);

        // Whoever asked did not approve; a period that had not ended was not asked for; without the packs that said who approves it is not known.
        var planted = commands[1] with { Then = [commands[1].Then[0] with { Basis = commands[1].Then[0].Basis with { Principal = People.Mlro().Id } }] };
        Assert.IsType<ReplayAnswer.Differs>(Assert.Single(Again(planted)));
        var asked = (ExportRegistered)commands[0].Then[0].Happened;
        Assert.IsType<ReplayAnswer.Differs>(Again((null, [commands[0].Then[0] with { Happened = asked with { To = A.Monday + Duration.FromDays(1) } }, .. commands[0].Then.Skip(1)]))[0]);
        Assert.Equal(Unknown, Assert.Single(ReplayedCommand.Answer(ExportWorkflow.Instance, commands[1].Then, ExportReplay.Decide("exp-1", commands[1].Before, commands[1].Then, null))));

        IReadOnlyList<ReplayAnswer> Again((Export? Before, IReadOnlyList<Decision> Then) command) =>
            ReplayedCommand.Answer(ExportWorkflow.Instance, command.Then, ExportReplay.Decide("exp-1", command.Before, command.Then, command.Then[0].Basis.Rules.Packs.Count == 0 ? null : rules));

        void Do(ExportCommand command, Principal by)
        {
            var facts = new ExportFacts("exp-1", rules, null, new Dictionary<string, IReadOnlyList<string>> { ["EU"] = ["a-1"] });
            var then = Assert.IsType<Verdict.Accepted>(ExportWorkflow.Instance.Decide(state, new Message.Asked(A.Monday, by, command), facts)).Decisions;
            commands.Add((state, then));
            state = then.Aggregate(state, ExportWorkflow.Instance.Evolve);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Until_when_records_are_kept_and_that_they_go_come_out_equal_and_on_another_fact_otherwise(bool deleteAfterFloor)
    {
        var world = A.Active();
        world.Offboard();
        // Under the law of Switzerland, which names no day to delete by.
        var ended = world.Customer!;
        var (soon, late) = (world.Now + Duration.FromDays(28), world.Now + Duration.FromDays(4000));
        var outlook = new RetentionOutlook(new RetentionPolicy(deleteAfterFloor, Destroys: true), soon + Duration.FromDays(9), true);
        var (planned, due) = (Look(soon), Look(late));

        Assert.All(Again(planned, soon), answer => Assert.True(answer is ReplayAnswer.Equal, Said(answer)));
        Assert.All(Again(due, late), answer => Assert.True(answer is ReplayAnswer.Equal, Said(answer)));
        Assert.True(deleteAfterFloor == due[0].Happened is RetentionPlanned { Needed.Count: > 0 } or RetentionDue, string.Join(" ", due[0].Basis.Reasons.Select(reason => reason.Text)));

        // Somebody else waited for an answer; what an earlier version wrote down did not say so.
        outlook = outlook with { Waiting = [WaitingOthers.OtherSide] };
        var waited = Look(late);
        outlook = outlook with { Waiting = [] };
        Assert.All(Again(waited, late), answer => Assert.True(answer is ReplayAnswer.Equal, Said(answer)));
        IReadOnlyList<Decision> unsaid = [waited[0] with { Happened = (RetentionPlanned)waited[0].Happened with { Waiting = null } }];
        Assert.Equal(deleteAfterFloor, Again(unsaid, late).Any(answer => answer is ReplayAnswer.Differs { Differences: var paths } && paths.Any(one => one.Path.StartsWith("terms", StringComparison.Ordinal))));

        // The rules were to change on another day; what an earlier version wrote down did not say when.
        var on = ((RetentionPlanned)planned[0].Happened).On!;
        var differs = Assert.IsType<ReplayAnswer.Differs>(Assert.Single(Again(With(on with { RulesChange = soon + Duration.FromDays(3) }), soon)));
        Assert.Equal(["lookAgain"], differs.Differences.Select(one => one.Path));
        Assert.Equal(Unknown, Assert.Single(Again(With(null), soon)));

        IReadOnlyList<Decision> With(PlannedOn? other) => [planned[0] with { Happened = (RetentionPlanned)planned[0].Happened with { On = other } }];

        IReadOnlyList<Decision> Look(Instant at) => Assert.IsType<Verdict.Accepted>(CustomerWorkflow.Instance.Decide(ended, new Message.Due(at, "retention"), new CustomerFacts(
            at, Principal.System, "CH", ["CH"], Repository.Library.Rules(["CH"], at), null, null, A.ExceptionIds(CustomerStory.Instance.Subject), A.HashKey)
        { Outlook = outlook })).Decisions;

        IReadOnlyList<ReplayAnswer> Again(IReadOnlyList<Decision> then, Instant at) =>
            ReplayedCommand.Answer(CustomerWorkflow.Instance, then, CustomerReplay.Decide(ended, then, GroundOf(CustomerStory.Instance.Subject, then, at) with { Person = A.Person }));
    }

    private static ReplayAnswer Unknown { get; } = new ReplayAnswer.NotReplayable(ReplayReasons.FactsNotKept);

    private static (CounterpartyWorld World, Dictionary<string, ListIndex> Contents) Assessed()
    {
        var world = new CounterpartyWorld();
        var contents = new Dictionary<string, ListIndex>(StringComparer.Ordinal);
        Assert.Null(world.Register());
        Keep();
        world.Naming.AddRange(["a", "b"]);
        Assert.Null(world.Propose());
        Assert.Null(world.Decide());
        world.Pass(Duration.FromHours(1));
        world.Late("t-1");
        world.List(CounterpartyWorld.Data.Name);
        Keep();
        world.ListChanged();
        world.Answer(ExceptionKinds.PossibleMatch, Dispositions.FalsePositive);
        world.Pass(Duration.FromDays(140));
        Keep();
        return (world, contents);

        void Keep()
        {
            foreach (var list in world.Lists.At(world.Now).Lists)
                contents[$"{list.Index.ListId} {list.Index.Digest}"] = list.Index;
        }
    }

    private static object First(CounterpartyWorld world) => world.History.First(decision => decision.Happened is AssessmentProposed).Happened;

    private static IEnumerable<(string Kind, ReplayAnswer Answer)> Answers((Counterparty? Before, IReadOnlyList<Decision> Then, Instant At) command, Dictionary<string, ListIndex> contents)
    {
        var ground = GroundOf(Provider, command.Then, command.At) with { Provider = CounterpartyWorld.Data, Lists = cites => contents.GetValueOrDefault($"{cites.Id} {cites.Digest}") };
        return command.Then.Zip(ReplayedCommand.Answer(CounterpartyWorkflow.Instance, command.Then, CounterpartyReplay.Decide(command.Before, command.Then, ground)), (then, answer) => (then.Happened.GetType().Name, answer));
    }

    /// <summary>Parts below the threshold that people are told of, one that is cancelled, one that completes, and a rule of which nobody is told for a while.</summary>
    private static TransferWorld Moves()
    {
        var world = new TransferWorld();
        foreach (var number in Enumerable.Range(1, 4))
            Assert.Null(world.Ask($"t-{number}", TransferWorld.Worth(600), vasp: TransferWorld.Vasp, person: TransferWorld.Person));
        Assert.Null(world.Do(new CompleteTransfer("t-1", "0xabc", null)));
        Assert.Null(world.Do(new CancelTransfer("t-2", "changed my mind")));
        world.Answer(ExceptionKinds.MonitoringAlert, Dispositions.FalsePositive);
        Assert.Null(world.Do(new AskSuppression("EU", "structuring", world.Now + Duration.FromDays(6), "known to pay staff"), People.Mlro()));
        Assert.Null(world.Do(new DecideSuppression("suppression-1", true, "seen"), People.Mlro(2)));
        foreach (var number in Enumerable.Range(5, 3))
            Assert.Null(world.Ask($"t-{number}", TransferWorld.Worth(600), vasp: TransferWorld.Vasp, person: TransferWorld.Person));
        Assert.Null(world.Do(new DecideSuppression("suppression-1", false, "no longer so"), People.Mlro()));
        return world;
    }

    private static IEnumerable<(string Kind, ReplayAnswer Answer)> Answers((CustomerTransfers? Before, IReadOnlyList<Decision> Then, Instant At) command) =>
        command.Then.Zip(TransferReplay.Answer(command.Before, command.Then, GroundOf(Moved, command.Then, command.At)), (then, answer) => (then.Happened.GetType().Name, answer));

    private static ReplayGround GroundOf(ActorId actor, IReadOnlyList<Decision> then, Instant at)
    {
        var rules = Repository.Library.Rules(then[0].Basis.Bound, then[0].Basis.OccurredAt);
        return new ReplayGround(at, rules, rules, null, A.ExceptionIds(actor), A.HashKey);
    }

    private static string Said(ReplayAnswer answer) => answer switch
    {
        ReplayAnswer.Differs differs => string.Join("; ", differs.Differences.Select(each => $"{each.Path}: {each.Then} / {each.Now}")),
        ReplayAnswer.NotReplayable not => not.Reason,
        _ => "",
    };
}
