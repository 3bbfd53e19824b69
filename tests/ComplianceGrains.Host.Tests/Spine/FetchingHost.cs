using ComplianceGrains.Host.Tests.Hosting;

namespace ComplianceGrains.Host.Tests.Spine;

/// <summary>A host with a publisher that it asks every second.</summary>
public sealed class FetchingHost : IAsyncLifetime
{
    internal StubPublisher Publisher { get; } = new(DemoFiles.Primary());

    internal RunningHost Host { get; private set; } = null!;

    public async Task InitializeAsync() => Host = await RunningHost.StartAsync(Publisher.Configuration);

    public Task DisposeAsync()
    {
        Host.Dispose();
        Publisher.Dispose();
        return Task.CompletedTask;
    }
}
