using ComplianceGrains.Contracts.Lists;
using ComplianceGrains.Contracts.Rescreenings;
using ComplianceGrains.Grains.Histories;
using ComplianceGrains.Grains.Integrity;
using ComplianceGrains.Grains.Ledgers;
using ComplianceGrains.Grains.Liveness;
using ComplianceGrains.Grains.Pumps;
using ComplianceGrains.Grains.Rescreenings;
using ComplianceGrains.Grains.Tests.Firms;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace ComplianceGrains.Grains.Tests.Rescreenings;

/// <summary>Where the law wants it daily, everybody is compared with the whole list each day, and each day is on record.</summary>
public sealed class DailyRescreeningTests : IAsyncLifetime, IDisposable
{
    private static readonly Duration Day = Duration.FromDays(1);

    private readonly Firm _firm = new();
    private readonly RescreeningStatus _status = new();
    private RunningSilo _silo = null!;
    private RescreeningWatch _watch = null!;

    public async Task InitializeAsync()
    {
        _silo = await RunningSilo.StartAsync(_firm);
        var integrity = new IntegrityStatus(_silo.Services.GetRequiredService<OutsideCopy>());
        var open = new OpenSubjects();
        open.Add("customer/somebody", ["AE"], isUnowned: false);
        integrity.Complete(new IntegrityPass(_firm.Clock.GetCurrentInstant(), 1, 1, new Dictionary<string, long>(), 0, open));
        _watch = ActivatorUtilities.CreateInstance<RescreeningWatch>(_silo.Services, LivenessTerms.Usual, _status, integrity, new DeliveryStart());
    }

    public async Task DisposeAsync()
    {
        _watch.Dispose();
        await _silo.DisposeAsync();
    }

    public void Dispose() => _firm.Dispose();

    [Fact]
    public async Task Each_day_is_recorded_as_passed_once_everybody_was_compared_and_as_failed_if_they_were_not()
    {
        await ConfirmAsync();
        var first = await LookAsync();
        Assert.Equal((RescreeningOutcomes.Passed, 1L, 0L), (first.Outcome, first.Subjects, first.Waiting));
        Assert.Equal((true, (await ListAsync()).Digest), (first.Lists[0].Done, first.Lists[0].Digest));
        await LookAsync();
        Assert.Equal(["rescreening.ran/1"], await _firm.KindsAsync("rescreening/AE"));

        // The next day nobody confirms the list: at its end that is on record, and shown.
        _firm.Clock.Advance(Day);
        Assert.Equal(first.To, (await LookAsync()).To);
        _firm.Clock.Advance(Day);
        await _silo.WakeAsync();
        var failed = await LookAsync();
        Assert.Equal(RescreeningOutcomes.Failed, failed.Outcome);
        Assert.Equal(["AE"], _status.Failed);

        // The list is what it was, and everybody is compared with all of it.
        await ConfirmAsync();
        Assert.Contains("list.rescreening-begun/1", await _firm.KindsAsync($"list/{RunningSilo.List}"));
        Assert.True((await ListAsync()).WholeAt > first.To);
        Assert.Equal(RescreeningOutcomes.Passed, (await LookAsync()).Outcome);
        Assert.Empty(_status.Failed);
        Assert.Empty(await _firm.FaultsOfStoreAsync());
    }

    private async Task<ListView> ListAsync() => (await _silo.Actors.GetGrain<IListGrain>(RunningSilo.List).ViewAsync())!;

    /// <summary>The list is confirmed, and its run comes to its end.</summary>
    private async Task ConfirmAsync()
    {
        await _silo.PutListAsync("PETROV, Somebody");
        for (var part = 0; part < 20 && !(await ListAsync()).RescreeningDone; part++)
        {
            _firm.Clock.Advance(Duration.FromSeconds(1));
            await _silo.WakeAsync();
            await _silo.DeliverAsync();
        }

        Assert.True((await ListAsync()).RescreeningDone);
    }

    private async Task<RescreeningView> LookAsync()
    {
        await _watch.RoundAsync(default);
        return (await _silo.Actors.GetGrain<IRescreeningGrain>("AE").ViewAsync())!;
    }
}
