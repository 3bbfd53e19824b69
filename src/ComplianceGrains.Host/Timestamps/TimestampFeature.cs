using ComplianceGrains.Grains.Timestamps;
using ComplianceGrains.Host.Features;
using Microsoft.Extensions.Options;
using NodaTime;

namespace ComplianceGrains.Host.Timestamps;

/// <summary>Has the heads of the logs stamped by the authority that is configured.</summary>
internal sealed class TimestampFeature : Feature
{
    public override void Add(IHostApplicationBuilder host)
    {
        host.Services.AddChecked<TimestampOptions>().AddSingleton(provider => Terms(provider.GetRequiredService<IOptions<TimestampOptions>>().Value, provider))
            .AddSingleton<TimestampWatch>();
        if (host.Configuration[$"{TimestampOptions.Section}:{nameof(TimestampOptions.Authority)}"] is null)
            return;
        host.Services.AddHostedService(provider => provider.GetRequiredService<TimestampWatch>());
        host.Services.AddHttpClient(TimestampOptions.Section, http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(Handler)
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
    }

    /// <summary>A redirect would make the host ask whomever the authority names.</summary>
    internal static SocketsHttpHandler Handler() => new() { PooledConnectionLifetime = TimeSpan.FromMinutes(2), AllowAutoRedirect = false, UseCookies = false, MaxResponseHeadersLength = 16 };

    private static TimestampTerms Terms(TimestampOptions options, IServiceProvider provider) => options.Authority is not { } address
        ? TimestampTerms.None
        : new TimestampTerms(
            new HttpTimestampAuthority(provider.GetRequiredService<IHttpClientFactory>().CreateClient(TimestampOptions.Section), address, TimeSpan.FromSeconds(options.TimeoutSeconds)),
            options.ReadRoots()!, options.Policy, Duration.FromMinutes(options.EveryMinutes));
}
