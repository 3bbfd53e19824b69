using NBitcoin;
using NBitcoin.BIP322;

namespace ComplianceGrains.Workflows.Proofs;

/// <summary>
/// Messages signed by Bitcoin addresses: BIP-322 in its simple form for addresses with a witness, the first format for P2PKH, for which
/// alone BIP-322 lets it count: it says nothing of the kind of address.
/// </summary>
internal static class BitcoinSignature
{
    private const int LegacyLength = 65;
    private const int PrefixLength = 3;

    public static SignatureAnswer Check(string text, string message, string signature)
    {
        var address = BitcoinAddress.Create(text, Network.Main);
        var (scheme, body) = Split(signature);
        if (scheme is SignatureSchemes.Bip322Full or SignatureSchemes.Bip322Funds)
            return SignatureAnswer.CannotBeTold(scheme, "Of BIP-322 only the simple form is read here, whose prefix is smp.");
        if (Read(body) is not { } bytes)
            return SignatureAnswer.Unreadable(scheme, "A signature is base64, with the prefix smp if it is one of BIP-322.");
        return address switch
        {
            BitcoinPubKeyAddress owner => scheme is null && bytes.Length == LegacyLength && bytes[0] is >= 27 and <= 42
                ? Legacy(owner, message, bytes)
                : SignatureAnswer.Unreadable(SignatureSchemes.BitcoinLegacy, "An address that begins with 1 signs 65 bytes in Bitcoin's first format for messages."),
            BitcoinScriptAddress => SignatureAnswer.CannotBeTold(SignatureSchemes.Bip322Full, "An address that begins with 3 signs in the full form of BIP-322, which is not read here."),
            _ when bytes.Length == LegacyLength && scheme is null => SignatureAnswer.Unreadable(SignatureSchemes.Bip322Simple,
                "Bitcoin's first format for messages counts only for addresses that begin with 1. Sign by BIP-322."),
            _ => Simple(address, message, body),
        };
    }

    private static SignatureAnswer Simple(BitcoinAddress address, string message, string body) =>
        !BIP322Signature.TryParse(body, Network.Main, out var parsed) || parsed is not BIP322Signature.Simple simple
            ? SignatureAnswer.Unreadable(SignatureSchemes.Bip322Simple, "It is no witness as BIP-322 writes it.")
        : Holds(address, message, simple)
            ? SignatureAnswer.Verified(SignatureSchemes.Bip322Simple)
            : SignatureAnswer.NotTheirs(SignatureSchemes.Bip322Simple, "Another key signed, or another message was signed.");

    private static bool Holds(BitcoinAddress address, string message, BIP322Signature signature)
    {
        try
        {
            return address.VerifyBIP322(message, signature);
        }
        catch (Exception none) when (none is ArgumentException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }

    private static SignatureAnswer Legacy(BitcoinPubKeyAddress owner, string message, byte[] bytes)
    {
        try
        {
            var key = PubKey.RecoverCompact(BIP322Signature.CreateMessageHash(message, true), new CompactSignature((bytes[0] - 27) & 3, bytes[1..]));
            // Up to 30 the key was written in full; what else the first byte says of the address nothing binds to the key.
            key = bytes[0] < 31 ? key.Decompress() : key.Compress();
            if (key.Hash == owner.Hash)
                return SignatureAnswer.Verified(SignatureSchemes.BitcoinLegacy);
        }
        catch (Exception none) when (none is ArgumentException or InvalidOperationException or FormatException)
        {
            // No key can have made it.
        }

        return SignatureAnswer.NotTheirs(SignatureSchemes.BitcoinLegacy, "Another key signed, or another message was signed.");
    }

    private static (string? Scheme, string Body) Split(string signature) => signature.Length < PrefixLength ? (null, signature) : signature[..PrefixLength] switch
    {
        "smp" => (SignatureSchemes.Bip322Simple, signature[PrefixLength..]),
        "ful" => (SignatureSchemes.Bip322Full, signature[PrefixLength..]),
        "pof" => (SignatureSchemes.Bip322Funds, signature[PrefixLength..]),
        _ => (null, signature),
    };

    private static byte[]? Read(string body)
    {
        var bytes = new byte[body.Length];
        return body.Length > 0 && !body.Any(char.IsWhiteSpace) && Convert.TryFromBase64String(body, bytes, out var length) && length > 0 ? bytes[..length] : null;
    }
}
