using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Tests.Building;

namespace ComplianceGrains.Workflows.Tests.Retention;

/// <summary>Whoever can be erased can be so again after a restore that lost the end: of their history nothing can be read any more.</summary>
public sealed class UnreadEndTests
{
    [Fact]
    public void Every_actor_that_ends_by_being_erased_ends_also_unread()
    {
        var erasable = Modules.All.Where(module => module.Kinds.Any(kind => kind.Name.EndsWith(".erased/1", StringComparison.Ordinal))).ToList();

        Assert.True(erasable.Count >= 6, $"{erasable.Count} kinds of actors");
        foreach (var module in erasable)
        {
            var end = module.EndUnread(["EU", "DE"], A.Monday);
            Assert.True(end is { Happened: IFoldsAnew, Basis.Bound: ["EU", "DE"], Basis.Principal: var principal } && principal == Principal.System.Id, $"{module.Type}: {end}");
            Assert.NotNull(module.Fold([new(end.Basis, Destroyed.Instance), end]));
        }
    }
}
