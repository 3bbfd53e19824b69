using ComplianceGrains.Jurisdictions.Checking;
using ComplianceGrains.Jurisdictions.Scenarios;

namespace ComplianceGrains.Jurisdictions.Tests;

public class PackCheckTests
{
    private static readonly CheckReport Report = PackCheck.Run(Repository.Library, ScenarioSet.Load(Repository.Packs));

    [Fact]
    public void The_packs_in_the_repository_have_no_errors() =>
        Assert.Empty(Report.Problems.Where(problem => problem.Kind == ProblemKind.Error).Select(problem => problem.At.ToString()));

    [Fact]
    public void Every_obligation_has_control_owner_evidence_and_test()
    {
        Assert.NotEmpty(Report.Coverage);
        Assert.All(Report.Coverage, row => Assert.True(row.Complete, $"{row.Obligation} of {row.Jurisdiction}"));
    }

    [Fact]
    public void Unverified_values_are_counted_and_fail_only_a_strict_check()
    {
        Assert.True(Report.Unverified > 0);
        Assert.True(Report.IsFine(strict: false));
        Assert.False(Report.IsFine(strict: true));
    }
}
