using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Screening;
using ComplianceGrains.Screening.Matching;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Exceptions;
using ComplianceGrains.Workflows.Exceptions.Events;
using ComplianceGrains.Workflows.Kinds;
using ComplianceGrains.Workflows.Scenarios;
using ComplianceGrains.Workflows.Schemas;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Tests.Building;
using ComplianceGrains.Workflows.Words;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.MadeUp;

/// <summary>What is general works for a kind of actor that nobody thought of.</summary>
public class CourierTests
{
    private static readonly ActorId Id = new("courier", "k-1");

    private readonly InMemoryLists _lists = new();
    private readonly List<Decision> _history = [];
    private Courier? _courier;
    private Instant _now = A.Monday;

    [Fact]
    public void Its_kinds_are_its_own_and_those_of_every_subject_under_its_name() => Assert.Equal(
        [
            "courier.cleared/1", "courier.deadline-missed/1", "courier.dismissed/1", "courier.engaged/1", "courier.exception-answered/1", "courier.exception-raised/1", "courier.exception-raised/2",
            "courier.exception-withdrawn/1", "courier.refused/1", "courier.screened/1", "courier.step-decided/1",
        ],
        CourierWorkflow.Instance.Kinds.Select(kind => kind.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void A_shared_event_has_the_same_fields_whoever_publishes_it()
    {
        var customers = Modules.All.Of("customer")!.Kinds.OfType<RecordKind>().Where(kind => !kind.IsEarlier).ToDictionary(kind => kind.Type);

        Assert.All(
            CourierWorkflow.Instance.Kinds.OfType<RecordKind>().Where(kind => !kind.IsEarlier && kind.Type.Namespace == typeof(Screened).Namespace),
            kind => Assert.Equal(customers[kind.Type].Schema.Fields, kind.Schema.Fields));
    }

    [Fact]
    public void It_is_screened_raises_an_exception_waits_for_its_answer_and_for_an_approval_by_another_person()
    {
        Engaged("EXAMPLE, Ana");
        var exception = Assert.Single(Known.Exceptions);
        Assert.Equal(("possible-match", true), (exception.Value.Kind, Known.IsBlocked));

        Assert.IsType<Verdict.Refused>(Do(new DecideStep("senior-approval", true, "because"), People.Analyst()));
        Assert.IsType<Verdict.Accepted>(Tell(exception.Key, Dispositions.FalsePositive));
        Assert.Equal((null, false), (Known.Outcome, Known.IsBlocked));
        Assert.IsType<Verdict.Accepted>(Do(new DecideStep("senior-approval", true, "because"), People.Senior));

        Assert.Equal("cleared", Known.Outcome);
        Assert.Equal(JsonOf(Known), JsonOf((Courier)((Module)CourierWorkflow.Instance).Fold(_history)!));
    }

    [Fact]
    public void A_confirmed_match_refuses_it()
    {
        Engaged("EXAMPLE, Ana");
        Tell(Assert.Single(Known.Exceptions).Key, Dispositions.TrueMatch);

        Assert.Equal(("refused", true), (Known.Outcome, Known.IsTerminal));
        Assert.Empty(CourierWorkflow.Instance.Agenda(Known));
    }

    [Fact]
    public void The_exception_opens_from_what_it_decided_under_its_own_keys_with_an_owner_and_a_clock()
    {
        Engaged("EXAMPLE, Ana");
        var raised = Assert.Single(_history, decision => decision.Happened is ExceptionRaised);
        var rules = Repository.Library.Rules(["EU"], _now);

        var opened = ExceptionWorkflow.Instance.Decide(null, new Message.Told(_now, Id, raised, Id), new ExceptionFacts(_now, Principal.System, ["EU"], rules));

        var exception = ExceptionWorkflow.Instance.After(null, opened);
        Assert.Equal(("courier", "k-1", "courier/k-1"), (exception.SubjectKind, exception.SubjectId, exception.Person));
        Assert.NotEmpty(Assert.Single(ExceptionWorkflow.Instance.Agenda(exception)).OwnerRole);
    }

    [Fact]
    public void A_step_that_is_not_done_in_time_is_somebody_elses_work_with_a_new_deadline()
    {
        Engaged("PETROV, Somebody");
        var row = Assert.Single(CourierWorkflow.Instance.Agenda(Known));
        _now = row.Due;

        Take(CourierWorkflow.Instance.Decide(_courier, new Message.Due(_now, row.Key), Facts(Principal.System)));

        Assert.Equal(ExceptionKinds.DeadlineMissed, Assert.Single(Known.Exceptions).Value.Kind);
        Assert.True(Assert.Single(Known.Pending).Due > row.Due);
    }

    [Fact]
    public void A_list_that_names_it_later_stops_nothing_that_it_did_before_and_blocks_it_now()
    {
        Engaged("PETROV, Somebody");
        Do(new DecideStep("senior-approval", true, "because"), People.Senior);
        Assert.Equal(("cleared", false), (Known.Outcome, Known.IsBlocked));

        _lists.Put(A.List, ["EXAMPLE, Ana"], _now);
        ListChanged();

        Assert.Equal(("cleared", true), (Known.Outcome, Known.IsBlocked));
        Assert.Same(Verdict.None, ListChanged());
    }

    private Courier Known => _courier!;

    private void Engaged(string listed)
    {
        _lists.Put(A.List, [listed], _now);
        Assert.IsType<Verdict.Accepted>(Do(new Engage("Ana Example"), People.Mlro()));
    }

    private Verdict Do(object command, Principal by) => Take(CourierWorkflow.Instance.Asked(_courier, command, by, _now, Facts(by)));

    private Verdict ListChanged() => Take(CourierWorkflow.Instance.Decide(_courier, InMemoryLists.Change(_now), Facts(Principal.System)));

    private Verdict Tell(string exception, string disposition)
    {
        var closed = new Decision(_history[^1].Basis, new ExceptionClosed(disposition));
        return Take(CourierWorkflow.Instance.Decide(_courier, new Message.Told(_now, new ActorId("exception", exception), closed, Id), Facts(Principal.System)));
    }

    private Verdict Take(Verdict verdict)
    {
        if (verdict is Verdict.Accepted accepted)
        {
            _history.AddRange(accepted.Decisions);
            _courier = CourierWorkflow.Instance.After(_courier, accepted);
        }

        return verdict;
    }

    private CourierFacts Facts(Principal by)
    {
        var (rules, lists) = (Repository.Library.Rules(["EU"], _now), _lists.At(_now));
        var question = new Question.OfName(CustomerScreeningOf("Ana Example", rules));
        var asked = question.IsDue(_courier, "hmac:ana", lists, _now) ? new AskedScreening("hmac:ana", question.Threshold, question.AnswerBy(new ScreeningEngine(lists), _now)) : null;
        return new CourierFacts(_now, by, ["EU"], rules, asked, A.ExceptionIds(Id));
    }

    private static ScreeningQuery CustomerScreeningOf(string name, Jurisdictions.Effective.EffectiveRules rules) => new(
        [name], SubjectKind.NaturalPerson, null, [], [], rules.Screening.Lists.Value, rules.Screening.Threshold.Value, rules.Screening.Freshness.Value);

    private static string JsonOf(Courier courier) => System.Text.Json.JsonSerializer.Serialize(courier, FieldJson.Options);
}
