using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Screening.Addresses;

namespace ComplianceGrains.Workflows.Wallets;

/// <summary>What was given as a wallet: a valid address on a chain that we know, or why not. Never repeats what was given.</summary>
/// <param name="Address">The address in its canonical form; null if refused.</param>
/// <param name="Refusal">Why not; null if valid.</param>
public sealed record WalletIntake(WalletAddress? Address, Refusal? Refusal)
{
    /// <summary>Reads what was given.</summary>
    public static WalletIntake Read(string chain, string address) => Chains.Of(chain) switch
    {
        null => Refused("The chain is not known.", new FieldError("/chain", "unknown", "Name a chain whose addresses can be validated, such as bitcoin, ethereum or tron.")),
        Chain.Unknown => Refused("A token is no chain.", new FieldError("/chain", "token", "Name the chain on which the address is; this token lives on several.")),
        var stated => AddressReader.Read(address, stated.Value) is { IsValid: true } reading
            ? new(reading.Address, null)
            : Refused("The address is not valid on this chain.", new FieldError("/address", "invalid", $"{AddressReader.Read(address, stated.Value).Reason}.")),
    };

    private static WalletIntake Refused(string title, FieldError error) => new(null, Refusal.Rule(title, error));
}
