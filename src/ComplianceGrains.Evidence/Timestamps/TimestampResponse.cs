using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace ComplianceGrains.Evidence.Timestamps;

/// <summary>The answer of a time-stamping authority (TimeStampResp, RFC 3161 2.4.2), as a file <c>checkpoint.tsr</c> holds it.</summary>
public static class TimestampResponse
{
    private const string TimeStampingPurpose = "1.3.6.1.5.5.7.3.8";

    /// <summary>When the authority says that it saw the data, if the response is a time-stamp over it that one of the roots vouches for; null else.</summary>
    /// <param name="response">The whole response.</param>
    /// <param name="data">What was to be stamped.</param>
    /// <param name="roots">Certificates of trusted authorities.</param>
    public static DateTimeOffset? TrustedTime(ReadOnlyMemory<byte> response, ReadOnlySpan<byte> data, X509Certificate2Collection roots)
    {
        try
        {
            return Signed(response, data) is var (token, signer) && IsTrusted(signer, token, roots) ? token.TokenInfo.Timestamp : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>When the response says that its signer saw the data, whoever that is; null if it is no signed time-stamp over it.</summary>
    /// <param name="response">The whole response.</param>
    /// <param name="data">What was to be stamped.</param>
    public static DateTimeOffset? SignedTime(ReadOnlyMemory<byte> response, ReadOnlySpan<byte> data) =>
        Signed(response, data) is var (token, _) ? token.TokenInfo.Timestamp : null;

    private static (Rfc3161TimestampToken Token, X509Certificate2 Signer)? Signed(ReadOnlyMemory<byte> response, ReadOnlySpan<byte> data)
    {
        try
        {
            return Token(response) is { } token && token.VerifySignatureForData(data, out var signer, token.AsSignedCms().Certificates) && signer is not null ? (token, signer) : null;
        }
        catch (Exception e) when (e is CryptographicException or AsnContentException)
        {
            // Neither a response nor a signature that this data fits.
            return null;
        }
    }

    // Not Rfc3161TimestampRequest.ProcessResponse: it wants the request, with its nonce, which nobody keeps.
    private static Rfc3161TimestampToken? Token(ReadOnlyMemory<byte> response)
    {
        const int granted = 0, grantedWithModifications = 1;
        var file = new AsnReader(response, AsnEncodingRules.BER);
        var content = file.ReadSequence();
        file.ThrowIfNotEmpty();
        var status = content.ReadSequence().ReadInteger();
        if ((status != granted && status != grantedWithModifications) || !content.HasData)
            return null;
        var token = content.ReadEncodedValue();
        content.ThrowIfNotEmpty();
        return Rfc3161TimestampToken.TryDecode(token, out var decoded, out var read) && read == token.Length ? decoded : null;
    }

    private static bool IsTrusted(X509Certificate2 signer, Rfc3161TimestampToken token, X509Certificate2Collection roots)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(roots);
        chain.ChainPolicy.ExtraStore.AddRange(token.AsSignedCms().Certificates);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck; // offline
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = token.TokenInfo.Timestamp.UtcDateTime;
        chain.ChainPolicy.VerificationTimeIgnored = false;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(TimeStampingPurpose));
        return chain.Build(signer);
    }
}
