using ComplianceGrains.Contracts.Liveness;
using ComplianceGrains.Grains.Histories;
using ComplianceGrains.Grains.Integrity;
using ComplianceGrains.Grains.Ledgers;
using ComplianceGrains.Grains.Liveness;
using ComplianceGrains.Grains.Pumps;
using ComplianceGrains.Grains.Tests.Firms;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace ComplianceGrains.Grains.Tests.Liveness;

/// <summary>What does not move is found, named and on record, and so is that it moves again; nothing that moves is ever found.</summary>
public sealed class StuckTests : IAsyncLifetime, IDisposable
{
    private static readonly Duration Step = Duration.FromMinutes(1);

    private readonly Firm _firm = new();
    private RunningSilo _silo = null!;
    private LivenessWatch _watch = null!;
    private LivenessStatus _status = null!;
    private IntegrityStatus _integrity = null!;

    public async Task InitializeAsync()
    {
        await StartAsync();
        await _silo.PublishAsync();
        await _silo.PutListAsync("PETROV, Somebody");
    }

    private async Task StartAsync()
    {
        _silo = await RunningSilo.StartAsync(_firm);
        _status = new LivenessStatus();
        _integrity = new IntegrityStatus(_silo.Services.GetRequiredService<OutsideCopy>());
        _watch = ActivatorUtilities.CreateInstance<LivenessWatch>(_silo.Services, LivenessTerms.Usual, _status, _integrity, new DeliveryStart());
    }

    public async Task DisposeAsync()
    {
        _watch.Dispose();
        await _silo.DisposeAsync();
    }

    public void Dispose() => _firm.Dispose();

    [Fact]
    public async Task A_deadline_that_nobody_handles_is_found_and_named()
    {
        await _silo.ApplyAsync("late");
        await WatchAsync(6, async () =>
        {
            await _silo.WakeAsync();
            await _silo.DeliverAsync();
        });
        Assert.Equal(("passed", 1L), (await RecordAsync())!.Value);

        // Its key is gone: whoever wakes it is refused, and the row stays.
        await DisposeAsync();
        await _firm.Store.Keys.DestroyAsync(["sdk/eu/customer/late/decision-history"]);
        await StartAsync();
        _firm.Clock.Advance(Duration.FromDays(30));
        Assert.NotEqual(0, await _silo.WakeAsync());
        await WatchAsync(6, async () => await _silo.WakeAsync());

        Assert.Contains(_status.Last!.Stuck, stuck => stuck.Work is { Cause: StuckCauses.Overdue, Actor: "customer/late" } && stuck.Jurisdictions.Contains("EU"));
        var found = (await Grain.ViewAsync())!;
        Assert.Equal(LivenessOutcomes.Failed, found.Outcome);
        Assert.Contains(found.Found.First, stuck => stuck.Actor == "customer/late");
    }

    [Fact]
    public async Task A_notice_that_does_not_arrive_is_found_and_when_it_has_arrived_the_record_says_so()
    {
        await _silo.PutListAsync("EXAMPLE, Ana Maria");
        await _silo.ApplyAsync("listed");
        await _silo.VerifyAsync("listed");
        Assert.NotEmpty(await _firm.Store.Outbox.PendingAsync(0, 10));

        await WatchAsync(6, () => _silo.WakeAsync());
        var failed = (await Grain.ViewAsync())!;
        Assert.Equal((LivenessOutcomes.Failed, StuckCauses.Undelivered, "open-exception"), (failed.Outcome, failed.Found.First[0].Cause, failed.Found.First[0].What));

        await _silo.DeliverAsync();
        await WatchAsync(1, () => _silo.WakeAsync());
        var passed = (await Grain.ViewAsync())!;
        Assert.Equal((LivenessOutcomes.Passed, failed.Found.To), (passed.Outcome, passed.Found.From));
        Assert.Equal(["liveness.swept/1", "liveness.swept/1"], await _firm.KindsAsync("liveness/EU"));
        Assert.Empty(await _firm.FaultsOfStoreAsync());
    }

    [Fact]
    public async Task Under_load_after_a_pause_and_a_jump_of_the_clock_nothing_is_found_that_moves()
    {
        for (var i = 0; i < 40; i++)
        {
            await _silo.ApplyAsync($"busy-{i}");
            _firm.Clock.Advance(Step);
        }

        // Every deadline of a month is over at once, and all are handled one after the other.
        _firm.Clock.Advance(Duration.FromDays(30));
        await _silo.PutListAsync("PETROV, Somebody");
        await WatchAsync(12, async () =>
        {
            await _silo.WakeAsync();
            await _silo.DeliverAsync();
        });
        _firm.Clock.Advance(Duration.FromDays(400));
        await _silo.PutListAsync("PETROV, Somebody");
        await WatchAsync(12, async () =>
        {
            Assert.Empty(_status.Last!.Stuck);
            await _silo.WakeAsync();
            await _silo.DeliverAsync();
        });

        Assert.Empty(_status.Last!.Stuck);
        Assert.Equal(LivenessOutcomes.Passed, (await Grain.ViewAsync())!.Outcome);
    }

    private ILivenessGrain Grain => _silo.Actors.GetGrain<ILivenessGrain>("EU");

    private async Task<(string Outcome, long Subjects)?> RecordAsync() => await Grain.ViewAsync() is { } view ? (view.Outcome, view.Found.Subjects ?? -1) : null;

    /// <summary>So many looks, a minute from each other, the check of everything stored done before each.</summary>
    private async Task WatchAsync(int looks, Func<Task>? between = null)
    {
        for (var look = 0; look < looks; look++)
        {
            using (var stores = _silo.Services.GetRequiredService<Inspection>().Snapshot())
            {
                var check = await _silo.Services.GetRequiredService<Inspection>().BeginAsync(stores, () => Task.CompletedTask, default);
                await check.ActorsAsync("", default);
                _integrity.Complete(new IntegrityPass(_firm.Clock.GetCurrentInstant(), 0, 0, new Dictionary<string, long>(), check.Unowned, check.Open));
            }

            await _watch.RoundAsync(default);
            _firm.Clock.Advance(Step);
            if (between is not null)
                await between();
        }
    }
}
