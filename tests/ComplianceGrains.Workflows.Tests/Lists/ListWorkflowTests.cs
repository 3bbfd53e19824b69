using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Lists;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Lists;
using ComplianceGrains.Workflows.Lists.Events;
using ComplianceGrains.Workflows.Tests.Building;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Lists;

public class ListWorkflowTests
{
    private static readonly Principal Operator = new("prn-operator", Roles.Operator, true, ["*"]);

    private const string Engine = "names@3";

    private static AcceptListVersion Version(string digest) => new(digest, [], 2, 3, 2, 0, 0, null, "upload by operator", A.Monday);

    private static Verdict.Accepted Accept(ScreeningList? list, string digest, Instant now, params string[] users) =>
        Assert.IsType<Verdict.Accepted>(ListWorkflow.Instance.Asked(list, Version(digest), Operator, now, new ListFacts(A.List, users.Length > 0 ? users : ["EU", "SG"], Engine, null, [])));

    private static ScreeningList Done(ScreeningList list, string? engine = Engine) => After(list, Assert.IsType<Verdict.Accepted>(
        Progress(list, new RescreeningProgressed(A.List, list.InForce.Digest, 2, 2, null, 0, 0, 0, true, engine), list.Users)));

    private static Verdict Progress(ScreeningList list, RescreeningProgressed progress, IReadOnlyList<string> users, params IReadOnlyList<string> told) =>
        ListWorkflow.Instance.Due(list, ListWorkflow.Rescreening, A.Monday, new ListFacts(A.List, users, Engine, progress, told));

    private static ScreeningList After(ScreeningList? list, Verdict.Accepted verdict) =>
        ListWorkflow.Instance.After(list, verdict);

    [Fact]
    public void New_content_is_a_new_version_and_starts_the_rescreening()
    {
        var first = After(null, Accept(null, "sha256:a", A.Monday));
        var verdict = Accept(first, "sha256:b", A.Monday + Duration.FromDays(1));

        Assert.Equal((201, 2), (verdict.Status, After(first, verdict).InForce.Version));
        Assert.Equal(ListWorkflow.Rescreening, Assert.Single(ListWorkflow.Instance.Agenda(After(first, verdict))).Key);
    }

    [Fact]
    public void The_same_content_is_confirmed_and_its_age_counts_anew()
    {
        var first = After(null, Accept(null, "sha256:a", A.Monday));
        var later = A.Monday + Duration.FromDays(1);
        var verdict = Accept(first, "sha256:a", later);

        Assert.Equal((200, 1, later), (verdict.Status, After(first, verdict).InForce.Version, After(first, verdict).ConfirmedAt));
    }

    [Fact]
    public void A_version_says_where_it_came_from_and_keeps_the_time_its_bytes_came_when_it_is_confirmed()
    {
        var first = After(null, Accept(null, "sha256:a", A.Monday));
        var confirmed = After(first, Accept(first, "sha256:a", A.Monday + Duration.FromDays(1)));

        Assert.Equal(("upload by operator", A.Monday), (confirmed.InForce.Source, confirmed.InForce.FetchedAt));
    }

    [Fact]
    public void How_many_entries_are_to_be_compared_is_not_known_before_the_run_begins()
    {
        var list = After(null, Accept(null, "sha256:a", A.Monday));

        Assert.Equal((null, 2), (list.ToCompare, Done(list).ToCompare));
    }

    [Fact]
    public void Every_jurisdiction_that_uses_the_list_gets_the_entry() =>
        Assert.Equal(["EU", "SG"], Accept(null, "sha256:a", A.Monday).Decisions[0].Basis.Bound);

    [Fact]
    public void The_rescreening_goes_on_where_it_was_until_it_is_done()
    {
        var list = After(null, Accept(null, "sha256:a", A.Monday));
        var page = Assert.IsType<Verdict.Accepted>(Progress(list, new RescreeningProgressed(A.List, "sha256:a", 230, 200, "7f", 150, 2, 3, false, Engine), ["EU"], "customer/c-1", "wallet/w-1"));
        var begun = Assert.Single(ListWorkflow.Instance.Agenda(list));
        list = After(list, page);
        var last = Assert.IsType<Verdict.Accepted>(Progress(list, new RescreeningProgressed(A.List, "sha256:a", 230, 230, null, 180, 5, 4, true, Engine), ["EU"]));

        Assert.Equal(("7f", null), (list.After, After(list, last).After));
        Assert.Equal([new EffectIntent(0, "customer/c-1", EffectKinds.ListChanged), new EffectIntent(0, "wallet/w-1", EffectKinds.ListChanged)], page.Effects);
        Assert.True(Assert.Single(ListWorkflow.Instance.Agenda(list)).Due > begun.Due);
        Assert.Empty(ListWorkflow.Instance.Agenda(After(list, last)));
        Assert.Equal((230, 180, 5, 4, true), (After(list, last).Cursor, After(list, last).Rescreened, After(list, last).Wallets, After(list, last).PossibleHits, After(list, last).RescreeningDone));
    }

