using ComplianceGrains.Screening.Addresses;

namespace ComplianceGrains.Workflows.Proofs;

/// <summary>Whether a message was signed by whoever holds the key of an account. Pure: asks no chain and no provider.</summary>
public static class SignatureCheck
{
    /// <summary>Whether there is a scheme by which a key of the chain signs messages and that is read here.</summary>
    public static bool Knows(Chain chain) => chain is Chain.Evm or Chain.Bitcoin or Chain.Solana;

    /// <summary>Checks a signature.</summary>
    /// <param name="account">The account as CAIP-10 writes it, its address in the canonical form.</param>
    /// <param name="message">The text that was to be signed, character by character.</param>
    /// <param name="signature">
    /// As wallets of the chain give it: <c>0x</c> and hexadecimal on an eip155 chain, base64 on Bitcoin with BIP-322's prefix, base58 on Solana.
    /// </param>
    public static SignatureAnswer Of(string account, string message, string signature)
    {
        var reading = AccountReader.Read(account);
        if (reading.Address is not { } address)
            return SignatureAnswer.Unreadable(null, $"The account cannot be read: {reading.Reason}.");
        if (!account.AsSpan(reading.ChainId!.Length + 1).SequenceEqual(address.Text))
            return SignatureAnswer.Unreadable(null, "The address is not in its canonical form.");
        return address.Chain switch
        {
            Chain.Evm => EthereumSignature.Check(address.Text, message, signature),
            Chain.Bitcoin => BitcoinSignature.Check(address.Text, message, signature),
            Chain.Solana => SolanaSignature.Check(address.Text, message, signature),
            _ => SignatureAnswer.CannotBeTold(null, "No scheme for signed messages of this chain is read here."),
        };
    }
}
