using System.Security.Cryptography.X509Certificates;
using NodaTime;

namespace ComplianceGrains.Grains.Timestamps;

/// <summary>Whom the firm has its signed heads stamped by, and how.</summary>
/// <param name="Authority">Who stamps.</param>
/// <param name="Roots">Certificates that its own must lead to; without this a recipient's verifier might refuse what we kept.</param>
/// <param name="Policy">The policy that it is asked for (an object identifier); null for whichever it has.</param>
/// <param name="Every">How long a log that has grown may go without.</param>
public sealed record TimestampTerms(ITimestampAuthority? Authority, X509Certificate2Collection Roots, string? Policy, Duration Every)
{
    /// <summary>Nobody stamps.</summary>
    public static TimestampTerms None { get; } = new(null, [], null, Duration.FromHours(1));
}
