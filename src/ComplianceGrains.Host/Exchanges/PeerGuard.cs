using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace ComplianceGrains.Host.Exchanges;

/// <summary>
/// Which addresses of strangers are called: names of the public network, over HTTPS, whose every address is public; and the address that was
/// looked at is the one that is connected to, so that a name that changes what it means in between (rebinding) wins nothing.
/// </summary>
/// <param name="allowLocal">For trying out on a machine that nobody else reaches: that machine itself too, and without TLS.</param>
internal sealed class PeerGuard(bool allowLocal)
{
    /// <summary>For everything, to the last byte.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Of an answer, in bytes.</summary>
    public const int Largest = 1 << 20;

    private static readonly string[] Inner = [".localhost", ".local", ".internal", ".lan", ".home.arpa", ".onion", ".test", ".invalid"];

    private static readonly IPNetwork[] NotPublic =
    [
        // IANA's registries of special-purpose addresses (RFC 6890 and later).
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        }.Select(IPNetwork.Parse),
    ];

    /// <summary>Of IPv6 only what is given out for the public network, without what stands for addresses of IPv4 or for documents.</summary>
    private static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] NotGlobal = [.. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20" }.Select(IPNetwork.Parse)];

    /// <summary>Why an address is not called; null if it may be, as far as its text tells.</summary>
    public string? Objection(Uri address) =>
        !address.IsAbsoluteUri ? "It is no URL."
        : allowLocal && address.IsLoopback && address.Scheme is "http" or "https" ? null
        : address.Scheme != Uri.UriSchemeHttps ? "It is not https."
        : address.UserInfo.Length > 0 ? "It holds a user."
        : address.HostNameType != UriHostNameType.Dns ? "It is no name but a number."
        : !address.IdnHost.TrimEnd('.').Contains('.', StringComparison.Ordinal) || Inner.Any(inner => address.IdnHost.TrimEnd('.').EndsWith(inner, StringComparison.OrdinalIgnoreCase)) ? "Its host is no name of the public network."
        : null;

    /// <summary>As it is called: a travel address has no scheme, and this machine itself, where it is called at all, has no certificate.</summary>
    public Uri Called(Uri address) => allowLocal && address.IsLoopback ? new UriBuilder(address) { Scheme = Uri.UriSchemeHttp }.Uri : address;

    /// <summary>Whether a number is one of the public network.</summary>
    public static bool IsPublic(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily == AddressFamily.InterNetwork
            ? !NotPublic.Any(network => network.Contains(plain))
            : Global.Contains(plain) && !NotGlobal.Any(network => network.Contains(plain));
    }

    /// <summary>A handler that calls nobody else.</summary>
    /// <param name="own">By which providers know the host; null if they do not.</param>
    public SocketsHttpHandler Handler(X509Certificate2? own = null) => new()
    {
        SslOptions = own is null ? new SslClientAuthenticationOptions() : new SslClientAuthenticationOptions { ClientCertificates = [own] },
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        MaxResponseHeadersLength = 16,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        ConnectCallback = (context, cancellation) => ConnectAsync(context.DnsEndPoint, cancellation),
    };

    /// <summary>One number that is not public makes the whole name suspect: none is called.</summary>
    internal async ValueTask<Stream> ConnectAsync(DnsEndPoint where, CancellationToken cancellation)
    {
        var numbers = await Dns.GetHostAddressesAsync(where.Host, cancellation);
        if (numbers.Length == 0 || !numbers.All(number => IsPublic(number) || (allowLocal && IPAddress.IsLoopback(number))))
            throw new PeerBlockedException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(numbers, where.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>A name leads where nobody is called.</summary>
internal sealed class PeerBlockedException() : IOException("The address of a provider leads to no public address.");
