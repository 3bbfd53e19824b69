using ComplianceGrains.Grains.Tests.Firms;
using ComplianceGrains.Storage.Journals;

namespace ComplianceGrains.Grains.Tests.Actors;

/// <summary>While silos are replaced one by one, one meets what a newer release decided: it cannot read it, and that is nobody's damage.</summary>
public sealed class NewerReleaseTests : IAsyncLifetime, IDisposable
{
    private readonly Firm _firm = new();
    private RunningSilo _silo = null!;

    public async Task InitializeAsync()
    {
        _silo = await RunningSilo.StartAsync(_firm);
        await _silo.PublishAsync();
        await _silo.PutListAsync("PETROV, Somebody");
    }

    public async Task DisposeAsync() => await _silo.DisposeAsync();

    public void Dispose() => _firm.Dispose();

    [Fact]
    public async Task What_a_newer_release_decided_is_repeated_elsewhere_and_opens_no_incident()
    {
        await _silo.ApplyAsync("newer");
        await _silo.DisposeAsync();
        var last = (await _firm.Store.Journal.ReadAsync("customer/newer"))[^1];
        Assert.IsType<CommitResult.Committed>(await _firm.Store.Journal.CommitAsync(new JournalCommit(
            "customer/newer", last.Sequence, new NewCommand("newer", [], 200), [new NewDecision(last.Sequence + 1, "customer.told-by-tomorrow/1", 1, 1, null, last.Sealed, [])], [], [])));
        _silo = await RunningSilo.StartAsync(_firm);
        await _silo.PutListAsync("PETROV, Somebody");

        var refused = (await _silo.VerifyAsync("newer")).Refusal!;

        Assert.Equal((503, "unavailable"), (refused.Status, refused.Type));
        Assert.Contains("newer release", refused.Title, StringComparison.Ordinal);
        Assert.Empty(await _firm.Store.Incidents.ReadAsync());
        await _silo.ApplyAsync("beside");
        Assert.Equal("active", (await _silo.VerifyAsync("beside")).View!.Status);
    }
}
