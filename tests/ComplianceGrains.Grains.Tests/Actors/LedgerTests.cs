using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Exports;
using ComplianceGrains.Grains.Tests.Firms;
using NodaTime;

namespace ComplianceGrains.Grains.Tests.Actors;

/// <summary>What the logs hold back: a sequencer that was replaced, a draft that claims another's place, an export that waits for a signed head.</summary>
public sealed class LedgerTests(TwoSilos silos) : IClassFixture<TwoSilos>, IAsyncLifetime
{
    private readonly Firm _firm = silos.Firm;
    private readonly RunningSilo _one = silos.One;
    private readonly RunningSilo _other = silos.Other;

    public async Task InitializeAsync()
    {
        await _one.PublishAsync();
        await _one.PutListAsync("PETROV, Somebody");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_sequencer_that_was_replaced_appends_nothing_and_takes_over_again_only_anew()
    {
        await _one.ApplyAsync("turns-1");
        await _one.SequenceAsync();
        await _one.ApplyAsync("turns-2");
        await _other.SequenceAsync();
        await _one.ApplyAsync("turns-3");

        await Assert.ThrowsAnyAsync<Exception>(() => _one.Ledger(Firm.Decisions).PumpAsync());
        Assert.Null(await _firm.Store.Logs.FindAsync(Firm.Decisions, "customer/turns-3", 0));
        await _one.SequenceAsync();

        Assert.Empty(await _firm.Store.Drafts.PendingAsync(Firm.Decisions, "", 10));
        foreach (var customer in new[] { "turns-1", "turns-2", "turns-3" })
            Assert.NotNull(await _firm.Store.Logs.FindAsync(Firm.Decisions, $"customer/{customer}", 0));
        Assert.Empty(await _firm.FaultsOfStoreAsync());
    }

    [Fact]
    public async Task An_export_without_its_signed_head_is_tried_again_and_ready_once_there_is_one()
    {
        var export = _one.Actors.GetGrain<IExportGrain>("exp-1");
        await _one.ApplyAsync("exported");
        await _one.SequenceAsync();
        var until = _firm.Clock.GetCurrentInstant();
        _firm.Clock.Advance(Duration.FromMinutes(5));
        await _one.ApplyAsync("after-it");
        await export.ExecuteAsync(new RequestExport("EU", until - Duration.FromDays(1), until, "a supervisor", "review", "a statute", []), Commands.By(People.Mlro, "request"));
        await export.ExecuteAsync(new DecideExport(true, "agreed"), Commands.By(new Principal("prn-mlro-2", Roles.Mlro, true, ["*"]), "agree"));
        await _one.Ledger(Firm.Decisions).PumpAsync();
        // Everything is signed up to here but the latest, which by now is older than a statement may leave out.
        await _one.ApplyAsync("latest");
        await _one.Ledger(Firm.Decisions).PumpAsync();
        _firm.Clock.Advance(Duration.FromMinutes(1));

        var waiting = await _one.WakeAsync();

        var row = Assert.Single(await _firm.Store.Agenda.OfActorAsync("export/exp-1"));
        Assert.Equal((true, "produce", "approved"), (waiting > 0, row.Key, (await export.ViewAsync())!.Status));
        // The package is made beside the actors, in its own time.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while ((await export.ViewAsync())!.Status != "ready")
        {
            await _one.SequenceAsync();
            await _one.WakeAsync();
            await Task.Delay(20, patience.Token);
        }

        Assert.Equal("ready", (await export.ViewAsync())!.Status);
        Assert.Empty(await _firm.Store.Agenda.OfActorAsync("export/exp-1"));
    }
}
