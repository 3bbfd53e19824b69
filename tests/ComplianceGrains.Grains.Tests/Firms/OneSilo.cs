namespace ComplianceGrains.Grains.Tests.Firms;

/// <summary>One silo over a firm's store, for all tests of a class; each has customers of its own.</summary>
public sealed class OneSilo : IAsyncLifetime
{
    public Firm Firm { get; } = new();

    public RunningSilo Silo { get; private set; } = null!;

    public async Task InitializeAsync() => Silo = await RunningSilo.StartAsync(Firm);

    public async Task DisposeAsync()
    {
        await Silo.DisposeAsync();
        Firm.Dispose();
    }
}
