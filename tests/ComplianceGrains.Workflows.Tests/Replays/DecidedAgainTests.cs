using System.Text;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Jurisdictions.Packs;
using ComplianceGrains.Screening;
using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Screening.Matching;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Customers.Events;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Lifecycle;
using ComplianceGrains.Workflows.Replays;
using ComplianceGrains.Workflows.Retention;
using ComplianceGrains.Workflows.Screenings;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Tests.Building;
using ComplianceGrains.Workflows.Tests.Customers;
using NodaTime;
using Xunit.Abstractions;

namespace ComplianceGrains.Workflows.Tests.Replays;

/// <summary>
/// Decisions about customers of three versions of a pack and two versions of a list, made again from the recorded facts, with packs and
/// lists found by the digests that the decisions cite and by nothing else.
/// </summary>
public class DecidedAgainTests(ITestOutputHelper output)
{
    private const string Listed = "EXAMPLE, Ana";

    private static readonly Lazy<(PackLibrary Packs, IReadOnlyList<RecordedCommand> Commands, IReadOnlyDictionary<string, ListIndex> Lists)> Lived = new(Live);

    [Fact]
    public void From_facts_packs_and_lists_by_digest_every_decision_comes_out_equal_or_says_what_is_not_kept()
    {
        var (_, commands, lists) = Lived.Value;
        var answers = commands.SelectMany(command => Again(command, lists).Zip(command.Whole, (answer, then) => (then, answer))).ToList();

        foreach (var (then, answer) in answers)
            Assert.False(answer is ReplayAnswer.Differs, $"{then.Happened.GetType().Name}: {string.Join("; ", ((answer as ReplayAnswer.Differs)?.Differences ?? []).Select(each => $"{each.Path}: {each.Then} / {each.Now}"))}");
        var unknown = answers.Where(each => each.answer is ReplayAnswer.NotReplayable).ToList();
        output.WriteLine($"{answers.Count} decisions, {answers.Count - unknown.Count} equal");
        Assert.All(unknown, each => Assert.True(each.then.Happened is Published, each.then.Happened.GetType().Name));
        Assert.True(answers.Count - unknown.Count >= Wanted, $"Only {answers.Count - unknown.Count} are equal.");
        Assert.Equal(3, commands.SelectMany(command => command.Whole).SelectMany(then => then.Basis.Rules.Packs).Where(pack => pack.Id == "EU").Select(pack => pack.Digest).Distinct().Count());
        Assert.Equal(2, lists.Keys.Count(digest => digest.StartsWith(A.List, StringComparison.Ordinal)));
    }

    [Fact]
    public void With_one_entry_of_a_list_changed_exactly_the_decisions_that_it_matched_differ()
    {
        var (_, commands, lists) = Lived.Value;
        var changed = lists.ToDictionary(list => list.Key, list => ListIndex.Build(list.Value.Content with
        {
            Entries = [.. list.Value.Content.Entries.Select(entry => entry.Names[0].Text == "Ana EXAMPLE" ? entry with { Births = [new ListedBirth(PartialDate.Create(1988, 4, 1)!)] } : entry)],
        }));
        var entry = lists.Values.SelectMany(list => list.Content.Entries).First(entry => entry.Names[0].Text == "Ana EXAMPLE").Id;

        var (hit, others) = (0, 0);
        foreach (var command in commands.Where(command => command.Whole.Any(then => then.Happened is Screened)))
        {
            var isMatched = command.Whole.Any(then => then.Happened is Screened { Screening: var screening } && screening.Matches.Any(match => match.EntryId == entry));
            var differs = Again(command, changed).Any(answer => answer is ReplayAnswer.Differs);
            Assert.True(isMatched == differs, $"matched {isMatched}, differs {differs}");
            (hit, others) = isMatched ? (hit + 1, others) : (hit, others + 1);
        }

        Assert.True(hit > 5 && others > 5, $"{hit} matched, {others} did not");
    }

