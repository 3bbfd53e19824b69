using ComplianceGrains.Drills.Clusters;
using ComplianceGrains.Drills.Hosting;

namespace ComplianceGrains.Drills.Tests;

/// <summary>Three silos on the emulator of Azure storage; the large drill is <c>bash tests/long cluster</c>. Needs azurite, from npm.</summary>
public sealed class ClusterDrillTests
{
    [SkippableFact]
    public async Task A_silo_that_is_killed_under_load_costs_nobody_an_answer_and_leaves_nobody_out_of_a_new_list()
    {
        var (emulator, absent) = await Emulator.StartAsync();
        Skip.If(emulator is null, absent);
        await using (emulator)
        {
            using var said = new StringWriter();
            var fine = await ClusterDrill.RunAsync(emulator, new ClusterOptions(Silos: 3, Kills: 1, Freezes: 0, Applicants: 12, Seed: 1, Repository.DemoList, AtOnce: 6), said);
            Assert.True(fine, said.ToString());
        }
    }
}
