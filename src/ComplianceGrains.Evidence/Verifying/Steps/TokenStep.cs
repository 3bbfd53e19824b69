using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using ComplianceGrains.Evidence.Exports;

namespace ComplianceGrains.Evidence.Verifying.Steps;

/// <summary>Step 18, tokens: an RFC 3161 time-stamp over the file <c>checkpoint</c> by an authority that the verifier trusts.</summary>
internal static class TokenStep
{
    private const string TimeStampingPurpose = "1.3.6.1.5.5.7.3.8";

    /// <summary>Checks the token of one log, if there is one.</summary>
    /// <returns>The authority's time, or null when there is no token or no root to check it with.</returns>
    public static DateTimeOffset? Check(PackageReader package, LogPart log, X509Certificate2Collection roots, List<string> warnings)
    {
        var path = log.Folder + PackageFiles.Token;
        if (!package.Has(path))
            return null;
        if (roots.Count == 0)
        {
            warnings.Add($"{path}: token not checked, because no root certificate of a time-stamping authority was given.");
            return null;
        }
        var checkpoint = package.Whole(log.Folder + PackageFiles.Checkpoint);
        try
        {
            if (Token(package.Whole(path)) is { } token
                && token.VerifySignatureForData(checkpoint, out var signer, token.AsSignedCms().Certificates) && signer is not null && IsTrusted(signer, token, roots))
                return token.TokenInfo.Timestamp;
        }
        catch (Exception e) when (e is CryptographicException or AsnContentException)
        {
            // Said below: neither a response nor a signature that this data fits.
        }
        throw new VerificationFailure("TSA", path, "The token is not a time-stamp over the file checkpoint by a trusted authority.");
    }

    // TimeStampResp (RFC 3161 2.4.2). Not Rfc3161TimestampRequest.ProcessResponse: it wants the request, with its nonce, which nobody keeps.
    private static Rfc3161TimestampToken? Token(byte[] response)
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
