using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Tests.Building;
using Xunit;

namespace ComplianceGrains.Workflows.Tests.Customers;

/// <summary>What somebody wrote is read by the second person while it waits for one, and only then.</summary>
public sealed class CustomerTextsTests
{
    [Fact]
    public void Of_what_waits_for_a_second_person_the_first_ones_words_are_shown_until_it_is_decided()
    {
        var world = A.Active();
        Assert.Empty(Shown(world));
        world.Do(new PlaceHold("customer/subject", "court", null, "keep it"), People.Mlro());
        world.Do(new PlaceHold("customer/subject", "court", null, "keep this too"), People.Mlro());
        Assert.Empty(Shown(world));

        world.Do(new AskHoldLifting("customer/subject", "hold-1", "over"), People.Mlro());
        Assert.Equal(["keep it", "over"], Shown(world));
        world.Do(new DecideHoldLifting("customer/subject", "hold-1", false, "not yet"), People.Mlro(2));
        Assert.Empty(Shown(world));
        world.Do(new AskHoldLifting("customer/subject", "hold-1", "really over"), People.Mlro());
        Assert.Equal(["keep it", "really over"], Shown(world));
        world.Do(new DecideHoldLifting("customer/subject", "hold-1", true, "agreed"), People.Mlro(2));

        world.Do(new Offboard("moved away"), People.Mlro());
        Assert.Equal(["moved away"], Shown(world));
    }

    private static IReadOnlyList<string?> Shown(SubjectWorld world) => CustomerTexts.IsAnythingAsked(world.Customer!)
        ? [.. world.History.Where(decision => CustomerTexts.About(world.Customer!, decision.Happened) is not null).GroupBy(decision => CustomerTexts.About(world.Customer!, decision.Happened)).Select(about => CustomerTexts.Of(about.Last().Happened))]
        : [];
}
