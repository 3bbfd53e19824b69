using System.Globalization;

namespace ComplianceGrains.Workflows.Exchanges;

/// <summary>
/// An asset as TRP names it: by a number of SLIP-44 or a digital token identifier (ISO 24165). Neither says "this contract on that chain":
/// only coins of chains of their own can be named for certain.
/// </summary>
/// <param name="Slip0044">Of SLIP-44.</param>
/// <param name="Dti">A digital token identifier.</param>
public sealed record TrpAsset(long? Slip0044, string? Dti)
{
    private const string BitcoinDti = "4H95J0R2X";
    private const string Bitcoin = "bip122:000000000019d6689c085ae165831e93/slip44:0";
    private const string Ether = "eip155:1/slip44:60";

    /// <summary>How an asset is named; null if it cannot be. Bitcoin by its identifier: peers read its number, 0, as if none were given.</summary>
    /// <param name="asset">CAIP-19.</param>
    public static TrpAsset? Of(string asset) => asset switch
    {
        Bitcoin => new TrpAsset(null, BitcoinDti),
        Ether => new TrpAsset(60, null),
        _ => null,
    };

    /// <summary>The asset that is named, CAIP-19; null if it is not known here.</summary>
    public string? Caip19 => (Slip0044, Dti) switch
    {
        (null, BitcoinDti) or (0, null or BitcoinDti) => Bitcoin,
        (60, null) => Ether,
        _ => null,
    };

    /// <inheritdoc/>
    public override string ToString() => Dti ?? Slip0044?.ToString(CultureInfo.InvariantCulture) ?? "";
}
