using System.Text;
using NBitcoin.DataEncoders;
using NSec.Cryptography;

namespace ComplianceGrains.Workflows.Proofs;

/// <summary>Ed25519 over the bytes of the message: the address is the public key itself.</summary>
internal static class SolanaSignature
{
    private const int Length = 64;

    public static SignatureAnswer Check(string address, string message, string signature)
    {
        if (Read(signature) is not { Length: Length } bytes)
            return SignatureAnswer.Unreadable(SignatureSchemes.Solana, "A signature is 64 bytes in base58.");
        var ed25519 = SignatureAlgorithm.Ed25519;
        return PublicKey.TryImport(ed25519, Encoders.Base58.DecodeData(address), KeyBlobFormat.RawPublicKey, out var key) && ed25519.Verify(key!, Encoding.UTF8.GetBytes(message), bytes)
            ? SignatureAnswer.Verified(SignatureSchemes.Solana)
            : SignatureAnswer.NotTheirs(SignatureSchemes.Solana, "Another key signed, or another message was signed.");
    }

    private static byte[]? Read(string signature)
    {
        try
        {
            // Longer than 64 bytes can be: not worth the quadratic decoding.
            return signature.Length is > 0 and <= 90 ? Encoders.Base58.DecodeData(signature) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
