using System.Net.Http.Headers;
using ComplianceGrains.Screening.Providers;

namespace ComplianceGrains.Host.Screenings;

/// <summary>Puts the configured provider of wallet risk scores behind its port.</summary>
internal static class WalletRiskServices
{
    public static void AddWalletRisk(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(WalletRiskOptions.Section);
        if (!section.Exists())
            return;
        var options = section.Get<WalletRiskOptions>() ?? throw new InvalidOperationException($"{WalletRiskOptions.Section} is empty.");
        if (options.Objection is { } objection)
            throw new InvalidOperationException(objection);
        if (options.Sandbox is { } script)
        {
            services.AddSingleton<IWalletRiskProvider>(new SandboxRiskProvider(
                script.ToDictionary(line => line.Key, line => new WalletRisk("sandbox", line.Value, [], "sandbox", null), StringComparer.Ordinal)));
            return;
        }

        services.AddHttpClient(WalletRiskOptions.Section, http =>
            {
                http.BaseAddress = options.Base;
                http.Timeout = Timeout.InfiniteTimeSpan;
                if (options.ApiKey is { Length: > 0 } key)
                    http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
            })
            // A redirect would carry a customer's wallet elsewhere.
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(2), AllowAutoRedirect = false })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .AddStandardResilienceHandler(resilience =>
            {
                resilience.AttemptTimeout.Timeout = TimeSpan.FromSeconds(options.AttemptSeconds);
                resilience.TotalRequestTimeout.Timeout = TimeSpan.FromSeconds(options.TimeoutSeconds);
                resilience.CircuitBreaker.SamplingDuration = TimeSpan.FromSeconds(Math.Max(30, 2 * options.AttemptSeconds));
                resilience.Retry.Delay = TimeSpan.FromMilliseconds(200);
            });
        services.AddSingleton<IWalletRiskProvider>(provider =>
            new HttpRiskProvider(provider.GetRequiredService<IHttpClientFactory>().CreateClient(WalletRiskOptions.Section), options.Name!));
    }
}
