using System.Collections.Frozen;

namespace ComplianceGrains.Screening.Addresses;

/// <summary>Tickers and chain names, as lists and callers write them.</summary>
public static class Chains
{
    private static readonly FrozenDictionary<string, Chain> ByName = new Dictionary<string, Chain>(StringComparer.OrdinalIgnoreCase)
    {
        ["XBT"] = Chain.Bitcoin,
        ["BTC"] = Chain.Bitcoin,
        ["bitcoin"] = Chain.Bitcoin,
        ["BCH"] = Chain.BitcoinCash,
        ["bitcoincash"] = Chain.BitcoinCash,
        ["bitcoin-cash"] = Chain.BitcoinCash,
        ["BSV"] = Chain.BitcoinFork,
        ["BTG"] = Chain.BitcoinFork,
        ["LTC"] = Chain.Litecoin,
        ["litecoin"] = Chain.Litecoin,
        ["XVG"] = Chain.Dogecoin,
        ["DOGE"] = Chain.Dogecoin,
        ["dogecoin"] = Chain.Dogecoin,
        ["DASH"] = Chain.Dash,
        ["ZEC"] = Chain.Zcash,
        ["zcash"] = Chain.Zcash,
        ["ETH"] = Chain.Evm,
        ["ETC"] = Chain.Evm,
        ["BSC"] = Chain.Evm,
        ["BNB"] = Chain.Evm,
        ["BEP2"] = Chain.BnbBeacon,
        ["ARB"] = Chain.Evm,
        ["MATIC"] = Chain.Evm,
        ["POL"] = Chain.Evm,
        ["AVAX"] = Chain.Evm,
        ["OP"] = Chain.Evm,
        ["BASE"] = Chain.Evm,
        ["ethereum"] = Chain.Evm,
        ["evm"] = Chain.Evm,
        ["polygon"] = Chain.Evm,
        ["TRX"] = Chain.Tron,
        ["tron"] = Chain.Tron,
        ["XRP"] = Chain.Xrp,
        ["ripple"] = Chain.Xrp,
        ["SOL"] = Chain.Solana,
        ["solana"] = Chain.Solana,
        ["XMR"] = Chain.Monero,
        ["monero"] = Chain.Monero,
        ["USDT"] = Chain.Unknown,
        ["USDC"] = Chain.Unknown,
        ["DAI"] = Chain.Unknown,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The networks with Ethereum's addresses, by the same names.</summary>
    private static readonly FrozenDictionary<string, string> EvmNetworks = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["ETH"] = "eip155:1",
        ["ethereum"] = "eip155:1",
        ["evm"] = "eip155:1",
        ["eip155"] = "eip155:1",
        ["ETC"] = "eip155:61",
        ["BSC"] = "eip155:56",
        ["BNB"] = "eip155:56",
        ["ARB"] = "eip155:42161",
        ["MATIC"] = "eip155:137",
        ["POL"] = "eip155:137",
        ["polygon"] = "eip155:137",
        ["AVAX"] = "eip155:43114",
        ["OP"] = "eip155:10",
        ["BASE"] = "eip155:8453",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The chain of a ticker or name; <see cref="Chain.Unknown"/> for tokens of several chains, null for an unknown word.</summary>
    public static Chain? Of(string? name) =>
        string.IsNullOrWhiteSpace(name) ? Chain.Unknown
        : name.StartsWith("eip155", StringComparison.OrdinalIgnoreCase) ? Chain.Evm
        : ByName.TryGetValue(name.Trim(), out var chain) ? chain : null;

    /// <summary>Every ticker and name by which a chain is known.</summary>
    internal static IEnumerable<string> NamesOf(Chain chain) => ByName.Where(name => name.Value == chain).Select(name => name.Key).Order(StringComparer.Ordinal);

    /// <summary>The chain of a CAIP-2 id: of a main network, or any network with Ethereum's addresses; null for one that we do not know.</summary>
    public static Chain? OfCaip2(string id) => id.StartsWith("eip155:", StringComparison.Ordinal)
        ? id.Length > 7 && id.AsSpan(7).IndexOfAnyExceptInRange('0', '9') < 0 ? Chain.Evm : null
        : Enum.GetValues<Chain>().Where(chain => chain is not (Chain.Unknown or Chain.BitcoinFork) && Caip2(chain) == id).Select(chain => (Chain?)chain).FirstOrDefault();

    /// <summary>The CAIP-2 id of the network that a name, a ticker or an id of one stands for; null where it stands for none, or for several.</summary>
    public static string? NetworkOf(string name) => OfCaip2(name) is not null ? name
        : EvmNetworks.TryGetValue(name.Trim(), out var network) ? network
        : Of(name) is { } chain and not (Chain.Unknown or Chain.BitcoinFork or Chain.Evm) ? Caip2(chain)
        : null;

    /// <summary>CAIP-2 id of the chain's main network.</summary>
    internal static string Caip2(Chain chain) => chain switch
    {
        Chain.Bitcoin => "bip122:000000000019d6689c085ae165831e93",
        Chain.BitcoinCash => "bip122:000000000000000000651ef99cb9fcbe",
        Chain.Litecoin => "bip122:12a765e31ffd4059bada1e25190f6e98",
        Chain.Dogecoin => "bip122:1a91e3dace36e2be3bf030a65679fe82",
        Chain.Dash => "bip122:00000ffd590b1485b3caadc19b22e637",
        Chain.Zcash => "bip122:00040fe8ec8471911baa1db1266ea15d",
        Chain.Evm => "eip155:1",
        Chain.Tron => "tron:0x2b6653dc",
        Chain.Xrp => "xrpl:0",
        Chain.Solana => "solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp",
        Chain.Monero => "monero:mainnet",
        Chain.BnbBeacon => "cosmos:Binance-Chain-Tigris",
        _ => "unknown:0",
    };
}
