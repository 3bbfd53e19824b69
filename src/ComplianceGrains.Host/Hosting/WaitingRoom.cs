using ComplianceGrains.Api;
using ComplianceGrains.Api.Health;
using ComplianceGrains.Host.Settings;

namespace ComplianceGrains.Host.Hosting;

/// <summary>Answers on the host's addresses while the host cannot be composed yet: it lives, it is not ready, and it says what it waits for.</summary>
internal sealed class WaitingRoom(HostArguments arguments, string waitingFor) : IAsyncDisposable
{
    private WebApplication? _app;

    /// <summary>Opens it, unless it is open.</summary>
    public async Task OpenAsync()
    {
        if (_app is not null)
            return;
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(arguments.Urls).ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        _app = builder.Build();
        _app.MapGet("/health/live", () => Results.Json(new LiveBody("live"), WireJson.Options));
        _app.MapFallback(() => Results.Json(new HealthBody("starting", waitingFor, [], [], new IntegrityBody(null, 0, new Dictionary<string, long>(), 0)), WireJson.Options, statusCode: 503));
        await _app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
    }
}
