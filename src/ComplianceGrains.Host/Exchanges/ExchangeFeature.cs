using ComplianceGrains.Grains.Exchanges;
using ComplianceGrains.Host.Features;
using ComplianceGrains.Host.Settings;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Options;

namespace ComplianceGrains.Host.Exchanges;

/// <summary>Gives providers on the other side what was decided to travel, and takes what they say: TRP 3.2.1.</summary>
internal sealed class ExchangeFeature : Feature
{
    public override void Add(IHostApplicationBuilder host)
    {
        host.Services.AddOptions<ExchangeOptions>().PostConfigure<HostArguments>(Demo);
        // A provider is known by the very certificate that is pinned: who vouches for it says nothing here.
        host.Services.AddOptions<KestrelServerOptions>().Configure<IOptions<ExchangeOptions>>((kestrel, exchange) => kestrel.ConfigureHttpsDefaults(https =>
        {
            if (exchange.Value is not { Url: not null, Peers.Count: > 0 })
                return;
            https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
            https.AllowAnyClientCertificate();
        }));
        host.Services.AddChecked<ExchangeOptions>().AddSingleton<ExchangeDesk>().AddSingleton<ScriptedPeers>()
            .AddSingleton(provider => new PeerGuard(MayBeLocal(provider.GetRequiredService<IOptions<ExchangeOptions>>().Value, provider.GetRequiredService<HostArguments>())))
            .AddSingleton(provider => FirmOf(provider.GetRequiredService<IOptions<ExchangeOptions>>().Value));
        host.Services.AddHttpClient(TrpChannel.Client, http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(provider => provider.GetRequiredService<PeerGuard>().Handler(provider.GetRequiredService<IOptions<ExchangeOptions>>().Value.Own))
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            // Their lines would hold the addresses of strangers.
            .RemoveAllLoggers();
        host.Services.AddSingleton<ITravelRuleChannel>(provider =>
            ActivatorUtilities.CreateInstance<TrpChannel>(provider, provider.GetRequiredService<IHttpClientFactory>().CreateClient(TrpChannel.Client)));
    }

    /// <summary>Only where providers are told of them: without it, nobody calls here.</summary>
    public override void Map(IEndpointRouteBuilder routes)
    {
        var options = routes.ServiceProvider.GetRequiredService<IOptions<ExchangeOptions>>().Value;
        if (options.Url is null)
            return;
        TrpEndpoints.Map(routes);
        if (MayBeLocal(options, routes.ServiceProvider.GetRequiredService<HostArguments>()))
            ScriptedPeers.Map(routes);
    }

    /// <summary>A demonstration exchanges with scripted providers on its own machine, if it says where it listens there.</summary>
    private static void Demo(ExchangeOptions options, HostArguments arguments)
    {
        if (!arguments.Demo || options.Url is not null || !Uri.TryCreate(arguments.Urls, UriKind.Absolute, out var own) || !own.IsLoopback || own.Scheme != "http" || own.Port == 0)
            return;
        (options.Url, options.Name, options.AllowLocal) = (arguments.Urls.TrimEnd('/'), "Invented Firm", true);
    }

    private static ExchangeFirm FirmOf(ExchangeOptions options) => new(options.Name, options.Country, options.Lei, options.Url?.TrimEnd('/'));

    /// <summary>A host that others reach must not be led by them to what only it reaches.</summary>
    private static bool MayBeLocal(ExchangeOptions options, HostArguments arguments) => options.AllowLocal && (arguments.Urls.Split(';').All(url => new Uri(url).IsLoopback)
        ? true
        : throw new InvalidDataException("Exchange:AllowLocal is for trying out: this host listens to others too. Remove it, or have the host listen on 127.0.0.1 only."));
}
