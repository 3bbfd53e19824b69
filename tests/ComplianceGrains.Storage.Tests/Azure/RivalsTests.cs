using ComplianceGrains.Drills.Clusters;

namespace ComplianceGrains.Storage.Tests.Azure;

/// <summary>Rivals on one store: with all that keeps order nothing is lost or doubled, and without any one part of it the drill sees it.</summary>
[Trait("Pace", "slow")]
public sealed class RivalsTests
{
    [SkippableFact]
    public async Task Rivals_and_sequencers_that_die_lose_and_double_nothing_unless_a_safety_net_is_taken_away()
    {
        var (emulator, absent) = await Emulator.StartAsync();
        Skip.If(emulator is null, absent);
        await using (emulator)
        {
            Assert.Equal([], await StoreDrill.RunAsync(emulator, Net.None, rounds: 3));
            foreach (var net in new[] { Net.Condition, Net.CommandRow, Net.Recovery })
                Assert.True((await StoreDrill.RunAsync(emulator, net, rounds: 3)).Count > 0, $"Nobody noticed that {net} was taken away.");
        }
    }
}
