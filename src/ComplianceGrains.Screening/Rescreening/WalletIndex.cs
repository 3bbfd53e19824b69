using ComplianceGrains.Screening.Addresses;
using ComplianceGrains.Screening.Lists;

namespace ComplianceGrains.Screening.Rescreening;

/// <summary>Approved wallets by everything under which a list could mean them: which wallets does a list entry concern?</summary>
public sealed class WalletIndex
{
    private readonly Dictionary<string, List<string>> _wallets = new(StringComparer.Ordinal);

    private WalletIndex()
    {
    }

    /// <summary>Indexes wallets.</summary>
    /// <param name="wallets">The wallet's id, its chain as stated, its address as given.</param>
    public static WalletIndex Build(IEnumerable<(string Id, string? Chain, string Address)> wallets)
    {
        var index = new WalletIndex();
        foreach (var (id, chain, address) in wallets)
            foreach (var key in Keys(address, chain))
            {
                if (!index._wallets.TryGetValue(key, out var ids))
                    index._wallets[key] = ids = [];
                ids.Add(id);
            }

        return index;
    }

    /// <summary>Ids of the wallets that the entry's addresses name, directly or as another form of the same account or key.</summary>
    public IReadOnlyList<string> Concerned(ListEntry entry) =>
        [.. entry.Addresses.SelectMany(address => Keys(address.Text, address.Ticker))
            .SelectMany(key => _wallets.GetValueOrDefault(key) ?? []).Distinct().Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Keys(string address, string? chain)
    {
        yield return "text:" + AddressReader.Bare(address);
        if (AddressReader.Read(address, Chains.Of(chain) ?? Chain.Unknown).Address is not { } read)
            yield break;
        yield return read.Key;
        foreach (var sister in AddressIndex.Sisters(read))
            yield return sister;
    }
}
