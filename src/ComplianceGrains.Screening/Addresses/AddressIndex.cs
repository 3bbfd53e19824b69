using ComplianceGrains.Screening.Lists;

namespace ComplianceGrains.Screening.Addresses;

/// <summary>Listed addresses by decoded key, by payload, and as published.</summary>
/// <remarks>An address that fails validation stays searchable as published: lists file Tron addresses under XBT, and worse.</remarks>
internal sealed class AddressIndex
{
    /// <summary>Kinds whose payload is the hash of a public key, so that an equal payload means an equal key.</summary>
    private static readonly string[][] KeyFamilies = [["h160", "wpkh"], ["evm", "tron"]];

    private readonly Dictionary<string, List<Listing>> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Listing>> _byText = new(StringComparer.Ordinal);
    private readonly string _listId;

    public AddressIndex(ListContent content)
    {
        _listId = content.ListId;
        foreach (var entry in content.Entries)
            foreach (var listed in entry.Addresses)
            {
                var reading = AddressReader.Read(listed.Text, Chains.Of(listed.Ticker) ?? Chain.Unknown);
                var listing = new Listing(entry, listed, reading.Address);
                Add(_byText, listed.Text, listing);
                if (reading.Address is { } address)
                    Add(_byKey, address.Key, listing);
                Count++;
            }
    }

    public int Count { get; }

    public IEnumerable<AddressMatch> Find(string text, WalletAddress? address)
    {
        var found = new HashSet<(string, ListedAddress)>();
        foreach (var listing in _byText.GetValueOrDefault(AddressReader.Bare(text)) ?? [])
            if (found.Add((listing.Entry.Id, listing.Listed)))
                yield return Match(listing, AddressRelation.Exact, "the address is listed exactly as given");
        if (address is null)
            yield break;

        foreach (var listing in _byKey.GetValueOrDefault(address.Key) ?? [])
            if (found.Add((listing.Entry.Id, listing.Listed)))
                yield return listing.Address!.Chain == address.Chain
                    ? Match(listing, AddressRelation.Exact, "the listed address is the same in another notation")
                    : Match(listing, AddressRelation.SameAccountOtherChain, $"the same account is listed on {listing.Address.Chain}");
        foreach (var sister in Sisters(address))
            foreach (var listing in _byKey.GetValueOrDefault(sister) ?? [])
                if (found.Add((listing.Entry.Id, listing.Listed)))
                    yield return Match(listing, AddressRelation.SameKeyOtherFamily, "an address of another kind over the same key is listed: one key controls both");
    }

    /// <summary>Keys of the other kinds of address over the same public key.</summary>
    public static IEnumerable<string> Sisters(WalletAddress address)
    {
        var kind = address.Key[..address.Key.IndexOf(':', StringComparison.Ordinal)];
        return KeyFamilies.Where(family => family.Contains(kind)).SelectMany(family => family).Where(other => other != kind).Select(other => $"{other}:{address.Payload}");
    }

    private AddressMatch Match(Listing listing, AddressRelation relation, string text) =>
        new(_listId, listing.Entry.Id, listing.Entry.Names is [var name, ..] ? name.Text : listing.Entry.Id, listing.Listed, relation, text) { EntryDigest = EntryDigest.Of(listing.Entry) };

    private static void Add(Dictionary<string, List<Listing>> index, string key, Listing listing)
    {
        if (!index.TryGetValue(key, out var listings))
            index[key] = listings = [];
        listings.Add(listing);
    }

    private sealed record Listing(ListEntry Entry, ListedAddress Listed, WalletAddress? Address);
}
