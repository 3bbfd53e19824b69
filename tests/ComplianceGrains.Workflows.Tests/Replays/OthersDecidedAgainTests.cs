using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Parties;
using ComplianceGrains.Screening.Matching;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Customers.Events;
using ComplianceGrains.Workflows.Parties;
using ComplianceGrains.Workflows.Parties.Events;
using ComplianceGrains.Workflows.Replays;
using ComplianceGrains.Workflows.Scenarios;
using ComplianceGrains.Workflows.Structures;
using ComplianceGrains.Workflows.Tests.Building;
using ComplianceGrains.Workflows.Tests.Parties;
using ComplianceGrains.Workflows.Words;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Replays;

/// <summary>Related parties, orders to keep records and granted corrections are decided again as well, and what was not so comes out otherwise.</summary>
public class OthersDecidedAgainTests
{
    [Fact]
    public void What_was_decided_about_related_parties_comes_out_equal_and_another_list_otherwise()
    {
        var (recorded, contents) = (new List<RecordedCommand>(), new HashSet<ListIndex>());
        var world = new CompanyWorld([.. Modules.Stories.Where(part => part is not PartyStory), new RecordedPart<Party, PartyFacts>(PartyStory.Instance, PartyWorkflow.Instance, recorded, contents)]);
        Assert.Null(world.Apply());
        Assert.Null(world.Verify());
        Assert.Null(world.StatePerson("ana", "Ana Example", [PartyRoles.Owner, PartyRoles.LegalRepresentative], CompanyWorld.Of("60")));
        Assert.Null(world.StateEntity("holding", "Quillbrandt Holding", CompanyWorld.Of("40")));
        Assert.Null(world.Identify("ana"));
        world.World.Lists.Put(A.List, ["EXAMPLE, Ana"], world.World.Now);
        world.Pass(Duration.FromDays(200));
        Assert.Null(world.Remove("holding"));
        var lists = contents.ToLookup(index => $"{index.ListId} {index.Digest}").ToDictionary(same => same.Key, same => same.First());

        var answers = Answers(recorded, lists);

        Assert.All(answers, answer => Assert.True(answer.Answer is ReplayAnswer.Equal, $"{answer.Kind}: {Said(answer.Answer)}"));
        Assert.Superset(new HashSet<string> { nameof(PartyStated), nameof(PartyEvidenceRecorded), nameof(PartyRemoved), nameof(PartyLookedAt) }, answers.Select(answer => answer.Kind).ToHashSet(StringComparer.Ordinal));
        // Without the lists of that time nobody is compared again, and a party of another name is another decision.
        Assert.Contains(Answers(recorded, []), answer => answer.Answer is ReplayAnswer.NotReplayable(ReplayReasons.ListNotHere));
        Assert.Contains(Answers(recorded, lists, CompanyWorld.Person("Somebody Petrov")), answer => answer.Answer is ReplayAnswer.Differs);
    }

