using ComplianceGrains.Contracts.Wallets;
using ComplianceGrains.Workflows.Customers;
using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.Workflows.Wallets;

/// <summary>Whether a wallet may be used at an instant, and why not. Not part of its state: it changes with time and with the customer.</summary>
/// <param name="Usable">Approved, past its cool-down, and of an active customer.</param>
/// <param name="Reason">Why not, in words; null if usable.</param>
public sealed record Usability(bool Usable, string? Reason)
{
    /// <summary>Judges a wallet.</summary>
    public static Usability Of(WalletView wallet, string? customerStatus, Instant now) => wallet switch
    {
        { Status: not WalletStatus.Approved } => new(false, "The wallet is not approved, or not any more."),
        _ when wallet.Expires <= now => new(false, "The approval is over."),
        { IsLookMissed: true } => new(false, "The address was to be looked at again, and no list has answered yet."),
        _ when customerStatus != CustomerStatus.Active => new(false, "The customer is not active."),
        _ when now < wallet.UsableFrom => new(false, $"The cool-down runs until {InstantPattern.General.Format(wallet.UsableFrom.Value)}."),
        _ => new(true, null),
    };
}
