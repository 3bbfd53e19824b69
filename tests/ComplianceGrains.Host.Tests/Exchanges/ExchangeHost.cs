using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ComplianceGrains.Host.Tests.MadeUp;
using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.Host.Tests.Exchanges;

/// <summary>A host that exchanges data with scripted providers on this machine.</summary>
public sealed class ExchangeHost : MadeUpHost
{
    private readonly string _url = $"http://127.0.0.1:{FreePort()}";
    private readonly string _certificate = Path.Combine(Path.GetTempPath(), $"compliance-exchange-{Guid.NewGuid():N}.pfx");

    /// <summary>The same host over TLS.</summary>
    public string Secure { get; } = $"https://127.0.0.1:{FreePort()}";

    /// <summary>By which the provider <c>accepts</c> is known.</summary>
    public X509Certificate2 Pinned { get; } = Certificate("CN=accepts");

    protected override string Urls => $"{_url};{Secure}";

    /// <summary>A certificate for which nobody vouches.</summary>
    public static X509Certificate2 Certificate(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var made = new CertificateRequest(name, key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }

    public override async Task InitializeAsync()
    {
        using (var own = Certificate("CN=127.0.0.1"))
            await File.WriteAllBytesAsync(_certificate, own.Export(X509ContentType.Pkcs12));
        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        File.Delete(_certificate);
    }

    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Exchange:Url"] = _url,
        ["Exchange:Name"] = "Invented Firm",
        ["Exchange:Country"] = "DE",
        ["Exchange:AllowLocal"] = "true",
        ["Exchange:Peers:0:Counterparty"] = "accepts",
        ["Exchange:Peers:0:Certificate"] = Pinned.GetCertHashString(HashAlgorithmName.SHA256),
        ["Kestrel:Certificates:Default:Path"] = _certificate,
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