    [Fact]
    public void A_threshold_planted_in_the_workflow_shows_where_a_score_lies_below_it_and_nowhere_else()
    {
        var (_, commands, lists) = Lived.Value;
        var (hit, others) = (0, 0);
        foreach (var command in commands.Where(command => command.Before is null))
        {
            var isBelow = command.Whole.Any(then => then.Happened is Screened { Screening.Matches: var matches } && matches.Any(match => string.CompareOrdinal(match.Score, "0.999") < 0))
                || command.Whole.Any(then => then.Basis.Reasons.Any(reason => reason.Code == ReasonCodes.ReviewBand.Text));
            var differs = Again(command, lists, new Planted(0.999m)).Any(answer => answer is ReplayAnswer.Differs);
            Assert.Equal(isBelow, differs);
            (hit, others) = differs ? (hit + 1, others) : (hit, others + 1);
        }

        Assert.True(hit >= 3 && others >= 3, $"{hit} differ, {others} do not");
    }

    [Fact]
    public void A_list_that_is_not_here_another_engine_and_what_is_destroyed_are_three_other_answers()
    {
        var (_, commands, lists) = Lived.Value;
        var command = commands.First(command => command.Before is null && command.Whole.Any(then => then.Happened is Screened { Screening.Lists.Count: > 0 }));

        Assert.All(Again(command, new Dictionary<string, ListIndex>()), answer => Assert.Equal(new ReplayAnswer.NotReplayable(ReplayReasons.ListNotHere), answer));
        Assert.All(Again(Engine(command, "compliancegrains/names@0 weights a calibration b"), lists), answer => Assert.Equal(new ReplayAnswer.NotReplayable(ReplayReasons.EngineVersion), answer));
        Assert.All(Again(Engine(command, "somebody-elses@7"), lists), answer => Assert.Equal(new ReplayAnswer.NotReplayable(ReplayReasons.ProviderAnswerNotKept), answer));
        Assert.All(Again(command with { Whole = [command.Whole[0] with { Happened = ((ApplicationReceived)command.Whole[0].Happened) with { FullName = null } }, .. command.Whole.Skip(1)] }, lists),
            answer => Assert.Equal(new ReplayAnswer.NotReplayable(ReplayReasons.Shredded), answer));
    }

    private static int Wanted => Samples.OfLong(10_000) switch { 10_000 => 10_000, _ => 300 };

    private static RecordedCommand Engine(RecordedCommand command, string engine) => command with
    {
        Whole = [.. command.Whole.Select(then => then.Happened is Screened screened ? then with { Happened = screened with { Screening = screened.Screening with { Engine = engine } } } : then)],
    };

    private static IReadOnlyList<ReplayAnswer> Again(RecordedCommand command, IReadOnlyDictionary<string, ListIndex> lists, Workflow<Customer, CustomerFacts>? workflow = null)
    {
        var basis = command.Whole[0].Basis;
        var cited = basis.Rules.Packs.Select(pack => pack.Digest).ToHashSet(StringComparer.Ordinal);
        var rules = Lived.Value.Packs.Those(pack => cited.Contains(pack.DigestText)).Rules(basis.Bound, basis.OccurredAt);
        var person = (command.Whole[0].Happened as ApplicationReceived)?.ToPerson() ?? Persons[command.Actor.Key];
        var ground = new ReplayGround(command.At, rules, rules, person, A.ExceptionIds(CustomerStory.Instance.Subject), A.HashKey) { Lists = cites => lists.GetValueOrDefault($"{cites.Id} {cites.Digest}") };
        return ReplayedCommand.Answer(CustomerWorkflow.Instance, command.Whole, CustomerReplay.Decide((Customer?)command.Before, command.Whole, ground, workflow));
    }

    private static readonly Dictionary<string, PersonData> Persons = new(StringComparer.Ordinal);

