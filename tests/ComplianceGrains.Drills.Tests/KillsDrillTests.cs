using ComplianceGrains.Drills.Hosting;
using ComplianceGrains.Drills.Kills;

namespace ComplianceGrains.Drills.Tests;

/// <summary>Small drills, on the invented list; the large ones are run by hand.</summary>
public sealed class KillsDrillTests
{
    [Fact]
    public Task Three_kills_among_sixty_applicants_lose_nothing_and_double_nothing() => DrillAsync(rounds: 3, applicants: 20, ClockMode.Steady);

    [SkippableTheory]
    [InlineData(ClockMode.Skewed)]
    [InlineData(ClockMode.Jumping)]
    public Task A_clock_that_is_wrong_loses_nothing_and_doubles_nothing(ClockMode clock)
    {
        Skip.IfNot(HostClock.IsAvailable, "libfaketime is not installed: apt-get install faketime");
        return DrillAsync(rounds: 1, applicants: 12, clock);
    }

    private static async Task DrillAsync(int rounds, int applicants, ClockMode clock)
    {
        using var said = new StringWriter();
        var fine = await KillsDrill.RunAsync(new KillsOptions(rounds, applicants, Seed: 7, clock, Repository.DemoList, AtOnce: 4), said);
        Assert.True(fine, said.ToString());
    }
}
