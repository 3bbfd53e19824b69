namespace ComplianceGrains.Workflows.Proofs;

/// <summary>What a signature proves.</summary>
public enum SignatureVerdict
{
    /// <summary>Whoever holds the key of the address signed just this message.</summary>
    Verified,

    /// <summary>It is a signature, but not of this message by the key of this address.</summary>
    NotTheirs,

    /// <summary>It is no signature as the scheme writes them: nobody tried to prove anything with it.</summary>
    Unreadable,

    /// <summary>It may be good: only the chain knows, or it is of a form that is not read here.</summary>
    CannotBeTold,
}

/// <summary>What came of checking a signature.</summary>
/// <param name="Verdict">What it proves.</param>
/// <param name="Scheme">The scheme by which it was read, one of <see cref="SignatureSchemes"/>; null if there is none for the chain.</param>
/// <param name="Reason">Why, in a sentence that repeats nothing of what was given.</param>
public sealed record SignatureAnswer(SignatureVerdict Verdict, string? Scheme, string Reason)
{
    internal static SignatureAnswer Verified(string scheme) => new(SignatureVerdict.Verified, scheme, "The holder of the address's key signed the message.");

    internal static SignatureAnswer NotTheirs(string scheme, string reason) => new(SignatureVerdict.NotTheirs, scheme, reason);

    internal static SignatureAnswer Unreadable(string? scheme, string reason) => new(SignatureVerdict.Unreadable, scheme, reason);

    internal static SignatureAnswer CannotBeTold(string? scheme, string reason) => new(SignatureVerdict.CannotBeTold, scheme, reason);
}

/// <summary>The names of the schemes, as CAIP-122's namespaces give them where they give one.</summary>
public static class SignatureSchemes
{
    /// <summary>A personal message signed by an Ethereum key (EIP-191, version 0x45).</summary>
    public const string Eip191 = "eip191";

    /// <summary>A contract says whether a signature is its own (EIP-1271, and ERC-6492 before it is deployed).</summary>
    public const string Eip1271 = "eip1271";

    /// <summary>BIP-322, the witness alone.</summary>
    public const string Bip322Simple = "bip322-simple";

    /// <summary>BIP-322, the whole transaction.</summary>
    public const string Bip322Full = "bip322-full";

    /// <summary>BIP-322 with further inputs that show funds.</summary>
    public const string Bip322Funds = "bip322-proof-of-funds";

    /// <summary>Bitcoin's first format for signed messages: a public key is recovered from 65 bytes.</summary>
    public const string BitcoinLegacy = "bitcoin-legacy";

    /// <summary>Ed25519 over the bytes of the message.</summary>
    public const string Solana = "solana:ed25519";

    /// <summary>No message: a transfer of a set amount, which the wallet's key signed for the chain.</summary>
    public const string MicroTransfer = "micro-transfer";
}
