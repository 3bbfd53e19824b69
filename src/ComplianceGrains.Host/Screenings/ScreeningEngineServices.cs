using System.Net.Http.Headers;
using ComplianceGrains.Grains.Lists;
using ComplianceGrains.Screening;
using ComplianceGrains.Screening.Providers;
using Microsoft.Extensions.Http.Resilience;
using NodaTime;

namespace ComplianceGrains.Host.Screenings;

/// <summary>Chooses who screens names: our own engine, or the external one that the firm configured. Addresses always go to our own.</summary>
internal static class ScreeningEngineServices
{
    private const string Client = "screening-engine";

    public static void AddScreeningEngine(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(ScreeningEngineOptions.Section);
        if (!section.Exists())
        {
            services.AddSingleton<IScreeningProvider>(provider => new EngineProvider(() => provider.GetRequiredService<ListLibrary>().Engine));
            return;
        }

        var options = section.Get<ScreeningEngineOptions>() ?? throw new InvalidOperationException($"{ScreeningEngineOptions.Section} is empty.");
        if (options.Objection is { } objection)
            throw new InvalidOperationException(objection);
        AddClient(services, options);
        services.AddSingleton<IScreeningProvider>(provider => new MatchApiProvider(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(Client), options.Datasets!,
            new EngineVersion(options.Name!, options.Version!, "external", "external"), Duration.FromSeconds(options.TimeoutSeconds)));
    }

    private static void AddClient(IServiceCollection services, ScreeningEngineOptions options) => services
        .AddHttpClient(Client, http =>
        {
            http.BaseAddress = options.Base;
            http.Timeout = Timeout.InfiniteTimeSpan;
            if (options.ApiKey is { Length: > 0 } key)
                http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("ApiKey", key);
        })
        // One client for the life of the process: the connections are renewed below it. A redirect would carry a person's data elsewhere.
        .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(2), AllowAutoRedirect = false })
        .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
        .AddStandardResilienceHandler(resilience => Shape(resilience, options));

    private static void Shape(HttpStandardResilienceOptions resilience, ScreeningEngineOptions options)
    {
        resilience.AttemptTimeout.Timeout = TimeSpan.FromSeconds(options.AttemptSeconds);
        resilience.TotalRequestTimeout.Timeout = TimeSpan.FromSeconds(options.TimeoutSeconds);
        resilience.CircuitBreaker.SamplingDuration = TimeSpan.FromSeconds(Math.Max(30, 2 * options.AttemptSeconds));
        resilience.Retry.Delay = TimeSpan.FromMilliseconds(200);
    }
}
