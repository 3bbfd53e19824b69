using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace ComplianceGrains.Host.Http;

/// <summary>Whose word is taken for where a request came from: that of the proxies that <c>Proxies</c> names, and of nobody else.</summary>
internal static class Proxies
{
    public static void UseProxies(this IApplicationBuilder app, IConfiguration configuration)
    {
        if (string.Equals(configuration["FORWARDEDHEADERS_ENABLED"], "true", StringComparison.OrdinalIgnoreCase))
            throw new InvalidDataException("ASPNETCORE_FORWARDEDHEADERS_ENABLED takes anybody's word for where a request came from. Remove it, and name the proxies in 'Proxies'.");
        var named = configuration.GetSection("Proxies").Get<string[]>() ?? [];
        if (named.Length == 0)
            return;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var name in named)
            if (IPAddress.TryParse(name, out var address))
                options.KnownProxies.Add(address);
            else if (System.Net.IPNetwork.TryParse(name, out var network))
                options.KnownIPNetworks.Add(network);
            else
                throw new InvalidDataException($"Proxies: '{name}' is neither an address nor a network such as 10.0.0.0/8.");
        app.UseForwardedHeaders(options);
    }
}
