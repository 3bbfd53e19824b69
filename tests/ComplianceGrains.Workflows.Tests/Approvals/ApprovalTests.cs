using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Jurisdictions.Approvals;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Tests.Building;

namespace ComplianceGrains.Workflows.Tests.Approvals;

/// <summary>All packs and every name that needs approval: who prepared something approves it exactly if the pack lets them.</summary>
public sealed class ApprovalTests
{
    public static TheoryData<string> Names => [.. Repository.Library.Catalog.Names("approvals").Where(name => !ApprovalCase.Elsewhere.Contains(name))];

    [Theory]
    [MemberData(nameof(Names))]
    public void Who_prepared_it_approves_it_only_where_the_pack_lets_them(string name) => Assert.True(Walk(Repository.Library, name) >= Repository.Library.Jurisdictions.Count / 2);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_pack_that_excludes_nobody_lets_the_maker_approve(string name)
    {
        using var packs = Lenient.Packs();
        Assert.True(Walk(packs.Library, name, excludesMaker: false) > 0);
    }

    [Fact]
    public void A_part_that_nobody_here_knows_excludes_everybody() =>
        Assert.NotNull(FourEyes.Against(new Approval(Roles.Mlro, ["somebody-new"]), People.Mlro(), new Parts([], [])));

    /// <summary>Asks of every jurisdiction and every approval; gives how many were asked.</summary>
    private static int Walk(PackLibrary library, string name, bool? excludesMaker = null)
    {
        var asked = 0;
        foreach (var jurisdiction in library.Jurisdictions.Where(jurisdiction => library.InForce(jurisdiction, A.Monday) is not null))
        {
            if (new ApprovalCase(library.Rules([jurisdiction], A.Monday), jurisdiction).Of(name) is not var (approvals, approve))
                continue;
            foreach (var approval in approvals)
            {
                asked++;
                var (maker, other) = (new Principal("prn-maker", approval.Role, true, ["*"]), new Principal("prn-other", approval.Role, true, ["*"]));
                var excluded = approval.DistinctFrom.Contains("maker");
                Assert.Equal(excludesMaker ?? excluded, excluded);

                Assert.True(approve(maker, other, approval) is Verdict.Accepted, $"{jurisdiction}, {name}: another person in the role {approval.Role} may not approve.");
                var alone = approve(maker, maker, approval);
                Assert.True(excluded == alone is Verdict.Refused { Refusal.Status: 403 }, $"{jurisdiction}, {name}: {approval}, and the maker gets {alone.GetType().Name}.");
                Assert.True(approve(maker, other with { IsPerson = false }, approval) is Verdict.Refused { Refusal.Status: 403 }, $"{jurisdiction}, {name}: a service approves.");
            }
        }

        return asked;
    }
}
