using System.Text;
using ComplianceGrains.Contracts.Packs;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Histories;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Grains.Simulations;
using ComplianceGrains.Grains.Tests.Firms;
using ComplianceGrains.Workflows.Replays;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Fault = ComplianceGrains.Grains.Tests.Faults.Fault;

namespace ComplianceGrains.Grains.Tests.Simulations;

/// <summary>A simulation or a replay that stops says what happened, where and what to do, and nothing of what it had opened.</summary>
public sealed class StoppedSimulationTests(OneSilo one) : IClassFixture<OneSilo>
{
    /// <summary>More than one part, and less than two.</summary>
    private const int Many = 260;

    [Fact]
    public async Task A_store_that_fails_is_named_with_whose_history_it_was_and_what_to_do()
    {
        await one.Silo.PublishAsync();
        Assert.Equal(201, (await one.Silo.ApplyAsync("stopped")).Status);
        var services = one.Silo.Services;
        var library = services.GetRequiredService<RuleBook>().Library;
        var simulation = new ActorSimulation(
            services.GetRequiredService<DecisionReader>(), services.GetRequiredService<KeyedHashes>(), library, library.InForce("EU", one.Firm.Clock.GetCurrentInstant())!, new Interval(null, null));
        Assert.Empty(await simulation.RunAsync("customer/stopped", new SimulationTally(), default));

        one.Firm.Faults.Plan((call, _) => call == "IJournal.ReadAsync" ? Fault.Error : Fault.None);
        try
        {
            var stopped = await Assert.ThrowsAsync<ReplayStoppedException>(() => simulation.RunAsync("customer/stopped", new SimulationTally(), default));
            Assert.Equal(
                "The store gave no answer (IOException) at the first decision of customer/stopped. See that the store can be reached (/health/ready says which part is not), then resume: it goes on where it was.",
                ReplayStoppedException.InWords(stopped));
            Assert.Equal(
                "The store gave no answer (IOException) at a decision of somebody whom you may not read. See that the store can be reached (/health/ready says which part is not), then resume: it goes on where it was.",
                ReplayStoppedException.NamingNobody(stopped));
            // Nothing of them was opened.
            Assert.Null(stopped.Bound);

            one.Firm.Faults.Plan((call, _) => call == "IVault.ReadAsync" ? Fault.Error : Fault.None);
            var later = await Assert.ThrowsAsync<ReplayStoppedException>(() => simulation.RunAsync("customer/stopped", new SimulationTally(), default));
            Assert.StartsWith("The store gave no answer (IOException) at decision 1 of customer/stopped.", later.Message, StringComparison.Ordinal);
            Assert.Contains("EU", later.Bound!);
        }
        finally
        {
            one.Firm.Faults.None();
        }
    }