    [Fact]
    public void Orders_to_keep_records_and_granted_corrections_come_out_equal_and_another_statement_otherwise()
    {
        var (recorded, contents) = (new List<RecordedCommand>(), new HashSet<ListIndex>());
        var world = new SubjectWorld(Repository.Library, "EU", A.Monday, [new RecordedPart<Customer, CustomerFacts>(CustomerStory.Instance, CustomerWorkflow.Instance, recorded, contents), .. Modules.Stories.Skip(1)]);
        foreach (var list in Repository.Library.Rules(["EU"], A.Monday).Screening.Asked)
            world.Lists.Put(list, ["PETROV, Somebody"], A.Monday);
        Assert.Null(world.Apply(A.Person));
        Assert.Null(world.Verify());
        var issuer = Repository.Library.Rules(["EU"], A.Monday).Retention.HoldIssuers.Value[0];
        Assert.Null(world.Do(new PlaceHold("customer/subject", issuer, null, "a court asked"), People.Mlro()));
        Assert.Null(world.Do(new AskHoldLifting("customer/subject", "hold-1", "it is over"), People.Mlro()));
        Assert.Null(world.Do(new DecideHoldLifting("customer/subject", "hold-1", false, "not yet"), People.Mlro(2)));
        Assert.Null(world.Do(new AskHoldLifting("customer/subject", "hold-1", "it is over"), People.Mlro()));
        Assert.Null(world.Do(new DecideHoldLifting("customer/subject", "hold-1", true, "agreed"), People.Mlro(2)));
        Assert.Null(world.Do(new ReceiveDataRequest(DataRights.Rectification, null, "it is written otherwise"), People.Analyst()));
        Assert.Null(world.Do(new AnswerDataRequest("request-1", true, "as in the passport", A.Person with { FullName = "Somebody Petrov" }), People.Analyst()));
        var lists = contents.ToLookup(index => $"{index.ListId} {index.Digest}").ToDictionary(same => same.Key, same => same.First());

        var answers = Answers(recorded, lists, A.Person);

        Assert.All(answers, answer => Assert.True(answer.Answer is ReplayAnswer.Equal, $"{answer.Kind}: {Said(answer.Answer)}"));
        Assert.Superset(
            new HashSet<string> { nameof(HoldPlaced), nameof(HoldLiftingAsked), nameof(HoldKept), nameof(HoldLifted), nameof(DataCorrected) }, answers.Select(answer => answer.Kind).ToHashSet(StringComparer.Ordinal));
        // An order of somebody who may give none would not have been taken.
        var planted = recorded.Select(command => command.Whole[0].Happened is HoldPlaced placed
            ? command with { Whole = [command.Whole[0] with { Happened = placed with { Issuer = "nobody" } }, .. command.Whole.Skip(1)] } : command).ToList();
        Assert.All(Answers(planted, lists, A.Person).Where(answer => answer.Kind == nameof(HoldPlaced)), answer => Assert.IsType<ReplayAnswer.Differs>(answer.Answer));
    }

    private static List<(string Kind, ReplayAnswer Answer)> Answers(IEnumerable<RecordedCommand> recorded, Dictionary<string, ListIndex> lists, PersonData? person = null) =>
    [
        .. recorded.SelectMany(command => Again(command, lists, person).Zip(command.Whole, (answer, then) => (then.Happened.GetType().Name, answer))),
    ];

    private static IReadOnlyList<ReplayAnswer> Again(RecordedCommand command, Dictionary<string, ListIndex> lists, PersonData? person)
    {
        var basis = command.Whole[0].Basis;
        var rules = Repository.Library.Rules(basis.Bound, basis.OccurredAt);
        var stated = command.Actor.Type != PartyWorkflow.Instance.Type ? null : person is null && command.Actor.Key.EndsWith("holding", StringComparison.Ordinal) ? null : CompanyWorld.Person("Ana Example");
        var entity = command.Actor.Type == PartyWorkflow.Instance.Type && command.Actor.Key.EndsWith("holding", StringComparison.Ordinal) && person is null
            ? (command.Whole[0].Happened as PartyStated)?.ToEntity() ?? CompanyWorld.Data with { LegalName = "Quillbrandt Holding" } : null;
        var ground = new ReplayGround(command.At, rules, rules, person ?? stated, A.ExceptionIds(command.Actor), A.HashKey)
        {
            Entity = entity,
            Lists = cites => lists.GetValueOrDefault($"{cites.Id} {cites.Digest}"),
        };
        return command.Actor.Type == PartyWorkflow.Instance.Type
            ? ReplayedCommand.Answer(PartyWorkflow.Instance, command.Whole, PartyReplay.Decide((Party?)command.Before, command.Whole, ground))
            : ReplayedCommand.Answer(CustomerWorkflow.Instance, command.Whole, CustomerReplay.Decide((Customer?)command.Before, command.Whole, ground));
    }

    private static string Said(ReplayAnswer answer) => answer switch
    {
        ReplayAnswer.Differs differs => string.Join("; ", differs.Differences.Select(each => $"{each.Path}: {each.Then} / {each.Now}")),
        ReplayAnswer.NotReplayable not => not.Reason,
        _ => "",
    };
}
