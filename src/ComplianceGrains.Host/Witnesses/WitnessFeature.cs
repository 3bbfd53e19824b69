using ComplianceGrains.Grains.Witnesses;
using ComplianceGrains.Host.Features;
using Microsoft.Extensions.Options;
using NodaTime;

namespace ComplianceGrains.Host.Witnesses;

/// <summary>Has the heads of the logs cosigned by the witnesses that are configured.</summary>
internal sealed class WitnessFeature : Feature
{
    public override void Add(IHostApplicationBuilder host)
    {
        host.Services.AddChecked<WitnessOptions>().AddSingleton(provider => Terms(provider.GetRequiredService<IOptions<WitnessOptions>>().Value, provider)).AddSingleton<WitnessWatch>();
        if (!host.Configuration.GetSection($"{WitnessOptions.Section}:{nameof(WitnessOptions.All)}").GetChildren().Any())
            return;
        host.Services.AddHostedService(provider => provider.GetRequiredService<WitnessWatch>());
        host.Services.AddHttpClient(WitnessOptions.Section, http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(Handler)
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
    }

    /// <summary>A redirect would make the host ask whomever the witness names.</summary>
    internal static SocketsHttpHandler Handler() => new() { PooledConnectionLifetime = TimeSpan.FromMinutes(2), AllowAutoRedirect = false, UseCookies = false, MaxResponseHeadersLength = 16 };

    private static WitnessTerms Terms(WitnessOptions options, IServiceProvider provider)
    {
        if (options.All.Count == 0)
            return WitnessTerms.None;
        var http = provider.GetRequiredService<IHttpClientFactory>().CreateClient(WitnessOptions.Section);
        return new WitnessTerms(
            [.. options.All.Select(one => new HttpWitness(http, one.Address!.AbsoluteUri.TrimEnd('/'), one.ReadKey()!, TimeSpan.FromSeconds(options.TimeoutSeconds)))],
            Duration.FromMinutes(options.EveryMinutes));
    }
}
