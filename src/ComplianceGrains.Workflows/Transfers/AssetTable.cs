namespace ComplianceGrains.Workflows.Transfers;

/// <summary>An asset that transfers may be of.</summary>
/// <param name="Id">CAIP-19.</param>
/// <param name="Symbol">For people.</param>
/// <param name="Decimals">How many its amounts may have.</param>
public sealed record Asset(string Id, string Symbol, int Decimals)
{
    /// <summary>What it is besides, in the catalogue's words, e.g. <c>anonymity-enhanced</c>.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];
}

/// <summary>The assets that the firm has configured, and two whose decimals their protocols fix.</summary>
public sealed class AssetTable
{
    private readonly Dictionary<string, Asset> _assets;

    /// <summary>A configured asset stands before one of ours of the same id.</summary>
    public AssetTable(IEnumerable<Asset> configured)
    {
        _assets = Own.ToDictionary(asset => asset.Id, StringComparer.Ordinal);
        foreach (var asset in configured)
            _assets[asset.Id] = asset;
    }

    private static IReadOnlyList<Asset> Own { get; } =
    [
        new("bip122:000000000019d6689c085ae165831e93/slip44:0", "BTC", 8),
        new("eip155:1/slip44:60", "ETH", 18),
    ];

    /// <summary>Ours alone.</summary>
    public static AssetTable Usual { get; } = new([]);

    /// <summary>An asset; null if nobody knows it.</summary>
    public Asset? Find(string id) => _assets.GetValueOrDefault(id);
}