    /// <summary>Lives until there are enough decisions: each in the time of one version of the pack, each with one of two versions of the list.</summary>
    private static (PackLibrary, IReadOnlyList<RecordedCommand>, IReadOnlyDictionary<string, ListIndex>) Live()
    {
        var packs = WithThird();
        var (commands, contents, random) = (new List<RecordedCommand>(), new HashSet<ListIndex>(), new Random(7));
        for (var life = 0; commands.Sum(command => command.Whole.Count) < Wanted * 5 / 4; life++)
        {
            var recorded = new List<RecordedCommand>();
            var start = A.Monday + Duration.FromDays(365 * (life % 3));
            var person = (life % 4) switch { 0 => A.PoliticallyExposed, 1 => A.Person with { FullName = "Anna Example" }, _ => A.Person };
            var world = new SubjectWorld(packs, "EU", start, [new RecordedPart<Customer, CustomerFacts>(CustomerStory.Instance, CustomerWorkflow.Instance, recorded, contents), .. Modules.Stories.Skip(1)]);
            foreach (var list in packs.Rules(["EU"], start).Screening.Asked)
                world.Lists.Put(list, list == A.List && life / 2 % 2 == 0 ? [Listed, "PETROV, Somebody"] : ["ANOTHER, One", "PETROV, Somebody"], start);
            Assert.Null(world.Apply(person));
            for (var happening = 0; happening < 20; happening++)
                if (RandomLife.Of(random) is { What: not (15 or 17) } happened)
                    happened.Happen(world);
            Persons[$"{life}"] = person;
            commands.AddRange(recorded.Where(command => command.Whole[0].Happened is not Published).Select(command => command with { Actor = new("customer", $"{life}") }));
        }

        return (packs, commands, contents.ToLookup(index => $"{index.ListId} {index.Digest}").ToDictionary(same => same.Key, same => same.First()));
    }

    /// <summary>The packs that there are, and a third version of one of them that begins a year after the second.</summary>
    private static PackLibrary WithThird()
    {
        var newest = Repository.Library.InForce("EU", Instant.FromUtc(2027, 6, 1, 0, 0))!;
        var files = newest.Files.ToDictionary(file => file.Path, file => file.Bytes, StringComparer.Ordinal);
        var text = Encoding.UTF8.GetString(files["pack.yaml"].Span);
        foreach (var (from, to) in new[] { ($"\nversion: {newest.Version}\n", "\nversion: 9\n"), ("\neffective: 2027-01-01\n", "\neffective: 2028-01-01\n"), ("  threshold: 0.85\n", "  threshold: 0.84\n") })
        {
            Assert.Contains(from, text, StringComparison.Ordinal);
            text = text.Replace(from, to, StringComparison.Ordinal);
        }

        files["pack.yaml"] = Encoding.UTF8.GetBytes(text);
        return Repository.Library.With(new PackFolder("eu", files)).OrThrow();
    }

    /// <summary>A workflow in which somebody has written a threshold of their own.</summary>
    private sealed class Planted(decimal threshold) : Workflow<Customer, CustomerFacts>
    {
        public override string Type => CustomerWorkflow.Instance.Type;

        public override Verdict Decide(Customer? state, Message message, CustomerFacts facts) =>
            CustomerWorkflow.Instance.Decide(state, message, facts.Screening is { } asked ? facts with { Screening = asked with { Result = From(asked.Result) } } : facts);

        public override Customer Evolve(Customer? state, Decision decision) => CustomerWorkflow.Instance.Evolve(state, decision);

        public override Binding Bind(ActorId id, Customer state, Decision decision) => CustomerWorkflow.Instance.Bind(id, state, decision);

        public override IReadOnlyList<AgendaRow> Agenda(Customer state) => CustomerWorkflow.Instance.Agenda(state);

        private ScreeningResult From(ScreeningResult found) => found with
        {
            Matches = [.. found.Matches.Where(match => match.Score >= threshold)],
            Outcome = found.Outcome == ScreeningOutcome.Hit && found.Matches.All(match => match.Score < threshold) ? ScreeningOutcome.Clear : found.Outcome,
        };
    }
}
