using ComplianceGrains.Contracts.Packs;
using ComplianceGrains.Grains.Simulations;
using Orleans.Runtime;
using Orleans.Storage;

namespace ComplianceGrains.Grains.Tests.Simulations;

/// <summary>What a simulation finds is there by page to the last, and in memory is the block that is not full.</summary>
public sealed class SimulationChangesTests
{
    private static readonly GrainId Simulation = GrainId.Create("pack-simulation", "EU/1");
    private readonly Blocks _cache = new();

    [Theory]
    [InlineData(0)]
    [InlineData(499)]
    [InlineData(500)]
    [InlineData(501)]
    [InlineData(3777)]
    public async Task All_of_them_are_read_by_page_in_the_order_in_which_they_were_found(int found)
    {
        var changes = new SimulationChanges(_cache, Simulation, "run-2");
        var (blocks, open) = await FindAsync(changes, found);

        Assert.Equal((found / SimulationChanges.Size, found % SimulationChanges.Size), (blocks, open.Count));
        var read = new List<long>();
        while (await changes.ReadAsync(blocks, open, read.Count, 130) is { Count: > 0 } page)
            read.AddRange(page.Select(one => one.Sequence));
        Assert.Equal(Enumerable.Range(0, found).Select(number => (long)number), read);
        Assert.Empty((await changes.ReadAsync(blocks, open, long.MaxValue / 2, 130))!);
        // A block is a few kilobytes, whatever is in it: as many sentences as there are rules that change.
        Assert.All(_cache.Kept.Values, block => Assert.InRange(block.Packed.Length, 1, 40_000));
    }

    [Fact]
    public async Task Those_found_once_more_after_a_crash_take_the_place_of_the_same()
    {
        var changes = new SimulationChanges(_cache, Simulation, "run-2");
        var before = await changes.AddAsync(0, [], Found(0, 450));
        await changes.AddAsync(before.Blocks, before.Open, Found(450, 700));
        // What was counted is as it was before those; they are found again, and more with them.
        var (blocks, open) = await changes.AddAsync(before.Blocks, before.Open, Found(450, 1200));

        Assert.Equal((3, 150), (blocks, open.Count));
        Assert.Equal(Found(400, 150).Select(one => one.Sequence), (await changes.ReadAsync(blocks, open, 400, 150))!.Select(one => one.Sequence));
        Assert.Equal(Found(1400, 250).Select(one => one.Sequence), (await changes.ReadAsync(blocks, open, 1400, 1000))!.Select(one => one.Sequence));
    }

    [Fact]
    public async Task What_was_thrown_away_is_not_shown_as_if_there_had_been_nothing_and_what_is_over_goes()
    {
        var changes = new SimulationChanges(_cache, Simulation, "run-2");
        var (blocks, open) = await FindAsync(changes, 1600);
        _cache.Kept.Remove("simulation-changes-1");
        Assert.Null(await changes.ReadAsync(blocks, open, 480, 50));
        Assert.Equal(50, (await changes.ReadAsync(blocks, open, 1100, 50))!.Count);

        await changes.ClearAsync(1, blocks);
        Assert.Equal(["simulation-changes-0"], _cache.Kept.Keys);
    }

    [Fact]
    public async Task What_a_run_before_left_where_a_write_failed_is_not_shown_as_this_ones()
    {
        var before = new SimulationChanges(_cache, Simulation, "run-1");
        await FindAsync(before, 1600);
        var left = _cache.Kept["simulation-changes-1"];
        var (blocks, open) = await FindAsync(new SimulationChanges(_cache, Simulation, "run-2"), 1600);
        _cache.Kept["simulation-changes-1"] = left;

        var changes = new SimulationChanges(_cache, Simulation, "run-2");
        Assert.Equal(50, (await changes.ReadAsync(blocks, open, 0, 50))!.Count);
        Assert.Null(await changes.ReadAsync(blocks, open, 480, 50));
    }

    /// <summary>As many at a time as a part of the actors may bring.</summary>
    private static async Task<(int Blocks, IReadOnlyList<SimulatedChange> Open)> FindAsync(SimulationChanges changes, int count)
    {
        (int Blocks, IReadOnlyList<SimulatedChange> Open) stands = (0, []);
        for (var from = 0; from < count; from += 211)
            stands = await changes.AddAsync(stands.Blocks, stands.Open, Found(from, Math.Min(211, count - from)));
        return stands;
    }

    private static IReadOnlyList<SimulatedChange> Found(int from, int count) =>
        [.. Enumerable.Range(from, count).Select(number => new SimulatedChange($"customer/c-{number}", number, ["EU", "DE"], "customer.screened/2", "review", "pass", ["outcome", "deadline"], "The threshold is 0.99 instead of 0.85."))];

    private sealed class Blocks : IGrainStorage
    {
        public Dictionary<string, SimulationBlock> Kept { get; } = new(StringComparer.Ordinal);

        public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            grainState.RecordExists = Kept.TryGetValue(stateName, out var block);
            grainState.State = (T)(object)(block ?? new SimulationBlock());
            return Task.CompletedTask;
        }

        public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            Kept[stateName] = (SimulationBlock)(object)grainState.State!;
            return Task.CompletedTask;
        }

        public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            Kept.Remove(stateName);
            return Task.CompletedTask;
        }
    }
}
