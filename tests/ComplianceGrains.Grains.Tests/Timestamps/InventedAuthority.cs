using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using ComplianceGrains.Grains.Timestamps;
using NodaTime;

namespace ComplianceGrains.Grains.Tests.Timestamps;

/// <summary>A time-stamping authority that stamps by a clock of the test, and lies as it is told.</summary>
internal sealed class InventedAuthority : ITimestampAuthority, IDisposable
{
    private const string Content = "1.2.840.113549.1.9.16.1.4", SigningCertificate = "1.2.840.113549.1.9.16.2.47", TimeStamping = "1.3.6.1.5.5.7.3.8", Policy = "1.2.3";

    private readonly IClock _clock;
    private readonly ECDsa _rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256), _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private int _serial;

    public InventedAuthority(IClock clock)
    {
        _clock = clock;
        var request = new CertificateRequest("CN=root", _rootKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        Root = request.CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2050, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }

    public X509Certificate2 Root { get; }

    /// <summary><c>well</c>, or how it lies.</summary>
    public string Mode { get; set; } = "well";

    /// <summary>How often it was asked.</summary>
    public int Asked { get; private set; }

    public Task<byte[]> AskAsync(ReadOnlyMemory<byte> request, CancellationToken cancellation = default)
    {
        Asked++;
        if (Mode == "away")
            throw new IOException("The authority did not answer within 10 s.");
        if (Mode == "garbage")
            return Task.FromResult("<html>no such page</html>"u8.ToArray());
        if (Mode == "empty")
            return Task.FromResult(Array.Empty<byte>());
        if (!Rfc3161TimestampRequest.TryDecode(request, out var asked, out _))
            throw new ArgumentException("No request.", nameof(request));
        var response = new AsnWriter(AsnEncodingRules.DER);
        using (response.PushSequence())
        {
            using (response.PushSequence())
                response.WriteInteger(Mode == "refuses" ? 2 : 0);
            if (Mode != "refuses")
                response.WriteEncodedValue(Token(asked));
        }

        byte[] bytes = [.. response.Encode(), .. Mode == "appends" ? "more"u8 : []];
        return Task.FromResult(bytes);
    }

    public void Dispose()
    {
        Root.Dispose();
        _rootKey.Dispose();
        _key.Dispose();
    }

    private byte[] Token(Rfc3161TimestampRequest asked)
    {
        using var certificate = Certificate();
        var attribute = new AsnWriter(AsnEncodingRules.DER);
        using (attribute.PushSequence())
        using (attribute.PushSequence())
        using (attribute.PushSequence())
            attribute.WriteOctetString(SHA256.HashData(certificate.RawData));
        var cms = new SignedCms(new ContentInfo(new Oid(Content), Info(asked)), detached: false);
        var signer = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, certificate) { DigestAlgorithm = new Oid("2.16.840.1.101.3.4.2.1"), IncludeOption = X509IncludeOption.EndCertOnly };
        signer.SignedAttributes.Add(new AsnEncodedData(new Oid(SigningCertificate), attribute.Encode()));
        cms.ComputeSignature(signer);
        var token = cms.Encode();
        if (Mode == "signature")
            token[^1] ^= 1;
        return token;
    }

    private byte[] Info(Rfc3161TimestampRequest asked)
    {
        var info = new AsnWriter(AsnEncodingRules.DER);
        using (info.PushSequence())
        {
            info.WriteInteger(1);
            info.WriteObjectIdentifier(Mode == "policy" ? "1.2.4" : Policy);
            using (info.PushSequence())
            {
                using (info.PushSequence())
                    info.WriteObjectIdentifier(asked.HashAlgorithmId.Value!);
                info.WriteOctetString(Mode == "imprint" ? SHA256.HashData("something else"u8) : asked.GetMessageHash().Span);
            }

            info.WriteInteger(++_serial);
            var at = _clock.GetCurrentInstant() + (Mode == "late" ? Duration.FromHours(2) : Mode == "early" ? -Duration.FromHours(2) : Duration.Zero);
            info.WriteGeneralizedTime(at.ToDateTimeOffset(), omitFractionalSeconds: true);
            if (asked.GetNonce() is { } nonce)
                info.WriteInteger(new BigInteger(nonce.Span, isUnsigned: false, isBigEndian: true) + (Mode == "nonce" ? 1 : 0));
        }

        return info.Encode();
    }

    private X509Certificate2 Certificate()
    {
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=tsa", _key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(Mode == "purpose" ? "1.3.6.1.5.5.7.3.1" : TimeStamping)], critical: true));
        var (from, until) = (new DateTimeOffset(2021, 1, 1, 0, 0, 0, TimeSpan.Zero), Mode == "expired" ? new DateTimeOffset(2022, 1, 1, 0, 0, 0, TimeSpan.Zero) : new DateTimeOffset(2049, 1, 1, 0, 0, 0, TimeSpan.Zero));
        using var issued = request.Create(Root.SubjectName, X509SignatureGenerator.CreateForECDsa(Mode == "stranger" ? stranger : _rootKey), from, until, RandomNumberGenerator.GetBytes(8));
        return issued.CopyWithPrivateKey(_key);
    }
}
