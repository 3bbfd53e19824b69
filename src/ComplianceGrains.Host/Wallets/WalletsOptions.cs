using ComplianceGrains.Host.Features;
using ComplianceGrains.Screening.Addresses;
using ComplianceGrains.Workflows.Wallets;
using NodaTime;

namespace ComplianceGrains.Host.Wallets;

/// <summary>In whose name customers are asked to sign or to send an amount, and how long they have.</summary>
internal sealed class WalletsOptions : ICheckedOptions
{
    public static string Section => "Wallets";

    public static string Wanted =>
        "Wallets:Domain is the domain of the site on which customers sign, such as example.com or app.example.com:8443; Wallets:ChallengeMinutes is 5 to 1440. "
        + "Wallets:MicroTransfers:{chain} names a chain such as bitcoin, with Amount above 0 and of no more decimals than Decimals, which is 4 to 18, Confirmations 1 to 1000 and Hours 1 to 168.";

    /// <summary>The firm's: wallets warn of a message that names another domain than the site's. Without it nobody is asked to sign.</summary>
    public string? Domain { get; set; }

    /// <summary>How long a message may be signed.</summary>
    public int ChallengeMinutes { get; set; } = 60;

    /// <summary>What customers are asked to send from a wallet, by its chain: a name such as <c>bitcoin</c>. Of other chains nobody is asked.</summary>
    public Dictionary<string, MicroTransferOptions> MicroTransfers { get; } = new(StringComparer.OrdinalIgnoreCase);

    public string? Objection =>
        ChallengeMinutes is < 5 or > 1440 ? $"Wallets:ChallengeMinutes is {ChallengeMinutes}."
        : Domain is { } domain && !IsDomain(domain) ? "Wallets:Domain cannot be used."
        : MicroTransfers.FirstOrDefault(chain => Chains.NetworkOf(chain.Key) is null || chain.Value.IsImplausible) is { Key: { } name } ? $"Wallets:MicroTransfers:{name} cannot be used."
        : null;

    public ChallengeSettings ToSettings() => new(Domain, Duration.FromMinutes(ChallengeMinutes))
    {
        Transfers = MicroTransfers.ToDictionary(chain => Chains.NetworkOf(chain.Key)!, chain => chain.Value.ToTerms(), StringComparer.Ordinal),
    };

    /// <summary>An authority as RFC 3986 writes it, without whoever signs in there.</summary>
    private static bool IsDomain(string domain) =>
        domain.Length <= 255 && Uri.TryCreate($"https://{domain}/", UriKind.Absolute, out var uri)
        && domain == (uri.IsDefaultPort ? uri.Host : $"{uri.Host}:{uri.Port}") && uri.UserInfo.Length == 0;
}

/// <summary>What customers are asked to send from a wallet of one chain.</summary>
internal sealed class MicroTransferOptions
{
    /// <summary>At least, in the main unit of the chain's own asset. The last four decimals are drawn besides.</summary>
    public decimal Amount { get; set; }

    /// <summary>How many decimals the amount may have.</summary>
    public int Decimals { get; set; } = 8;

    /// <summary>How many are waited for.</summary>
    public int Confirmations { get; set; } = 1;

    /// <summary>How long the customer has.</summary>
    public int Hours { get; set; } = 24;

    public bool IsImplausible => Amount <= 0 || Decimals is < 4 or > 18 || decimal.Round(Amount, Decimals) != Amount || Confirmations is < 1 or > 1000 || Hours is < 1 or > 168;

    public MicroTransferTerms ToTerms() => new(Amount, Decimals, Confirmations, Duration.FromHours(Hours));
}
