namespace ComplianceGrains.Screening.Addresses;

/// <summary>What an address text is: valid, or not and why.</summary>
/// <param name="Address">Null when the text is no address that we can validate.</param>
/// <param name="Reason">Null when it is valid on the stated chain; else what is wrong, in words.</param>
public sealed record AddressReading(WalletAddress? Address, string? Reason)
{
    /// <summary>Valid, and of the chain that was stated.</summary>
    public bool IsValid => Address is not null && Reason is null;
}
