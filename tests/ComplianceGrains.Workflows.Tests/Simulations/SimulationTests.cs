using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Simulations;
using ComplianceGrains.Workflows.Tests.Building;
using ComplianceGrains.Workflows.Tests.MadeUp;
using ComplianceGrains.Workflows.Transfers;
using Xunit.Abstractions;

namespace ComplianceGrains.Workflows.Tests.Simulations;

/// <summary>All kinds of actors together, by seed: nothing is lost, doubled or stuck, and what would be is found.</summary>
public class SimulationTests(ITestOutputHelper output)
{
    private const int Steps = 70;
    private const int MostSeeds = 1000;

    /// <summary>How many seeds are played: as many as were asked for, else those that fit.</summary>
    private static readonly int? Asked = Environment.GetEnvironmentVariable("COMPLIANCE_SIMULATION_SEEDS") is { } seeds ? int.Parse(seeds, CultureInfo.InvariantCulture) : null;

    private static readonly TimeSpan Fits = TimeSpan.FromSeconds(Environment.GetEnvironmentVariable("COMPLIANCE_FAST") is null ? 12 : 1);

    [Fact]
    public void Nothing_is_lost_doubled_or_stuck()
    {
        var (played, decisions, since, wrong) = (0, 0L, Stopwatch.StartNew(), new ConcurrentQueue<string>());
        Parallel.ForEach(Partitioner.Create(Seeds(since), EnumerablePartitionerOptions.NoBuffering), (seed, all) =>
        {
            var world = new Simulation(Cast.Parts(), A.Monday, seed);
            if (Play(world) is { Count: > 0 } faults)
            {
                wrong.Enqueue($"Seed {seed}: {string.Join(' ', faults)}\n{string.Join('\n', world.Story)}");
                all.Stop();
            }

            Interlocked.Increment(ref played);
            Interlocked.Add(ref decisions, world.Store.Actors.Sum(actor => world.Store.HistoryOf(actor).Count));
        });

        output.WriteLine($"{played} seeds, from 1 on, {decisions} decisions, {since.Elapsed.TotalSeconds:0} s");
        foreach (var one in wrong)
            output.WriteLine(one);
        Assert.Empty(wrong);
        Assert.True(played > 0);
    }

