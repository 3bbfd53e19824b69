using System.Buffers;
using System.Globalization;
using System.Text;
using ComplianceGrains.Screening.Addresses.Encoding;
using NBitcoin;

namespace ComplianceGrains.Workflows.Proofs;

/// <summary>EIP-191 personal messages: the address is what the signature's public key hashes to.</summary>
internal static class EthereumSignature
{
    private const int Length = 65;

    /// <summary>Half the order of secp256k1. Of the two signatures that fit, EIP-2 lets only the one with s up to here count.</summary>
    private static readonly byte[] HalfOrder = Convert.FromHexString("7FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF5D576E7357A4501DDFE92F46681B20A0");

    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdefABCDEF");

    public static SignatureAnswer Check(string address, string message, string signature)
    {
        if (Read(signature) is not { } bytes)
            return SignatureAnswer.Unreadable(SignatureSchemes.Eip191, "A signature is 0x and hexadecimal digits, two for each byte.");
        if (bytes.Length > Length)
            return SignatureAnswer.CannotBeTold(SignatureSchemes.Eip1271,
                "A key signs 65 bytes; this is longer, as contracts take them. Whether a contract (EIP-1271, ERC-6492) takes it only its chain can say, and no chain is asked here.");
        if (bytes.Length < Length)
            return SignatureAnswer.Unreadable(SignatureSchemes.Eip191, "A signature of a key is 65 bytes: r, s and v.");
        if (bytes[64] is not (27 or 28))
            return SignatureAnswer.Unreadable(SignatureSchemes.Eip191, "The last byte, v, is 27 or 28.");
        if (bytes.AsSpan(32, 32).SequenceCompareTo(HalfOrder) > 0)
            return SignatureAnswer.Unreadable(SignatureSchemes.Eip191, "The value s is in the upper half of its range: another signature made from this one fits as well, so that it does not count.");
        return SignerOf(DigestOf(message), bytes) is { } signer && address.Equals(signer, StringComparison.OrdinalIgnoreCase)
            ? SignatureAnswer.Verified(SignatureSchemes.Eip191)
            : SignatureAnswer.NotTheirs(SignatureSchemes.Eip191, "Another key signed, or another message was signed. If the wallet is a contract, only its chain can say whether the signature is its own.");
    }

    /// <summary>The address whose key made a signature over a digest, in lower case; null if no key can have made it.</summary>
    internal static string? SignerOf(ReadOnlySpan<byte> digest, ReadOnlySpan<byte> signature)
    {
        try
        {
            var key = PubKey.RecoverCompact(new uint256(digest), new CompactSignature(signature[64] - 27, signature[..64].ToArray()));
            return $"0x{Convert.ToHexStringLower(Keccak256.Hash(key.Decompress().ToBytes().AsSpan(1)).AsSpan(12))}";
        }
        catch (Exception none) when (none is ArgumentException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static byte[] DigestOf(string message)
    {
        var text = Encoding.UTF8.GetBytes(message);
        return Keccak256.Hash([.. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\u0019Ethereum Signed Message:\n{text.Length}")), .. text]);
    }

    private static byte[]? Read(string signature) =>
        signature.StartsWith("0x", StringComparison.Ordinal) && signature.Length > 2 && signature.Length % 2 == 0 && signature.AsSpan(2).IndexOfAnyExcept(Hex) < 0
            ? Convert.FromHexString(signature.AsSpan(2)) : null;
}
