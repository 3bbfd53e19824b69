using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Storage.Files.Secrets;
using NodaTime;
using Orleans.Connections.Security;

namespace ComplianceGrains.Host.Hosting;

/// <summary>
/// What silos know each other by. A message between silos says who acts, and is believed: so nobody may send one but who
/// has its key. Silos that share a cluster share it.
/// </summary>
internal static class SiloCertificate
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    /// <summary>The certificate of a folder that all silos share, made at first start.</summary>
    public static X509Certificate2 In(string folder) => X509CertificateLoader.LoadPkcs12(
        PrivateFile.ReadOrCreate(Path.Combine(folder, "keys", "silo.pfx"), () =>
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            return Make(key);
        }), null);

    /// <summary>A certificate of the key pair that all silos have who can open the root key.</summary>
    public static X509Certificate2 Of(RootKey root)
    {
        using var key = ECDsa.Create();
        using var pair = root.Pair("silo");
        key.ImportFromPem(pair.ToPem());
        return X509CertificateLoader.LoadPkcs12(Make(key), null);
    }

    /// <summary>Mutual TLS on every connection to and from the silo, with a certificate of the same key on both sides.</summary>
    public static ISiloBuilder UseCertificate(this ISiloBuilder silo, X509Certificate2 certificate)
    {
        var own = certificate.PublicKey.ExportSubjectPublicKeyInfo();
        return silo.UseTls(tls =>
        {
            tls.LocalCertificate = certificate;
            tls.RemoteCertificateMode = RemoteCertificateMode.RequireCertificate;
            tls.ClientCertificateMode = RemoteCertificateMode.RequireCertificate;
            // One key and no authority: the other side has this very one, or it is a stranger.
            tls.RemoteCertificateValidation = (remote, _, _) => CryptographicOperations.FixedTimeEquals(remote.PublicKey.ExportSubjectPublicKeyInfo(), own);
            tls.OnAuthenticateAsClient = (_, client) => client.TargetHost = certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false);
        });
    }

    private static byte[] Make(ECDsa key)
    {
        var request = new CertificateRequest("CN=compliance-silo", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ServerAuthentication), new Oid(ClientAuthentication)], critical: true));
        // It is compared, not judged by its dates: to renew it, remove the file while no silo runs.
        var today = SystemClock.Instance.GetCurrentInstant().ToDateTimeOffset();
        using var certificate = request.CreateSelfSigned(today.AddDays(-1), today.AddYears(20));
        return certificate.Export(X509ContentType.Pfx);
    }
}
