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
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (await grain.ViewAsync() is not { Status: SimulationStatus.Failed or SimulationStatus.Done })
            await Task.Delay(TimeSpan.FromMilliseconds(20), patience.Token);
        return (await grain.ViewAsync())!;
    }
}