    [Fact]
    public void What_the_program_failed_on_is_named_by_kind_place_and_number_and_not_by_its_words()
    {
        var says = ReplayStoppedException.InWords(new ReplayStoppedException("wallet/w-1", 7, ["US"], Failed()));

        Assert.StartsWith("The program failed (InvalidOperationException in ComplianceGrains.Grains.Tests.Simulations.StoppedSimulationTests.Fail) at decision 7 of wallet/w-1.", says, StringComparison.Ordinal);
        Assert.Contains("compliance history replay --actor wallet/w-1", says, StringComparison.Ordinal);
        Assert.DoesNotContain("Ana", says, StringComparison.Ordinal);
        Assert.DoesNotContain("Ana", ReplayStoppedException.InWords(Failed()), StringComparison.Ordinal);
        Assert.Contains("before the next actor was read", ReplayStoppedException.InWords(Failed()), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_may_not_know_whose_decision_it_was_is_told_all_but_that()
    {
        var says = ReplayStoppedException.NamingNobody(new ReplayStoppedException("wallet/w-1", 7, ["US"], Failed()));

        Assert.StartsWith("The program failed (InvalidOperationException in ComplianceGrains.Grains.Tests.Simulations.StoppedSimulationTests.Fail) at a decision of somebody whom you may not read.", says, StringComparison.Ordinal);
        Assert.DoesNotContain("w-1", says, StringComparison.Ordinal);
        Assert.DoesNotContain("7", says, StringComparison.Ordinal);
        Assert.Equal(ReplayStoppedException.InWords(Failed()), ReplayStoppedException.NamingNobody(Failed()));
    }

    [Fact]
    public async Task A_simulation_that_could_not_go_on_shows_so_and_is_done_once_it_can()
    {
        await one.Silo.PublishAsync();
        Assert.Equal(201, (await one.Silo.ApplyAsync("resumed")).Status);
        var pack = one.Silo.Services.GetRequiredService<RuleBook>().Library.InForce("EU", one.Firm.Clock.GetCurrentInstant())!;
        var files = new List<PackFileReference>();
        foreach (var file in pack.Files)
            files.Add(new PackFileReference(file.Path, await one.Firm.Store.Blobs.PutAsync(new MemoryStream(file.Bytes.ToArray()))));
        var grain = one.Silo.Actors.GetGrain<IPackSimulationGrain>($"EU/{Convert.ToHexStringLower(pack.Digest.Span)}");

        one.Firm.Faults.Plan((call, _) => call == "IJournal.ReadAsync" ? Fault.Error : Fault.None);
        try
        {
            await grain.StartAsync(new StartSimulation("first", files, null, null, People.Editor));
            var failed = await EndedAsync(grain);
            Assert.Equal(SimulationStatus.Failed, failed.Status);
            Assert.StartsWith("The store gave no answer (IOException) at a decision of somebody", failed.Reason, StringComparison.Ordinal);
            Assert.StartsWith("The store gave no answer (IOException) at the first decision of customer/", failed.StoppedAt!.Reason, StringComparison.Ordinal);
        }
        finally
        {
            one.Firm.Faults.None();
        }

        await grain.ResumeAsync();
        var done = await EndedAsync(grain);
        Assert.Equal((SimulationStatus.Done, null, null), (done.Status, done.Reason, done.StoppedAt));
    }

    [Fact]
    public async Task A_simulation_that_somebody_stops_midway_has_counted_nothing_by_half_and_comes_to_the_same_once_it_goes_on()
    {
        await one.Silo.PublishAsync();
        await Parallel.ForAsync(0, Many, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (number, _) => Assert.Equal(201, (await one.Silo.ApplyAsync($"midway-{number}")).Status));
        var grain = one.Silo.Actors.GetGrain<IPackSimulationGrain>($"EU/{new string('c', 64)}");
        var start = new StartSimulation("whole", await ShorterTermAsync(), null, null, People.Editor);
        await grain.StartAsync(start);
        var whole = await EndedAsync(grain);
        Assert.Equal(SimulationStatus.Done, whole.Status);
        Assert.InRange(whole.Changed, Many, long.MaxValue);
        var changes = await ChangesAsync(grain);
        Assert.Equal(whole.Changed, changes.Count);
        Assert.Equal(whole.Examples.Select(one => one.Actor), changes.Take(whole.Examples.Count));

        // Two hundred histories are a part: it is counted before the next one begins, and that waits in its midst.
        var read = 0;
        one.Firm.Faults.Plan((call, _) => call == "IJournal.ReadAsync" && ++read > Many - 30 ? Fault.Slow : Fault.None);
        SimulationView begun, stopped;
        try
        {
            await grain.StartAsync(start with { CommandId = "midway" });
            await ReachedAsync(() => Task.FromResult(one.Firm.Faults.Struck is not null));
            begun = (await grain.ViewAsync())!;
            stopped = (await grain.CancelAsync())!;
        }
        finally
        {
            one.Firm.Faults.Gate.TrySetResult();
            one.Firm.Faults.None();
        }

        Assert.Equal((SimulationStatus.Running, SimulationStatus.Cancelled), (begun.Status, stopped.Status));
        Assert.InRange(stopped.Read, 1, whole.Read - 1);
        Assert.Equal((begun.Read, begun.Decisions, begun.Same, begun.Changed), (stopped.Read, stopped.Decisions, stopped.Same, stopped.Changed));
        Assert.Equal(stopped.Decisions, stopped.Same + stopped.Changed + stopped.Counts.Where(row => row.Of == "unknown").Sum(row => row.Count));
        Assert.Equal(SimulationStatus.Cancelled, (await grain.ViewAsync())!.Status);

        read = 0;
        one.Firm.Faults.Plan((call, _) =>
        {
            read += call == "IJournal.ReadAsync" ? 1 : 0;
            return Fault.None;
        });
        await grain.ResumeAsync();
        var resumed = await EndedAsync(grain);
        Assert.Equal(Said(whole), Said(resumed));
        Assert.Equal(changes, await ChangesAsync(grain));
        // Nobody of the part that was counted is read again.
        Assert.InRange(read, 1, Many - 100);
    }

    /// <summary>Whose decisions come out otherwise, by page.</summary>
    private static async Task<IReadOnlyList<string>> ChangesAsync(IPackSimulationGrain grain)
    {
        var whose = new List<string>();
        while (await grain.ChangesAsync(whose.Count, 100) is { Items: { Count: > 0 } page })
            whose.AddRange(page.Select(one => one.Actor));
        return whose;
    }

    /// <summary>All that a simulation came to; it took as long as it took.</summary>
    private static string Said(SimulationView view) => System.Text.Json.JsonSerializer.Serialize(view with { Spent = 0, StartedAt = default });

    /// <summary>The version in force, but for the time that an identity may take.</summary>
    private async Task<IReadOnlyList<PackFileReference>> ShorterTermAsync()
    {
        const string term = "verify-identity: { role: product-service, within: P14D";
        var pack = one.Silo.Services.GetRequiredService<RuleBook>().Library.InForce("EU", one.Firm.Clock.GetCurrentInstant())!;
        Assert.Contains(pack.Files, file => Text(file).Contains(term, StringComparison.Ordinal));
        var files = new List<PackFileReference>();
        foreach (var file in pack.Files)
            files.Add(new PackFileReference(file.Path, await one.Firm.Store.Blobs.PutAsync(new MemoryStream(Encoding.UTF8.GetBytes(Text(file).Replace(term, term.Replace("P14D", "P10D", StringComparison.Ordinal), StringComparison.Ordinal))))));
        return files;

        static string Text(Jurisdictions.Packs.PackFile file) => Encoding.UTF8.GetString(file.Bytes.Span);
    }

    private static async Task ReachedAsync(Func<Task<bool>> reached)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!await reached())
            await Task.Delay(TimeSpan.FromMilliseconds(20), patience.Token);
    }

    private static InvalidOperationException Failed()
    {
        try
        {
            Fail();
        }
        catch (InvalidOperationException failure)
        {
            return failure;
        }

        throw new NotSupportedException();
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static void Fail() => throw new InvalidOperationException("Ana Example has no such state.");

    private static async Task<SimulationView> EndedAsync(IPackSimulationGrain grain)
    {
        await ReachedAsync(async () => await grain.ViewAsync() is { Status: SimulationStatus.Failed or SimulationStatus.Done });
        return (await grain.ViewAsync())!;
    }
}
