namespace ComplianceGrains.Grains.Tests.Firms;

/// <summary>Two silos over one firm's store that know nothing of each other.</summary>
public sealed class TwoSilos : IAsyncLifetime
{
    public Firm Firm { get; } = new();

    public RunningSilo One { get; private set; } = null!;

    public RunningSilo Other { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var silos = await Task.WhenAll(RunningSilo.StartAsync(Firm), RunningSilo.StartAsync(Firm));
        (One, Other) = (silos[0], silos[1]);
    }

    public async Task DisposeAsync()
    {
        await One.DisposeAsync();
        await Other.DisposeAsync();
        Firm.Dispose();
    }
}