    [Fact]
    public void Every_kind_of_actor_has_a_part() =>
        Assert.Equal(Modules.All.Select(module => module.Type).Order(StringComparer.Ordinal), Cast.Parts().Select(part => part.Module.Type).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void A_made_up_kind_is_simulated_as_all_others_are()
    {
        var happened = new HashSet<string>(StringComparer.Ordinal);
        for (var seed = 1; seed <= 80; seed++)
        {
            // People answer often, so that answers come back within a few seeds.
            var world = new Simulation(Cast.PartsWith(cast => [new CourierPart(cast), new CourierPart(cast), new CourierPart(cast), new ExceptionPart(cast), new StrictPart(cast), new StrictPart(cast)]), A.Monday, seed);
            var faults = Play(world);
            Assert.True(faults.Count == 0, $"Seed {seed}: {string.Join(' ', faults)}\n{string.Join('\n', world.Story)}");
            happened.UnionWith(world.Store.Actors.Where(actor => actor.Type == "courier")
                .SelectMany(actor => world.Store.HistoryOf(actor)).Select(step => step.Decision.Happened.GetType().Name));
        }

        Assert.Empty(new[] { "Engaged", "Screened", "ExceptionRaised", "ExceptionAnswered", "StepDecided", "DeadlineMissed", "Cleared", "Dismissed" }.Except(happened));
    }

    [Fact]
    public void Every_kind_of_actor_decides_within_a_few_seeds()
    {
        var decided = new HashSet<string>(StringComparer.Ordinal);
        for (var seed = 1; seed <= 200 && decided.Count < Modules.All.Count; seed++)
        {
            var world = new Simulation(Cast.PartsWith(cast => [new StrictPart(cast), new StrictPart(cast), new StrictPart(cast)]), A.Monday, seed);
            // Retention begins four weeks after the end, and not while an exception is open: that takes a life, and people who answer.
            Assert.Empty(world.Run(6 * Steps));
            decided.UnionWith(world.Store.Actors.Select(actor => actor.Type));
        }

        Assert.Equal(Modules.All.Select(module => module.Type).Order(StringComparer.Ordinal), decided.Order(StringComparer.Ordinal));
    }

    [Fact]
    [Trait("Pace", "slow")]
    public void Refusals_are_reviewed_upheld_and_overturned_within_a_few_seeds()
    {
        var happened = new HashSet<string>(StringComparer.Ordinal);
        for (var seed = 1; seed <= 300 && happened.Count < 3; seed++)
        {
            var world = new Simulation(Cast.PartsWith(cast => [new StrictPart(cast), new StrictPart(cast), new StrictPart(cast)]), A.Monday, seed);
            var faults = world.Run(4 * Steps);
            Assert.True(faults.Count == 0, $"Seed {seed}: {string.Join(' ', faults)}\n{string.Join('\n', world.Story)}");
            happened.UnionWith(world.Store.Actors.Where(actor => actor.Type == "customer").SelectMany(actor => world.Store.HistoryOf(actor))
                .Select(step => step.Decision.Happened.GetType().Name).Where(name => name is "ReviewRequested" or "RefusalUpheld" or "RefusalOverturned"));
        }

        Assert.Equal(3, happened.Count);
    }

    [Theory]
    [InlineData(PlantedBug.EffectLostAfterCommit, "Lost:")]
    [InlineData(PlantedBug.CommandsForgottenByRestart, "Doubled:")]
    [InlineData(PlantedBug.DeadlineDroppedByWhoKnowsLess, "Stuck:")]
    public void A_planted_bug_is_found_and_its_seed_finds_it_again(PlantedBug bug, string found)
    {
        var seed = 1;
        IReadOnlyList<string> faults = [];
        for (; seed <= MostSeeds && !faults.Any(fault => fault.StartsWith(found, StringComparison.Ordinal)); seed++)
            faults = Play(new PlantedSimulation(bug, seed));

        seed--;
        output.WriteLine($"{bug}: seed {seed}: {string.Join(' ', faults)}");
        Assert.Contains(faults, fault => fault.StartsWith(found, StringComparison.Ordinal));
        Assert.Equal(faults, Play(new PlantedSimulation(bug, seed)));
        Assert.Empty(Play(new Simulation(Cast.Parts(), A.Monday, seed)));
    }

    [Fact]
    public void A_seed_tells_the_same_story_twice()
    {
        var (one, other) = (new Simulation(Cast.Parts(), A.Monday, 7), new Simulation(Cast.Parts(), A.Monday, 7));

        Assert.Equal(Play(one), Play(other));

        Assert.Equal(one.Story, other.Story);
        Assert.NotEmpty(one.Story);
    }

    private static IEnumerable<int> Seeds(Stopwatch since)
    {
        for (var seed = 1; Asked is { } asked ? seed <= asked : since.Elapsed < Fits; seed++)
            yield return seed;
    }

    private static IReadOnlyList<string> Play(Simulation world) => [.. world.Run(Steps), .. StillAllowed(world)];

    /// <summary>Once everybody has heard everything, nothing is allowed of whom nothing may move for.</summary>
    private static IEnumerable<string> StillAllowed(Simulation world) => Cast.Customers
        .Where(id => world.StateOf(id) is Customer { Status: not CustomerStatus.Active } && world.StateOf(new ActorId(TransfersWorkflow.Instance.Type, id.Key)) is CustomerTransfers transfers
            && transfers.All.Values.Any(transfer => transfer.Status == TransferStatus.Allowed))
        .Select(id => $"Stuck: {id} is not active, and something that was allowed still is.");
}

/// <summary>Mistakes that a store or a runner could make.</summary>
public enum PlantedBug
{
    /// <summary>What is to be told waits in memory alone.</summary>
    EffectLostAfterCommit,

    /// <summary>Which commands were carried out is remembered in memory alone.</summary>
    CommandsForgottenByRestart,

    /// <summary>An activation says that a deadline does not matter without looking whether another has written.</summary>
    DeadlineDroppedByWhoKnowsLess,
}

/// <summary>A simulation with one of them.</summary>
internal sealed class PlantedSimulation(PlantedBug bug, int seed) : Simulation(Cast.Parts(), A.Monday, seed)
{
    protected internal override bool LooksAgain => bug != PlantedBug.DeadlineDroppedByWhoKnowsLess;

    protected override void OnCrash()
    {
        if (bug == PlantedBug.EffectLostAfterCommit)
            Store.Outbox.Clear();
        if (bug == PlantedBug.CommandsForgottenByRestart)
            Store.Commands.Clear();
    }
}
