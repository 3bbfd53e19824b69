using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Host.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Connections.Security;

namespace ComplianceGrains.Host.Tests.Strangers;

/// <summary>A user of the same machine who can connect to every port and read no file of the host.</summary>
public sealed class PortTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_stranger_gets_nowhere_over_any_port(bool demo)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Ports are read from /proc.");
        using var host = await RunningHost.StartAsync(demo ? ["--demo"] : []);
        var service = host.As("product-service");
        Assert.Equal(201, (await service.PostAsync("/v1/customers", Applicants.Natural("stranger-1", "Ana Example"))).Status);

        var ports = ListeningPorts.Of(host.ProcessId);

        // The API and, at most, the silo's own port: no gateway.
        Assert.Contains(host.Port, ports);
        Assert.InRange(ports.Count, 1, 2);
        foreach (var port in ports.Where(port => port != host.Port))
        {
            Assert.Equal(0, await AnswerInTheOpenAsync(port));
            Assert.Equal(0, await AnswerToCertificateAsync(port));
            Assert.False(await ClientReachesAsync(port, tls: false), $"An Orleans client was let in at {port}.");
            Assert.False(await ClientReachesAsync(port, tls: true), $"An Orleans client with a certificate of its own was let in at {port}.");
        }

        var customer = await host.As("auditor").GetAsync("/v1/customers/stranger-1");
        Assert.DoesNotContain("customer.offboarded/1", customer.DecisionKinds);
        Assert.DoesNotContain("prn-invented", customer.Text, StringComparison.Ordinal);
    }

    /// <summary>How many bytes come back to the first message of the silo protocol: a length, and an identity that was made up.</summary>
    private static async Task<int> AnswerInTheOpenAsync(int port)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(new byte[] { 16, 0, 0, 0, 1, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 });
        return await ReadAsync(stream);
    }

    /// <summary>How many bytes come back behind a handshake with a certificate that is not the host's.</summary>
    private static async Task<int> AnswerToCertificateAsync(int port)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, port);
        using var certificate = OwnCertificate();
        await using var stream = new SslStream(socket.GetStream(), false, (_, server, _, _) => server is not null);
        try
        {
            await stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = "compliance-silo", ClientCertificates = [certificate], ApplicationProtocols = [new SslApplicationProtocol("Orleans1")] });
            await stream.WriteAsync(new byte[64]);
            return await ReadAsync(stream);
        }
        catch (Exception refused) when (refused is IOException or AuthenticationException)
        {
            return 0;
        }
    }

    private static async Task<int> ReadAsync(Stream stream)
    {
        try
        {
            return await stream.ReadAsync(new byte[1024]).AsTask().WaitAsync(Patience);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    /// <summary>Whether an Orleans client gets an answer from an actor, as somebody whom it invents.</summary>
    private static async Task<bool> ClientReachesAsync(int port, bool tls)
    {
        using var certificate = OwnCertificate();
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.UseOrleansClient(client =>
        {
            client.UseStaticClustering(new IPEndPoint(IPAddress.Loopback, port));
            if (tls)
                client.UseTls(options =>
                {
                    options.LocalCertificate = certificate;
                    options.AllowAnyRemoteCertificate();
                    options.OnAuthenticateAsClient = (_, ssl) => ssl.TargetHost = "compliance-silo";
                });
        });
        using var stranger = builder.Build();
        try
        {
            await stranger.StartAsync().WaitAsync(Patience);
            var invented = new Principal("prn-invented", Roles.Mlro, true, ["*"]);
            var reply = await stranger.Services.GetRequiredService<IClusterClient>().GetGrain<ICustomerGrain>("stranger-1")
                .ExecuteAsync(new Offboard("invented"), new Envelope("stranger", [], invented)).WaitAsync(Patience);
            return reply is not null;
        }
        catch (Exception refused) when (refused is Orleans.Runtime.OrleansException or TimeoutException or IOException or AuthenticationException or InvalidOperationException)
        {
            return false;
        }
    }

    private static X509Certificate2 OwnCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = NodaTime.SystemClock.Instance.GetCurrentInstant().ToDateTimeOffset();
        return new CertificateRequest("CN=compliance-silo", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
