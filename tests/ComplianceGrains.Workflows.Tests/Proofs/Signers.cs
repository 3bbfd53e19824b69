using System.Text;
using ComplianceGrains.Screening.Addresses.Encoding;
using NBitcoin;
using NBitcoin.DataEncoders;
using NSec.Cryptography;
using Key = NBitcoin.Key;

namespace ComplianceGrains.Workflows.Tests.Proofs;

/// <summary>Wallets whose keys the tests have: made of a number, and nobody's.</summary>
internal static class Signers
{
    private static readonly byte[] HalfOrderTwice = Convert.FromHexString("FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141");

    public static Key Secp256k1(byte number) => new([.. new byte[31], number]);

    /// <summary>The address in lower case; the account reader gives its canonical form.</summary>
    public static string Ethereum(byte number) => $"0x{Convert.ToHexStringLower(Keccak256.Hash(Secp256k1(number).PubKey.Decompress().ToBytes().AsSpan(1)).AsSpan(12))}";

    public static byte[] EthereumBytes(byte number, string message)
    {
        var text = Encoding.UTF8.GetBytes(message);
        var digest = Keccak256.Hash([.. Encoding.UTF8.GetBytes($"\u0019Ethereum Signed Message:\n{text.Length}"), .. text]);
        var signed = Secp256k1(number).SignCompact(new uint256(digest));
        return [.. signed.Signature, (byte)(27 + signed.RecoveryId)];
    }

    public static string SignEthereum(byte number, string message) => $"0x{Convert.ToHexStringLower(EthereumBytes(number, message))}";

    /// <summary>The other signature that fits: s of the upper half.</summary>
    public static string SignEthereumHigh(byte number, string message)
    {
        var low = EthereumBytes(number, message);
        var (order, s) = (new System.Numerics.BigInteger(HalfOrderTwice, true, true), new System.Numerics.BigInteger(low.AsSpan(32, 32), true, true));
        var high = (order - s).ToByteArray(true, true);
        return $"0x{Convert.ToHexStringLower([.. low[..32], .. new byte[32 - high.Length], .. high, (byte)(55 - low[64])])}";
    }

    public static string SignLegacy(byte number, string message, int header = 31)
    {
        var signed = Secp256k1(number).SignCompact(NBitcoin.BIP322.BIP322Signature.CreateMessageHash(message, true));
        return Convert.ToBase64String([(byte)(header + signed.RecoveryId), .. signed.Signature]);
    }

    public static NSec.Cryptography.Key Ed25519(byte number) => NSec.Cryptography.Key.Import(SignatureAlgorithm.Ed25519, [.. new byte[31], number], KeyBlobFormat.RawPrivateKey);

    public static string Solana(byte number) => Encoders.Base58.EncodeData(Ed25519(number).PublicKey.Export(KeyBlobFormat.RawPublicKey));

    public static string SignSolana(byte number, string message) => Encoders.Base58.EncodeData(SignatureAlgorithm.Ed25519.Sign(Ed25519(number), Encoding.UTF8.GetBytes(message)));
}