    [Fact]
    public void One_decision_tells_no_more_than_fifty()
    {
        var list = After(null, Accept(null, "sha256:a", A.Monday));
        var told = Enumerable.Range(0, ListWorkflow.MostTold + 1).Select(number => $"customer/{number}").ToList();

        Assert.Throws<ArgumentOutOfRangeException>(() => Progress(list, new RescreeningProgressed(A.List, "sha256:a", 1, 1, null, 51, 0, 0, false, Engine), ["EU"], told));
    }

    [Fact]
    public void Of_a_first_version_everything_is_new_to_the_customers() =>
        Assert.Null(After(null, Accept(null, "sha256:a", A.Monday)).Compared);

    [Fact]
    public void A_next_version_is_held_against_the_one_that_everybody_was_compared_with()
    {
        var first = Done(After(null, Accept(null, "sha256:a", A.Monday)));

        Assert.Equal("sha256:a", After(first, Accept(first, "sha256:b", A.Monday)).Compared?.Digest);
    }

    [Fact]
    public void A_version_that_arrives_in_the_middle_of_a_run_takes_over_what_the_run_left_undone()
    {
        var first = Done(After(null, Accept(null, "sha256:a", A.Monday)));
        var second = After(first, Accept(first, "sha256:b", A.Monday));
        var third = After(second, Accept(second, "sha256:c", A.Monday));

        Assert.Equal(("sha256:a", 0), (third.Compared?.Digest, third.Cursor));
    }

    [Fact]
    public void A_confirmation_does_not_compare_everybody_again()
    {
        var first = Done(After(null, Accept(null, "sha256:a", A.Monday)));
        var second = Done(After(first, Accept(first, "sha256:b", A.Monday)));
        var confirmed = After(second, Accept(second, "sha256:b", A.Monday));

        Assert.Equal((second.Compared, second.Cursor), (confirmed.Compared, confirmed.Cursor));
    }

    [Fact]
    public void When_another_jurisdiction_begins_to_ask_for_the_list_its_customers_are_compared_with_all_of_it()
    {
        var first = Done(After(null, Accept(null, "sha256:a", A.Monday)));
        var second = Done(After(first, Accept(first, "sha256:b", A.Monday)));
        var confirmed = After(second, Accept(second, "sha256:b", A.Monday, "EU", "GB", "SG"));

        Assert.Equal((null, 0), (confirmed.Compared, confirmed.Cursor));
    }

    [Theory]
    [InlineData("names@2")]
    [InlineData(null)]
    public void Another_engine_compares_everybody_with_the_whole_list_again(string? before)
    {
        var compared = Done(After(Done(After(null, Accept(null, "sha256:a", A.Monday)), before), Accept(null, "sha256:b", A.Monday)), before);
        var verdict = Accept(compared, "sha256:b", A.Monday + Duration.FromDays(1));
        var again = After(compared, verdict);

        Assert.Equal(["engine-changed", "confirmed"], verdict.Decisions.Select(decision => decision.Basis.Outcome));
        Assert.Equal((false, null, 0), (again.RescreeningDone, again.Compared, again.Cursor));
        Assert.Equal(ListWorkflow.Rescreening, Assert.Single(ListWorkflow.Instance.Agenda(again)).Key);
        Assert.Single(Accept(Done(again), "sha256:b", A.Monday + Duration.FromDays(2)).Decisions);
    }

    [Fact]
    public void Where_rules_want_it_daily_the_first_confirmation_of_a_day_compares_everybody_with_all_of_the_list()
    {
        var day = Duration.FromDays(1);
        var list = Done(After(null, Daily(null, "sha256:a", A.Monday, A.Monday)));
        Assert.Equal(A.Monday, list.WholeAt);

        // The same day the list is only confirmed.
        Assert.IsType<ListConfirmed>(Assert.Single(Daily(list, "sha256:a", A.Monday + Duration.FromHours(1), A.Monday).Decisions).Happened);

        var next = Daily(list, "sha256:a", A.Monday + day, A.Monday + day - Duration.FromHours(1));
        Assert.Equal(["confirmed", "rescreening-begun"], next.Decisions.Select(decision => decision.Basis.Outcome));
        list = After(list, next);
        Assert.Equal((null, A.Monday + day, false), (list.Compared, list.WholeAt, list.RescreeningDone));

        // So does a new version, however little is new in it.
        list = After(Done(list), Daily(Done(list), "sha256:b", A.Monday + (day * 2), A.Monday + (day * 2)));
        Assert.Equal((null, 2), (list.Compared, list.InForce.Version));
    }

    private static Verdict.Accepted Daily(ScreeningList? list, string digest, Instant now, Instant since) =>
        Assert.IsType<Verdict.Accepted>(ListWorkflow.Instance.Asked(list, Version(digest), Operator, now, new ListFacts(A.List, ["AE"], Engine, null, [], since)));
}
