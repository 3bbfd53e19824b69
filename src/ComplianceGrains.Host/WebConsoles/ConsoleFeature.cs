using ComplianceGrains.Host.Features;
using ComplianceGrains.WebConsole;
using ComplianceGrains.WebConsole.Hosts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace ComplianceGrains.Host.WebConsoles;

/// <summary><c>/console</c>: what compliance people work in. Its pages come from the API, called as whoever is signed in.</summary>
internal sealed class ConsoleFeature : Feature
{
    public override void Add(IHostApplicationBuilder host)
    {
        // Behind a proxy, or listening on TLS alone, nobody reaches it in the clear.
        var secure = host.Configuration.GetValue("Console:Secure", defaultValue: false);
        host.Services.AddWebConsole(secure);
        host.Services.AddIssuerSignIn(host.Configuration, secure);
        host.Services.AddSingleton<IConsoleHost, ConsoleHost>().AddSingleton<SessionKey>();
        host.Services.AddDataProtection().SetApplicationName("ComplianceGrains").DisableAutomaticKeyGeneration();
        host.Services.AddOptions<KeyManagementOptions>().Configure<SessionKey>((options, key) => options.XmlRepository = key);
    }

    public override void Map(IEndpointRouteBuilder routes) => routes.MapWebConsole();
}
