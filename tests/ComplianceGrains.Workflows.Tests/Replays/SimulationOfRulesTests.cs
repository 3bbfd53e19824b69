using System.Text;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Jurisdictions.Packs;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Lifecycle;
using ComplianceGrains.Workflows.Replays;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Tests.Building;
using ComplianceGrains.Workflows.Tests.Customers;
using CsCheck;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Replays;

/// <summary>Recorded decisions about customers decided again: under the same rules, and under others.</summary>
public class SimulationOfRulesTests
{
    private static readonly string[] Bookings = ["EU", "DE", "SG"];

    private static readonly Gen<(int Booking, int Person, int List, List<RandomLife> Events)> Lives =
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 3], Gen.Int[0, 3], RandomLife.Any.List[1, Samples.Events(30)]);

    [Fact]
    public void Under_the_rules_of_their_time_all_decisions_come_out_as_they_were()
    {
        var (all, unknown) = (0, 0);
        Lives.Sample(life =>
        {
            var person = life.Person switch { 0 => A.PoliticallyExposed, 1 => A.Person with { FullName = "???" }, _ => A.Person };
            foreach (var command in Live(life, person))
            {
                var others = Again(command, person, Repository.Library);
                Interlocked.Add(ref all, command.Then.Count);
                if (others is null)
                    Interlocked.Add(ref unknown, command.Then.Count);
                else
                    Assert.All(others, other => Assert.True(other.Changed.Count == 0, $"{other.Kind}: {string.Join(' ', other.Changed)}: {other.Why} {string.Join(' ', other.Reasons)}"));
            }
        }, iter: Samples.OfLong(60), print: life => $"{Bookings[life.Booking]} person {life.Person} list {life.List}: {string.Join("; ", life.Events)}");
        // Who looked at a refusal before, and until when records are kept, is not asked again.
        Assert.True(unknown * 10 < all, $"{unknown} of {all} decisions could not be decided again.");
    }

    [Fact]
    public void What_is_said_in_public_beside_a_decision_is_held_against_what_is_said_now()
    {
        static Decision Said(string hold) => new(Basis.OfLifecycle(default) with { Bound = ["EU"] }, Published.Of(LifecycleKinds.HoldPlaced, new LifecycleRef.HoldChanged("a-pseudonym", hold)));

        Assert.Empty(Assert.Single(OtherDecision.Of(CustomerWorkflow.Instance, [Said("hold-1")], [Said("hold-1")])).Changed);
        var other = Assert.Single(OtherDecision.Of(CustomerWorkflow.Instance, [Said("hold-1")], [Said("hold-2")]));
        Assert.Equal((LifecycleKinds.HoldPlaced, OtherDecision.Else), (other.Kind, Assert.Single(other.Changed)));
        Assert.Equal(OtherDecision.NotDecided, Assert.Single(OtherDecision.Of(CustomerWorkflow.Instance, [Said("hold-1")], [])).Now);
        Assert.Equal(OtherDecision.Refused, Assert.Single(OtherDecision.OfRefused(CustomerWorkflow.Instance, [Said("hold-1")], "no")).Now);
    }

    [Fact]
    public void A_match_below_a_higher_threshold_is_found_clear_and_a_lower_one_was_not_looked_for()
    {
        var (world, recorded) = World("EXAMPLE, Anna");
        Assert.Null(world.Apply(A.Person));
        var score = decimal.Parse(world.Customer!.Screening!.Matches[0].Score, System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(score, 0.86m, 0.999m);

        var higher = Again(recorded[0], A.Person, Draft(("  threshold: 0.85\n", "  threshold: 1\n")))!;
        var screened = Assert.Single(higher, other => other.Kind == "customer.screened/1");
        Assert.Equal(("hit", "clear"), (screened.Then, screened.Now));
        Assert.Equal([OtherDecision.Outcome, OtherDecision.OtherReasons, OtherDecision.Else], screened.Changed);
        Assert.Contains("“clear” instead of “hit”", screened.Why, StringComparison.Ordinal);
        Assert.Equal(OtherDecision.NotDecided, Assert.Single(higher, other => other.Kind.StartsWith("customer.exception-raised", StringComparison.Ordinal)).Now);

        Assert.Null(Again(recorded[0], A.Person, Draft(("  threshold: 0.85\n", "  threshold: 0.7\n"))));
        Assert.All(Again(recorded[0], A.Person, Draft(("  threshold: 0.85\n", "  threshold: 0.86\n")))!, other => Assert.Empty(other.Changed));
    }

    [Fact]
    public void A_shorter_term_is_another_deadline_and_nothing_else()
    {
        var (world, recorded) = World("PETROV, Somebody");
        Assert.Null(world.Apply(A.Person));
        var changed = Again(recorded[0], A.Person, Draft(("verify-identity: { role: product-service, within: P14D", "verify-identity: { role: product-service, within: P10D")))!.Where(other => other.Changed.Count > 0);
        var application = Assert.Single(changed);
        Assert.Equal([OtherDecision.Deadline], application.Changed);
        Assert.Contains("pending[0].due", application.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_gave_too_little_for_the_other_rules_is_turned_away()
    {
        var (world, recorded) = World("PETROV, Somebody");
        Assert.Null(world.Apply(A.Person));
        var others = Again(recorded[0], A.Person, Draft(("residentialAddress, \"nationalIdNumber?\", \"taxNumber?\"]\n        until", "residentialAddress, nationalIdNumber, \"taxNumber?\"]\n        until")))!;
        Assert.All(others, other => Assert.Equal(OtherDecision.Refused, other.Now));
    }

    [Fact]
    public void Decisions_whose_principal_is_destroyed_are_said_to_be_destroyed()
    {
        var (world, recorded) = World("PETROV, Somebody");
        Assert.Null(world.Apply(A.Person));
        var shredded = recorded[0].Then.Select(decision => decision with { Basis = decision.Basis with { Principal = "", Role = "" } }).ToList();
        var rules = Repository.Library.Rules(["EU"], A.Monday);
        var ground = new ReplayGround(A.Monday, rules, rules, A.Person, A.ExceptionIds(recorded[0].Actor), A.HashKey);
        Assert.Equal(new DecidedAgain.Unknown(ReplayReasons.Shredded), CustomerReplay.Decide(null, shredded, ground));
    }

    private static List<RecordedCommand> Live((int Booking, int Person, int List, List<RandomLife> Events) life, PersonData person)
    {
        var recorded = new List<RecordedCommand>();
        var world = new SubjectWorld(Repository.Library, Bookings[life.Booking], A.Monday, Parts(recorded));
        if (life.List != 0)
            world.Lists.Put(A.List, [life.List == 1 ? "EXAMPLE, Ana" : "PETROV, Somebody"], A.Monday);
        Assert.Null(world.Apply(person));
        foreach (var happening in life.Events)
            happening.Happen(world);
        return recorded;
    }

    private static (SubjectWorld World, List<RecordedCommand> Recorded) World(string listed)
    {
        var recorded = new List<RecordedCommand>();
        var world = new SubjectWorld(Repository.Library, "EU", A.Monday, Parts(recorded));
        world.Lists.Put(A.List, [listed], A.Monday);
        return (world, recorded);
    }

    private static List<Workflows.Scenarios.StoryPart> Parts(List<RecordedCommand> recorded) =>
        [new RecordedPart<Customer, CustomerFacts>(CustomerStory.Instance, CustomerWorkflow.Instance, recorded), .. Modules.Stories.Skip(1)];

    /// <summary>What becomes of a command; null if it cannot be decided again.</summary>
    private static IReadOnlyList<OtherDecision>? Again(RecordedCommand command, PersonData person, PackLibrary library)
    {
        var bound = command.Then[0].Basis.Bound;
        var at = command.Then[^1].Basis.OccurredAt;
        var ground = new ReplayGround(command.At, Repository.Library.Rules(bound, at), library.Rules(bound, at), person, A.ExceptionIds(command.Actor), A.HashKey);
        return CustomerReplay.Decide((Customer?)command.Before, command.Then, ground) switch
        {
            DecidedAgain.Decisions now => OtherDecision.Of(CustomerWorkflow.Instance, command.Then, now.All),
            DecidedAgain.Refused refused => OtherDecision.OfRefused(CustomerWorkflow.Instance, command.Then, refused.Refusal.Title),
            _ => null,
        };
    }

    /// <summary>The version of EU that is in force, with other text, as if it had always been.</summary>
    private static PackLibrary Draft(params (string From, string To)[] changes)
    {
        var pack = Repository.Library.InForce("EU", A.Monday)!;
        var files = pack.Files.ToDictionary(file => file.Path, file => file.Bytes, StringComparer.Ordinal);
        var text = Encoding.UTF8.GetString(files["pack.yaml"].Span);
        foreach (var (from, to) in changes.Append(("\nversion: 5\n", "\nversion: 7\n")))
        {
            Assert.Contains(from, text, StringComparison.Ordinal);
            text = text.Replace(from, to, StringComparison.Ordinal);
        }

        files["pack.yaml"] = Encoding.UTF8.GetBytes(text);
        var draft = Repository.Library.Draft(new PackFolder("eu", files));
        Assert.Empty(draft.Errors);
        return Repository.Library.Standing(draft.Pack!);
    }
}
