using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Exceptions;
using ComplianceGrains.Workflows.Lists;
using ComplianceGrains.Workflows.Tests.Building;

namespace ComplianceGrains.Workflows.Tests.Kinds;

/// <summary>Histories that an earlier version of the program wrote still fold.</summary>
public class FirstVersionsTests
{
    private static readonly Basis Any = new("opened", null, [], A.Monday, ["EU"], CitedRules.None, "prn-system", "system");

    [Fact]
    public void An_exception_opened_before_subjects_had_owners_is_its_subject_s_own()
    {
        var opened = new ExceptionOpenedFirst("possible-match", "customer", "c-1", "EU", [new Rung("analyst", A.Monday)], "text", [], null);
        Assert.Equal("customer/c-1", ExceptionCase.Evolve(null, Any, opened).Person);
    }

    [Fact]
    public void A_list_version_recorded_before_there_were_sources_came_when_it_was_accepted_from_nobody_known()
    {
        var list = ScreeningList.Evolve(null, Any, new ListVersionAcceptedFirst(A.List, 1, "sha256:a", [], 1, 1, 1, 0, 0, null));
        Assert.Equal((null, A.Monday, "sha256:a"), (list.InForce.Source, list.InForce.FetchedAt, list.InForce.Digest));
    }

    [Fact]
    public void A_rescreening_recorded_before_there_were_wallets_counts_none()
    {
        var list = ScreeningList.Evolve(null, Any, new ListVersionAccepted(A.List, 1, "sha256:a", [], 1, 1, 1, 0, 0, null, null, A.Monday));
        var after = ScreeningList.Evolve(list, Any, new RescreeningProgressedFirst(A.List, "sha256:a", 1, 1, 14, 2, true));
        Assert.Equal((14, 0, 2, true), (after.Rescreened, after.Wallets, after.PossibleHits, after.RescreeningDone));
    }
}
