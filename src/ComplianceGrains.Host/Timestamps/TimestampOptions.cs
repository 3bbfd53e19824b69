using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ComplianceGrains.Host.Features;

namespace ComplianceGrains.Host.Timestamps;

/// <summary>The time-stamping authority (RFC 3161) that stamps the heads of the logs. Without the section none is asked.</summary>
internal sealed class TimestampOptions : ICheckedOptions
{
    public static string Section => "Timestamps";

    public static string Wanted =>
        "Timestamps has Authority (http or https) and Roots (a PEM file of certificates that the authority's must lead to), and may have Policy (an object identifier such as 1.2.3), EveryMinutes (1 to 1440) and TimeoutSeconds (1 to 60).";

    /// <summary>Where requests are posted to (RFC 3161, 3.4); null if nobody stamps. Plain http is usual: what comes back is signed.</summary>
    public Uri? Authority { get; set; }

    /// <summary>A PEM file.</summary>
    public string? Roots { get; set; }

    /// <summary>The policy to ask for; null for the authority's own.</summary>
    public string? Policy { get; set; }

    /// <summary>How long a log that has grown may go without.</summary>
    public int EveryMinutes { get; set; } = 60;

    /// <summary>How long one answer may take, to its last byte.</summary>
    public int TimeoutSeconds { get; set; } = 10;

    public string? Objection =>
        Authority is null ? (Roots ?? Policy) is null ? null : $"{Section}:Authority is missing."
        : !Authority.IsAbsoluteUri || Authority.Scheme is not ("http" or "https") ? $"{Section}:Authority is not an http or https address."
        : Authority.UserInfo.Length > 0 || Authority.Query.Length > 0 ? $"{Section}:Authority must hold no credential and no query."
        : Roots is null ? $"{Section}:Roots is missing."
        : ReadRoots() is not { Count: > 0 } ? $"{Section}:Roots names a file that is not there or holds no certificate."
        : EveryMinutes is < 1 or > 1440 ? $"{Section}:EveryMinutes is {EveryMinutes}."
        : TimeoutSeconds is < 1 or > 60 ? $"{Section}:TimeoutSeconds is {TimeoutSeconds}."
        : Policy is not null && !IsObjectIdentifier(Policy) ? $"{Section}:Policy is not an object identifier."
        : null;

    /// <summary>The certificates; null if the file cannot be read.</summary>
    public X509Certificate2Collection? ReadRoots()
    {
        try
        {
            var roots = new X509Certificate2Collection();
            roots.ImportFromPemFile(Roots!);
            return roots;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return null;
        }
    }

    private static bool IsObjectIdentifier(string text) =>
        text.Split('.') is { Length: > 1 } arcs && arcs[0] is "0" or "1" or "2" && arcs.All(arc => arc.Length is > 0 and < 20 && arc.All(char.IsAsciiDigit) && (arc == "0" || arc[0] != '0'));
}
