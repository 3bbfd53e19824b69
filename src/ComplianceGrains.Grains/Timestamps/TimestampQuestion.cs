using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using ComplianceGrains.Evidence.Timestamps;
using NodaTime;

namespace ComplianceGrains.Grains.Timestamps;

/// <summary>A request for a time-stamp over one file, with a nonce that no answer before can have (RFC 3161 2.4.1), and what makes an answer to it one.</summary>
internal sealed class TimestampQuestion(ReadOnlyMemory<byte> data, TimestampTerms terms)
{
    private const int NonceLength = 16;

    /// <summary>How far an authority's clock and ours may be apart: further, one of the two is wrong, and people have to see which.</summary>
    private static readonly Duration Tolerance = Duration.FromMinutes(5);

    private readonly Rfc3161TimestampRequest _request = Rfc3161TimestampRequest.CreateFromData(
        data.Span, HashAlgorithmName.SHA256, terms.Policy is { } policy ? new Oid(policy) : null, RandomNumberGenerator.GetBytes(NonceLength), requestSignerCertificates: true);

    /// <summary>What is sent.</summary>
    public byte[] Bytes => _request.Encode();

    /// <summary>Why an answer is not taken; null if it is the time-stamp that was asked for.</summary>
    /// <param name="response">Whatever came back.</param>
    /// <param name="now">Our clock.</param>
    public string? Objection(ReadOnlyMemory<byte> response, Instant now)
    {
        try
        {
            // Status, imprint, nonce, signature, and that the signer's certificate is there; not the policy, and not what follows.
            var token = _request.ProcessResponse(response, out var length);
            if (length != response.Length)
                return "something follows it";
            if (terms.Policy is not null && token.TokenInfo.PolicyId.Value != terms.Policy)
                return $"it was made under the policy {token.TokenInfo.PolicyId.Value}";
        }
        catch (CryptographicException refused)
        {
            return $"it is not an answer to what was asked ({refused.Message})";
        }

        if (TimestampResponse.TrustedTime(response, data.Span, terms.Roots) is not { } at)
            return "the certificate that signed it does not lead to a root that is configured, is not for time-stamping, or was not valid then";
        return (Instant.FromDateTimeOffset(at) - now) is var apart && (apart > Tolerance || apart < -Tolerance)
            ? string.Create(CultureInfo.InvariantCulture, $"it says {Instant.FromDateTimeOffset(at)}, and the clock here says {now}")
            : null;
    }
}
