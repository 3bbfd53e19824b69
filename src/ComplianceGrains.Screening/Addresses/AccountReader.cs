namespace ComplianceGrains.Screening.Addresses;

/// <summary>Reads accounts as CAIP-10 writes them: the id of a chain, a colon, an address.</summary>
public static class AccountReader
{
    /// <summary>Reads one. Never corrects, never guesses; what is wrong is said without what was given.</summary>
    public static AccountReading Read(string text)
    {
        var parts = text.Split(':', 3);
        if (parts.Length != 3 || parts.Any(part => part.Length == 0))
            return Wrong("an account is a chain's namespace, its reference and an address, with colons between them, such as eip155:1:0x…");
        var chainId = $"{parts[0]}:{parts[1]}";
        if (Chains.OfCaip2(chainId) is not { } chain)
            return Wrong("the chain is not known, or its addresses cannot be validated");
        var reading = AddressReader.Read(parts[2], chain);
        return reading.IsValid ? new(chainId, Chains.NamesOf(chain).First(), reading.Address, null) : Wrong(reading.Reason!);
    }

    private static AccountReading Wrong(string reason) => new(null, null, null, reason);
}

/// <summary>An account on a chain, or why a text is none.</summary>
/// <param name="ChainId">CAIP-2 id of the chain.</param>
/// <param name="ChainName">A name by which lists know it.</param>
/// <param name="Address">Valid on it.</param>
/// <param name="Reason">What is wrong, in words; null if it is valid.</param>
public sealed record AccountReading(string? ChainId, string? ChainName, WalletAddress? Address, string? Reason);
