using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Lists;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Lists;
using ComplianceGrains.Workflows.Tests.Building;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Lists;

public class ListWorkflowTests
{
    private static readonly Principal Operator = new("prn-operator", Roles.Operator, true, ["*"]);

    private static AcceptListVersion Version(string digest) => new(digest, [], 2, 3, 2, 0, 0, null);

    private static Verdict.Accepted Accept(ScreeningList? list, string digest, Instant now) =>
        Assert.IsType<Verdict.Accepted>(ListWorkflow.Accept(list, A.List, Version(digest), Operator, ["EU", "SG"], now));

    private static ScreeningList After(ScreeningList? list, Verdict.Accepted verdict) =>
        verdict.Decisions.Aggregate(list, (state, decision) => ScreeningList.Evolve(state, decision.Basis, decision.Happened))!;

    [Fact]
    public void New_content_is_a_new_version_and_starts_the_rescreening()
    {
        var first = After(null, Accept(null, "sha256:a", A.Monday));
        var verdict = Accept(first, "sha256:b", A.Monday + Duration.FromDays(1));

        Assert.Equal((201, 2), (verdict.Status, After(first, verdict).InForce.Version));
        Assert.Equal(ListWorkflow.Rescreening, Assert.Single(verdict.Deadlines).Key);
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
    public void Every_jurisdiction_that_uses_the_list_gets_the_entry() =>
        Assert.Equal(["EU", "SG"], Accept(null, "sha256:a", A.Monday).Decisions[0].Basis.Bound);

    [Fact]
    public void The_rescreening_goes_on_where_it_was_until_it_is_done()
    {
        var list = After(null, Accept(null, "sha256:a", A.Monday));
        var page = Assert.IsType<Verdict.Accepted>(ListWorkflow.Progress(list, new RescreeningProgressed(A.List, "sha256:a", 230, 200, 150, 2, 3, false), ["EU"], A.Monday));
        list = After(list, page);
        var last = Assert.IsType<Verdict.Accepted>(ListWorkflow.Progress(list, new RescreeningProgressed(A.List, "sha256:a", 230, 230, 180, 5, 4, true), ["EU"], A.Monday));

        Assert.NotNull(page.Deadlines[0].Due);
        Assert.Null(last.Deadlines[0].Due);
        Assert.Equal((230, 180, 5, 4, true), (After(list, last).Cursor, After(list, last).Rescreened, After(list, last).Wallets, After(list, last).PossibleHits, After(list, last).RescreeningDone));
    }
}
