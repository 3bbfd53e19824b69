using ComplianceGrains.Screening.Addresses;

namespace ComplianceGrains.Screening.Providers;

/// <summary>Somebody who knows what an address has been used for. A port: there are many such firms.</summary>
public interface IWalletRiskProvider
{
    /// <summary>Who answers, for the record.</summary>
    string Id { get; }

    /// <summary>Asks about one address. Never throws for what the provider does or fails to do: that is <see cref="WalletRisk.Unavailable"/>.</summary>
    /// <param name="address">A valid address.</param>
    /// <param name="cancellation">Cancels the caller's wait; only this may throw.</param>
    Task<WalletRisk> AssessAsync(WalletAddress address, CancellationToken cancellation = default);
}
