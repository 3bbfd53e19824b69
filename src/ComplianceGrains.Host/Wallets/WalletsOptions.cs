using ComplianceGrains.Host.Features;
using ComplianceGrains.Workflows.Wallets;
using NodaTime;

namespace ComplianceGrains.Host.Wallets;

/// <summary>In whose name customers are asked to sign, and how long they have.</summary>
internal sealed class WalletsOptions : ICheckedOptions
{
    public static string Section => "Wallets";

    public static string Wanted =>
        "Wallets:Domain is the domain of the site on which customers sign, such as example.com or app.example.com:8443; Wallets:ChallengeMinutes is 5 to 1440.";

    /// <summary>The firm's: wallets warn of a message that names another domain than the site's. Without it nobody is asked to sign.</summary>
    public string? Domain { get; set; }

    /// <summary>How long a message may be signed.</summary>
    public int ChallengeMinutes { get; set; } = 60;

    public string? Objection =>
        ChallengeMinutes is < 5 or > 1440 ? $"Wallets:ChallengeMinutes is {ChallengeMinutes}."
        : Domain is { } domain && !IsDomain(domain) ? "Wallets:Domain cannot be used."
        : null;

    public ChallengeSettings ToSettings() => new(Domain, Duration.FromMinutes(ChallengeMinutes));

    /// <summary>An authority as RFC 3986 writes it, without whoever signs in there.</summary>
    private static bool IsDomain(string domain) =>
        domain.Length <= 255 && Uri.TryCreate($"https://{domain}/", UriKind.Absolute, out var uri)
        && domain == (uri.IsDefaultPort ? uri.Host : $"{uri.Host}:{uri.Port}") && uri.UserInfo.Length == 0;
}
