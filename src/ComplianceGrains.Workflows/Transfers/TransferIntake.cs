using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Screening.Addresses;

namespace ComplianceGrains.Workflows.Transfers;

/// <summary>What was given of a transfer's asset, amount and other side: known, fitting and valid, or why not. Never repeats what was given.</summary>
/// <param name="Account">Of the other side; null if refused.</param>
/// <param name="Refusal">Why not; null if everything is valid.</param>
public sealed record TransferIntake(AccountReading? Account, Refusal? Refusal)
{
    /// <summary>Reads what was given.</summary>
    /// <param name="asset">CAIP-19.</param>
    /// <param name="amount">A decimal number as text.</param>
    /// <param name="address">CAIP-10.</param>
    /// <param name="assets">Which assets there are.</param>
    public static TransferIntake Read(string asset, string amount, string address, AssetTable assets)
    {
        var errors = new List<FieldError>();
        var known = assets.Find(asset);
        if (known is null)
            errors.Add(new FieldError("/asset", "unknown", "The firm's asset table does not hold this asset. Add it under Transfers:Assets, with its decimals, or name one that is there."));
        else if (DecimalsOf(amount) > known.Decimals)
            errors.Add(new FieldError("/amount", "too-many-decimals", $"{known.Symbol} has {known.Decimals} decimals. Nothing is rounded: give an amount that exists."));
        var account = AccountReader.Read(address);
        if (account.Reason is { } reason)
            errors.Add(new FieldError("/counterparty/address", "invalid", $"{reason}."));
        else if (known is not null && !asset.StartsWith($"{account.ChainId}/", StringComparison.Ordinal))
            errors.Add(new FieldError("/counterparty/address", "other-chain", "The asset is on another chain than the address."));
        return errors.Count == 0 ? new(account, null) : new(null, Refusal.Rule("The transfer cannot be what it says.", [.. errors]));
    }

    private static int DecimalsOf(string amount) => amount.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point ? amount.Length - point - 1 : 0;
}
