using ComplianceGrains.Grains.Tests.Firms;
using NodaTime;

namespace ComplianceGrains.Grains.Tests.Actors;

/// <summary>A clock that goes back leads to instants that were there before.</summary>
public sealed class RepeatedDeadlineTests : IAsyncLifetime, IDisposable
{
    private readonly Firm _firm = new();
    private RunningSilo _silo = null!;

    public async Task InitializeAsync() => _silo = await RunningSilo.StartAsync(_firm);

    public async Task DisposeAsync() => await _silo.DisposeAsync();

    public void Dispose() => _firm.Dispose();

    [Fact]
    public async Task A_deadline_at_the_instant_of_one_already_kept_is_kept_again()
    {
        // Without a list nobody is screened, and it is tried again later.
        await _silo.ApplyAsync("c-1");
        var first = await DueAsync();
        _firm.Clock.Reset(first);
        await _silo.WakeAsync();
        Assert.True(await DueAsync() > first);

        _firm.Clock.Reset(Firm.Monday);
        await _silo.VerifyAsync("c-1");
        Assert.Equal(first, await DueAsync());

        _firm.Clock.Reset(first);
        await _silo.WakeAsync();
        Assert.True(await DueAsync() > first);
    }

    private async Task<Instant> DueAsync() =>
        Instant.FromUnixTimeMilliseconds((await _firm.Store.Agenda.OfActorAsync("customer/c-1")).Single(row => row.Key == "screening").Due);
}
