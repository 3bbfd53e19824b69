using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using ComplianceGrains.Evidence.Envelopes;

namespace ComplianceGrains.Evidence.Tests;

/// <summary>What is encrypted to a recipient opens with the tools that recipients have, whatever its length, and with nothing but their key.</summary>
public sealed class EnvelopeTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public static TheoryData<int> Lengths => [0, 1, 15, 16, 65_535, 65_536, 65_537, 300_000];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SkippableTheory]
    [MemberData(nameof(Lengths))]
    public async Task It_opens_with_openssl_and_with_NET(int length)
    {
        Shell.Needs("openssl");
        using var recipient = Certificate();
        var plain = Enumerable.Range(0, length).Select(i => (byte)(i * 7)).ToArray();
        var envelopeBytes = await SealAsync(recipient, plain);

        var envelope = new EnvelopedCms();
        envelope.Decode(envelopeBytes);
        envelope.Decrypt([recipient]);
        Assert.Equal(plain, envelope.ContentInfo.Content);
        await File.WriteAllBytesAsync(Path.Combine(_folder, "file.p7m"), envelopeBytes);
        await File.WriteAllTextAsync(Path.Combine(_folder, "key.pem"), recipient.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem());
        var (code, output) = Shell.Run(_folder, "openssl cms -decrypt -binary -inform DER -in file.p7m -inkey key.pem -out file");
        Assert.True(code == 0, output);
        Assert.Equal(plain, await File.ReadAllBytesAsync(Path.Combine(_folder, "file")));
    }

    [Fact]
    public async Task Nobody_else_opens_it_and_no_two_are_alike()
    {
        using var recipient = Certificate();
        using var other = Certificate();
        var plain = "Canary-Kestrel-Name"u8.ToArray();
        var envelopeBytes = await SealAsync(recipient, plain);

        Assert.True(envelopeBytes.AsSpan().IndexOf(plain) < 0);
        Assert.NotEqual(envelopeBytes, await SealAsync(recipient, plain));
        var envelope = new EnvelopedCms();
        envelope.Decode(envelopeBytes);
        Assert.ThrowsAny<CryptographicException>(() => envelope.Decrypt([other]));
    }

    [Theory]
    [InlineData("short", "has a key of 1024 bits")]
    [InlineData("expired", "is valid from 2025-01-01 to 2025-12-31, not today")]
    [InlineData("signs", "may not be used to encrypt keys")]
    [InlineData("elliptic", "has no RSA key")]
    public void A_certificate_that_nothing_may_be_encrypted_to_is_refused(string fault, string sentence)
    {
        using var certificate = fault switch
        {
            "short" => Certificate(bits: 1024),
            "expired" => Certificate(from: 2025),
            "signs" => Certificate(usage: X509KeyUsageFlags.DigitalSignature),
            _ => Elliptic(),
        };

        Assert.Contains(sentence, Assert.Throws<CryptographicException>(() => Envelope.Recipient(certificate.ExportCertificatePem(), Now)).Message, StringComparison.Ordinal);
    }

    private static async Task<byte[]> SealAsync(X509Certificate2 recipient, byte[] plain)
    {
        using var read = Envelope.Recipient(recipient.ExportCertificatePem(), Now);
        var output = new MemoryStream();
        await Envelope.SealAsync(read, new MemoryStream(plain), output);
        return output.ToArray();
    }

    private static X509Certificate2 Certificate(int bits = 2048, int from = 2026, X509KeyUsageFlags usage = X509KeyUsageFlags.KeyEncipherment)
    {
        using var key = RSA.Create(bits);
        var request = new CertificateRequest("CN=Supervisor", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(usage, critical: true));
        return request.CreateSelfSigned(new DateTimeOffset(from, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(from, 12, 31, 0, 0, 0, TimeSpan.Zero));
    }

    private static X509Certificate2 Elliptic()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new CertificateRequest("CN=Supervisor", key, HashAlgorithmName.SHA256).CreateSelfSigned(Now.AddDays(-1), Now.AddDays(1));
    }
}
