using ComplianceGrains.Contracts.Liveness;
using ComplianceGrains.Grains.Integrity;
using ComplianceGrains.Grains.Ledgers;
using ComplianceGrains.Grains.Liveness;
using ComplianceGrains.Grains.Pumps;
using ComplianceGrains.Grains.Tests.Firms;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace ComplianceGrains.Grains.Tests.Integrity;

/// <summary>Subjects for whom nobody would be woken, on a store that several silos share and nobody can see at one moment.</summary>
public sealed class SubjectSweepTests : IAsyncLifetime, IDisposable
{
    private static readonly Duration Between = Duration.FromMinutes(11);

    private readonly Firm _firm = new() { IsShared = true };
    private RunningSilo _cluster = null!;
    private IntegrityStatus _status = null!;
    private SubjectWatch _watch = null!;

    public async Task InitializeAsync()
    {
        _cluster = await RunningSilo.StartAsync(_firm, silos: 2);
        await _cluster.PublishAsync();
        await _cluster.PutListAsync("PETROV, Somebody");
        foreach (var library in _cluster.Libraries.Where(library => library.Engine.Catalog.Find(RunningSilo.List) is null))
            await _cluster.LoadAsync(library);
        foreach (var customer in new[] { "c-1", "c-2", "c-3" })
            await _cluster.ApplyAsync(customer);
        _status = new IntegrityStatus(_cluster.Services.GetRequiredService<OutsideCopy>());
        _watch = ActivatorUtilities.CreateInstance<SubjectWatch>(_cluster.Services, _status, new DeliveryStart());
    }

    public async Task DisposeAsync()
    {
        _watch.Dispose();
        await _cluster.DisposeAsync();
    }

    public void Dispose() => _firm.Dispose();

    [Fact]
    public async Task An_open_subject_without_a_row_is_found_named_on_record_and_given_its_rows_back()
    {
        await SweepAsync();
        Assert.Equal((0L, 3L, true), (_status.UnownedSubjects, _status.Open!.Open.Of("EU"), _status.Open.IsWhole));

        foreach (var row in await _firm.Store.Agenda.OfActorAsync("customer/c-2"))
            Assert.True(await _firm.Store.Agenda.RemoveAsync(row.Actor, row.Key, row.Due));
        await SweepAsync();

        Assert.Equal((1L, 3L), (_status.UnownedSubjects, _status.Open!.Open.Of("EU")));
        Assert.Equal(["customer/c-2"], _status.Open.Open.UnownedOf("EU").First);
        Assert.NotEmpty(await _firm.Store.Agenda.OfActorAsync("customer/c-2"));
        Assert.True(_status.Repaired > 0);
        var found = await RecordedAsync();
        Assert.Equal((LivenessOutcomes.Failed, 3L), (found.Outcome, found.Found.Subjects));
        Assert.Contains(found.Found.First, stuck => stuck is { Cause: StuckCauses.Unowned, Actor: "customer/c-2" });

        await SweepAsync();
        Assert.Equal((0L, 3L), (_status.UnownedSubjects, _status.Open!.Open.Of("EU")));
        Assert.Equal(LivenessOutcomes.Passed, (await RecordedAsync()).Outcome);
    }

    [Fact]
    public async Task Who_cannot_be_read_may_wait_for_anything_and_the_record_says_that_nobody_knows()
    {
        await _firm.Store.Keys.DestroyAsync(["sdk/eu/customer/c-2/decision-history"]);
        _firm.Clock.Advance(Duration.FromMinutes(2));

        await SweepAsync();

        Assert.False(_status.Open!.IsWhole);
        Assert.Equal(2, _status.Open.Open.Of("EU"));
        var found = await RecordedAsync();
        Assert.NotEqual(LivenessOutcomes.Passed, found.Outcome);
        Assert.Null(found.Found.Subjects);
    }

    /// <summary>One whole pass from here on.</summary>
    private async Task SweepAsync()
    {
        var before = _status.Open;
        _firm.Clock.Advance(Between);
        for (var round = 0; round < 100 && (_status.Open is null || _status.Open.CompletedAt == before?.CompletedAt); round++)
        {
            await _watch.RoundAsync(default);
            _firm.Clock.Advance(Duration.FromSeconds(5));
        }

        Assert.NotEqual(before?.CompletedAt, _status.Open?.CompletedAt);
    }

    private async Task<LivenessView> RecordedAsync()
    {
        using var liveness = ActivatorUtilities.CreateInstance<LivenessWatch>(_cluster.Services, new LivenessTerms(TimeSpan.Zero), new LivenessStatus(), _status, new DeliveryStart());
        await _cluster.WakeAsync();
        await liveness.RoundAsync(default);
        _firm.Clock.Advance(Duration.FromSeconds(1));
        return (await _cluster.Actors.GetGrain<ILivenessGrain>("EU").ViewAsync())!;
    }
}
