using System.Collections.Frozen;
using ComplianceGrains.Screening.Addresses.Encoding;

namespace ComplianceGrains.Screening.Addresses;

/// <summary>Validates addresses by their own checksums. Never corrects, never guesses.</summary>
public static class AddressReader
{
    private static readonly FrozenSet<string> Schemes = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "bitcoin", "bitcoincash", "litecoin", "dogecoin", "dash", "zcash", "ethereum", "tron", "ripple", "xrp", "xrpl", "solana", "monero", "verge", "bitcoinsv", "bitcoingold");

    private static readonly (byte[] Version, Chain Chain, string Kind)[] Base58Versions =
    [
        ([0x00], Chain.Bitcoin, "h160"), ([0x05], Chain.Bitcoin, "p2sh"),
        ([0x30], Chain.Litecoin, "h160"), ([0x32], Chain.Litecoin, "p2sh"),
        ([0x1E], Chain.Dogecoin, "h160"), ([0x16], Chain.Dogecoin, "p2sh"), ([0x21], Chain.Dogecoin, "p2sh"),
        ([0x4C], Chain.Dash, "h160"), ([0x10], Chain.Dash, "p2sh"),
        ([0x1C, 0xB8], Chain.Zcash, "h160"), ([0x1C, 0xBD], Chain.Zcash, "p2sh"),
        ([0x26], Chain.BitcoinFork, "h160"), ([0x17], Chain.BitcoinFork, "p2sh"),
        ([0x41], Chain.Tron, "tron"),
    ];

    /// <summary>Reads an address.</summary>
    /// <param name="text">As given by the customer or the list; surrounding white space is ignored.</param>
    /// <param name="stated">The chain that is claimed; <see cref="Chain.Unknown"/> accepts any.</param>
    public static AddressReading Read(string text, Chain stated = Chain.Unknown)
    {
        text = Bare(text);
        if (text.Length == 0)
            return new(null, "the address is empty");
        if (text.Contains('…', StringComparison.Ordinal) || text.Contains("...", StringComparison.Ordinal) || text.Contains('*', StringComparison.Ordinal))
            return new(null, "the address is truncated: its middle is left out");
        if (text.Length > 256)
            return new(null, "the text is far too long for an address");
        if (text.Any(char.IsWhiteSpace))
            return new(null, "the address contains white space");

        var (address, reason) = Detect(text, stated);
        if (address is null)
            return new(null, TestNetwork.Name(text) is { } network ? $"it is an address of {network}, where nothing of value moves: give one of the main network" : reason);
        return Fits(address, stated) ? new(Retarget(address, stated), null)
            : new(address, $"it is a {address.Chain} address, but {stated} was stated");
    }

    /// <summary>
    /// The address of a payment URI without scheme, chain, amount and label (BIP-21, EIP-681 and their kin):
    /// <c>bitcoin:bc1…?amount=1</c>, <c>ethereum:0x…@1</c>. Any other text as it is, without white space around it.
    /// </summary>
    internal static string Bare(string text)
    {
        text = text.Trim();
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || !Schemes.Contains(text[..colon]))
            return text;
        var address = text[(colon + 1)..].TrimStart('/');
        if (address.StartsWith("pay-", StringComparison.OrdinalIgnoreCase))
            address = address[4..];
        var end = address.AsSpan().IndexOfAny("?@/;&");
        address = end < 0 ? address : address[..end];
        return text.StartsWith("bitcoincash", StringComparison.OrdinalIgnoreCase) && !address.StartsWith('1') && !address.StartsWith('3') ? text[..(colon + 1)] + address : address;
    }

    private static (WalletAddress?, string?) Detect(string text, Chain stated)
    {
        if (TronHex(text) is { } tron)
            return (tron, null);
        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) || text.Length == 40 && text.All(char.IsAsciiHexDigit))
            return Evm(text);
        var lower = text.ToLowerInvariant();
        if (lower.StartsWith("bc1", StringComparison.Ordinal))
            return Segwit(text, "bc", Chain.Bitcoin);
        if (lower.StartsWith("ltc1", StringComparison.Ordinal))
            return Segwit(text, "ltc", Chain.Litecoin);
        if (lower.StartsWith("btg1", StringComparison.Ordinal))
            return Segwit(text, "btg", Chain.BitcoinFork);
        if (lower.StartsWith("bnb1", StringComparison.Ordinal))
            return Bech32.DecodePlain(text, "bnb") is { Length: 20 } beacon
                ? (new WalletAddress(Chain.BnbBeacon, lower, "bnb:" + Convert.ToHexStringLower(beacon)), null)
                : (null, "the bech32 checksum or the length of the BNB Beacon Chain address is wrong");
        if (lower.StartsWith("bitcoincash:", StringComparison.Ordinal) || text.Length == 42 && text[0] is 'q' or 'Q' or 'p' or 'P' && lower.All(c => Bech32.Alphabet.Contains(c, StringComparison.Ordinal)))
            return Cash(text);
        if (lower.StartsWith("zs1", StringComparison.Ordinal))
            return Bech32.DecodePlain(text, "zs") is { Length: 43 } sapling
                ? (new WalletAddress(Chain.Zcash, lower, "zs:" + Convert.ToHexStringLower(sapling)), null)
                : (null, "the Sapling address's checksum or length is wrong");
        if (text.Length is 95 or 106 && text[0] is '4' or '8')
            return Monero(text);
        if (XrpX.LooksLike(text) && (stated == Chain.Xrp || text[0] == 'X'))
            return XrpX.Read(text);
        if (stated == Chain.Xrp || text[0] == 'r' && text.Length is >= 25 and <= 35 && stated is Chain.Unknown)
            return Xrp(text);
        return Base58Family(text, stated);
    }

    /// <summary>Tron nodes write an account as 0x41 and 20 bytes in hexadecimal; wallets write the same bytes in base58.</summary>
    private static WalletAddress? TronHex(string text)
    {
        var hex = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? text[2..] : text;
        if (hex.Length != 42 || !hex.StartsWith("41", StringComparison.Ordinal) || !hex.All(char.IsAsciiHexDigit))
            return null;
        return new WalletAddress(Chain.Tron, Base58.EncodeChecked(Convert.FromHexString(hex), Base58.Bitcoin), "tron:" + hex[2..].ToLowerInvariant());
    }

    private static (WalletAddress?, string?) Evm(string text)
    {
        var hex = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? text[2..] : text;
        if (!hex.All(char.IsAsciiHexDigit))
            return (null, "after 0x only hexadecimal digits may follow");
        if (hex.Length != 40)
            return (null, hex.Length < 40 ? $"the address is truncated: {hex.Length} of 40 hexadecimal digits" : $"{hex.Length} hexadecimal digits instead of 40");
        var canonical = Eip55(hex.ToLowerInvariant());
        var mixed = hex.Any(char.IsAsciiLetterUpper) && hex.Any(char.IsAsciiLetterLower);
        var address = new WalletAddress(Chain.Evm, canonical, "evm:" + hex.ToLowerInvariant());
        return mixed && "0x" + hex != canonical ? (null, "the EIP-55 checksum fails: a character or its case is wrong") : (address, null);
    }

    /// <summary>EIP-55: a hexadecimal letter is upper case where the hash of the lower-case text has a digit of 8 or more.</summary>
    private static string Eip55(string hex)
    {
        var hash = Convert.ToHexString(Keccak256.Hash(System.Text.Encoding.ASCII.GetBytes(hex)));
        return "0x" + string.Concat(hex.Select((c, i) => hash[i] >= '8' ? char.ToUpperInvariant(c) : c));
    }

    private static (WalletAddress?, string?) Segwit(string text, string prefix, Chain chain)
    {
        if (Bech32.DecodeSegwit(text, prefix, out var version, out var program) is { } reason)
            return (null, reason);
        var kind = (version, program.Length) switch { (0, 20) => "wpkh", (0, 32) => "wsh", (1, 32) => "taproot", _ => $"witness{version}" };
        return (new WalletAddress(chain, text.ToLowerInvariant(), $"{kind}:{Convert.ToHexStringLower(program)}"), null);
    }

    private static (WalletAddress?, string?) Cash(string text)
    {
        if (Bech32.DecodeCash(text, "bitcoincash", out var kind, out var hash) is { } reason)
            return (null, reason);
        if (kind > 3)
            return (null, "the CashAddr type is unknown");
        var lower = text.ToLowerInvariant();
        return (new WalletAddress(
            Chain.BitcoinCash, lower.StartsWith("bitcoincash:", StringComparison.Ordinal) ? lower : "bitcoincash:" + lower,
            $"{(kind is 0 or 2 ? "h160" : "p2sh")}:{Convert.ToHexStringLower(hash)}"), null);
    }

    private static (WalletAddress?, string?) Xrp(string text)
    {
        if (!Base58.IsAlphabet(text, Base58.Ripple))
            return (null, "a character does not belong to XRP's base58 alphabet");
        return Base58.DecodeChecked(text, Base58.Ripple) is [0x00, .. { Length: 20 } account]
            ? (new WalletAddress(Chain.Xrp, text, "xrp:" + Convert.ToHexStringLower(account)), null)
            : (null, "the XRP checksum fails: a character is wrong or missing");
    }

    private static (WalletAddress?, string?) Monero(string text)
    {
        if (MoneroBase58.Decode(text) is not { } bytes)
            return (null, "a character or block does not belong to Monero's base58");
        if (!Keccak256.Hash(bytes.AsSpan(..^4)).AsSpan(..4).SequenceEqual(bytes.AsSpan(^4..)))
            return (null, "the Monero checksum fails: a character is wrong");
        return bytes[0] is 18 or 19 or 42
            ? (new WalletAddress(Chain.Monero, text, "xmr:" + Convert.ToHexStringLower(bytes.AsSpan(..^4))), null)
            : (null, "the Monero network byte is not of the main network");
    }

    private static (WalletAddress?, string?) Base58Family(string text, Chain stated)
    {
        if (text.Length == 64 && text.All(char.IsAsciiHexDigit))
            return (null, "64 hexadecimal digits are as long as a transaction's hash or a key, not as an address");
        if (LooksBech32(text))
            return (null, "it looks like a bech32 address of a chain that is not supported");
        if (!Base58.IsAlphabet(text, Base58.Bitcoin))
            return (null, LooksLowerCased(text)
                ? "it looks like a base58 address that was lower-cased: case matters there, and it cannot be restored"
                : "a character belongs to no address alphabet");
        if (Base58.DecodeChecked(text, Base58.Bitcoin) is { } payload)
        {
            foreach (var (version, chain, kind) in Base58Versions)
                if (payload.Length == version.Length + 20 && payload.AsSpan().StartsWith(version))
                    return (new WalletAddress(chain, text, $"{kind}:{Convert.ToHexStringLower(payload.AsSpan(version.Length))}"), null);
            return (null, "the base58 checksum is right, but the version byte is of no known chain");
        }

        if (stated is Chain.Solana or Chain.Unknown && Base58.Decode(text, Base58.Bitcoin) is { Length: 32 } key)
            return (new WalletAddress(Chain.Solana, text, "sol:" + Convert.ToHexStringLower(key)), null);
        return (null, text.Length < 25 ? "the address is truncated: too few characters"
            : LooksLowerCased(text) ? "the base58 checksum fails; the text is all lower case: case matters, and it cannot be restored"
            : "the base58 checksum fails: a character is wrong or missing");
    }

    internal static bool LooksLowerCased(string text) =>
        text.Length >= 25 && text.All(char.IsAsciiLetterOrDigit) && !text.Any(char.IsAsciiLetterUpper) && !LooksBech32(text);

    /// <summary>A short prefix of letters, the separator 1, and at least 32 characters of bech32's alphabet.</summary>
    private static bool LooksBech32(string text) =>
        text.IndexOf('1', StringComparison.Ordinal) is >= 2 and <= 8 and var at && text.Length - at > 38
        && text[..at].All(char.IsAsciiLetter) && text[(at + 1)..].All(c => Bech32.Alphabet.Contains(char.ToLowerInvariant(c), StringComparison.Ordinal));

    /// <summary>Chains that share a notation: Bitcoin Cash and Bitcoin forks keep Bitcoin's legacy form, old Litecoin its script form.</summary>
    private static bool Fits(WalletAddress address, Chain stated) =>
        stated == Chain.Unknown || stated == address.Chain
        || address.Chain == Chain.Bitcoin && address.Text[0] is '1' or '3' && stated is Chain.BitcoinCash or Chain.BitcoinFork
        || address.Chain == Chain.Bitcoin && address.Text[0] == '3' && stated == Chain.Litecoin;

    private static WalletAddress Retarget(WalletAddress address, Chain stated) =>
        stated == Chain.Unknown ? address : address with { Chain = stated };
}
