using ComplianceGrains.Grains.Lists;
using ComplianceGrains.Grains.Tests.Firms;
using NodaTime;

namespace ComplianceGrains.Grains.Tests.Lists;

/// <summary>A publisher is asked once for all silos of a cluster.</summary>
public sealed class ListTurnTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task One_of_all_who_ask_at_once_has_the_turn_and_the_others_learn_how_it_ended()
    {
        using var firm = new Firm { IsShared = true };
        await using var cluster = await RunningSilo.StartAsync(firm, silos: 2);

        Assert.Single(await AskAsync(cluster), turn => turn.IsYours);
        // Whoever has it may be dead: nobody else asks the publisher before the next one is due.
        firm.Clock.Advance(Duration.FromMinutes(59));
        Assert.DoesNotContain(await AskAsync(cluster), turn => turn.IsYours);
        await Turn(cluster).RecordAsync(42, "failed", "the publisher failed");
        firm.Clock.Advance(Duration.FromMinutes(1));
        var next = await AskAsync(cluster);

        Assert.Single(next, turn => turn.IsYours);
        Assert.All(next, turn => Assert.Equal((42, "failed", "the publisher failed"), (turn.At, turn.Outcome, turn.Reason)));
        // Another list has turns of its own.
        Assert.True((await cluster.Actors.GetGrain<IListTurnGrain>("un-sc").TakeAsync(Hour)).IsYours);
    }

    [Fact]
    public async Task Without_its_memory_it_gives_one_turn_more_and_no_fewer()
    {
        using var firm = new Firm { IsShared = true };
        await using var cluster = await RunningSilo.StartAsync(firm);
        Assert.True((await Turn(cluster).TakeAsync(Hour)).IsYours);

        await using var again = await RunningSilo.StartAsync(firm);

        Assert.True((await Turn(again).TakeAsync(Hour)).IsYours);
    }

    private static IListTurnGrain Turn(RunningSilo cluster) => cluster.Actors.GetGrain<IListTurnGrain>("ofac-sdn");

    private static Task<ListTurn[]> AskAsync(RunningSilo cluster) => Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Turn(cluster).TakeAsync(Hour)));
}
