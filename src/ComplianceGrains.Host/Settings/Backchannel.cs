using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace ComplianceGrains.Host.Settings;

/// <summary>The way to a service that the configuration names, and nowhere else: what it answers is not followed elsewhere.</summary>
internal static class Backchannel
{
    /// <summary>Connects over TLS.</summary>
    /// <param name="certificateAuthority">A PEM file that vouches for the service; null for whom the machine trusts.</param>
    public static SocketsHttpHandler To(string? certificateAuthority)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(5), PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
        if (certificateAuthority is { } file)
        {
            var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            policy.CustomTrustStore.ImportFromPemFile(file);
            handler.SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy };
        }

        return handler;
    }
}
