using System.Net;
using System.Net.Sockets;
using ComplianceGrains.Host.Tests.MadeUp;
using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.Host.Tests.Exchanges;

/// <summary>A host that exchanges data with scripted providers on this machine.</summary>
public sealed class ExchangeHost : MadeUpHost
{
    private readonly string _url = $"http://127.0.0.1:{FreePort()}";

    protected override string Urls => _url;

    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Exchange:Url"] = _url,
        ["Exchange:Name"] = "Invented Firm",
        ["Exchange:Country"] = "DE",
        ["Exchange:AllowLocal"] = "true",
        ["Transfers:Rates:0:From"] = "ETH",
        ["Transfers:Rates:0:To"] = "EUR",
        ["Transfers:Rates:0:Rate"] = "2450",
        ["Transfers:Rates:0:Source"] = "firm-market-rate",
        ["Transfers:Rates:0:At"] = InstantPattern.ExtendedIso.Format(SystemClock.Instance.GetCurrentInstant() - Duration.FromHours(1)),
    };

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
