using ComplianceGrains.Screening.Addresses.Encoding;

namespace ComplianceGrains.Screening.Addresses;

/// <summary>Addresses of test networks: valid in themselves, and of nothing that anybody owns.</summary>
internal static class TestNetwork
{
    private static readonly (string Prefix, string Name)[] Segwit =
        [("tb", "Bitcoin's test network"), ("bcrt", "Bitcoin's regression test network"), ("tltc", "Litecoin's test network"), ("rltc", "Litecoin's regression test network"), ("tbtg", "Bitcoin Gold's test network")];

    private static readonly (byte[] Version, string Name)[] Versions =
    [
        ([0x6F], "Bitcoin's test network, or of another's that shares its form"), ([0xC4], "Bitcoin's test network, or of another's that shares its form"),
        ([0x3A], "Litecoin's test network"), ([0x71], "Dogecoin's test network"), ([0x8C], "Dash's test network"), ([0x13], "Dash's test network"),
        ([0x1D, 0x25], "Zcash's test network"), ([0x1C, 0xBA], "Zcash's test network"),
    ];

    /// <summary>The network's name when the text is an address of one, by its checksum; else null.</summary>
    public static string? Name(string text)
    {
        var lower = text.ToLowerInvariant();
        foreach (var (prefix, name) in Segwit)
            if (lower.StartsWith(prefix + "1", StringComparison.Ordinal) && Bech32.DecodeSegwit(text, prefix, out _, out _) is null)
                return name;
        if (Bech32.DecodePlain(text, "tbnb") is { Length: 20 })
            return "BNB Beacon Chain's test network";
        if (Bech32.DecodePlain(text, "ztestsapling") is { Length: 43 })
            return "Zcash's test network";
        foreach (var prefix in new[] { "bchtest", "bchreg" })
            if (lower.StartsWith(prefix + ":", StringComparison.Ordinal) && Bech32.DecodeCash(text, prefix, out _, out _) is null)
                return "Bitcoin Cash's test network";
        if (XrpX.IsTest(text))
            return "the XRP Ledger's test network";
        if (text.Length is 95 or 106 && MoneroBase58.Decode(text) is { } monero && Keccak256.Hash(monero.AsSpan(..^4)).AsSpan(..4).SequenceEqual(monero.AsSpan(^4..)))
            return monero[0] switch { 53 or 54 or 63 => "Monero's testnet", 24 or 25 or 36 => "Monero's stagenet", _ => null };
        return Base58.IsAlphabet(text, Base58.Bitcoin) && Base58.DecodeChecked(text, Base58.Bitcoin) is { } payload
            ? Versions.FirstOrDefault(one => payload.Length == one.Version.Length + 20 && payload.AsSpan().StartsWith(one.Version)).Name
            : null;
    }
}
