using System.Security.Cryptography;
using ComplianceGrains.Evidence.Keys;
using ComplianceGrains.Storage.Keys;

namespace ComplianceGrains.Grains.Keys;

/// <summary>
/// Another root key takes the place of one that lies in a file: what it wraps is wrapped again, key by key. Each step may be done
/// twice, and what is interrupted goes on where it was.
/// </summary>
/// <remarks>
/// Ids and fingerprints are derived from the root key that the store was begun with, and must stay the same: that one is kept, wrapped
/// under the present one, as what they are derived from.
/// </remarks>
public static class RootRotation
{
    private const string Derived = "root/derived";
    private const int Page = 256;

    /// <summary>By it whoever opens the store tells that it was begun, so it goes first.</summary>
    private static readonly string[] Wrapped = ["root/", "kek/", "log/"];

    /// <summary>The root key of a store as it is.</summary>
    /// <param name="root">32 bytes.</param>
    /// <param name="store">Keeps what it wraps.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="InvalidDataException">It is not the store's.</exception>
    public static async Task<RootKey> OpenAsync(byte[] root, IKeyStore store, CancellationToken cancellation = default)
    {
        if (await store.FindAsync(Derived, cancellation) is not { } kept)
            return new RootKey(root);
        return new RootKey(root, Open(root, kept) ?? throw new InvalidDataException(
            "The root key is not the one that the keys of this store are wrapped under. If another was to take its place, start the host: it goes on with that. Else put the right one back from its backup."));
    }

    /// <summary>Wraps under the next root key what is wrapped under the present one. Nobody else may work on the store meanwhile.</summary>
    /// <exception cref="InvalidDataException">A key opens under neither.</exception>
    public static async Task MoveAsync(byte[] present, byte[] next, IKeyStore store, CancellationToken cancellation = default)
    {
        var (all, waiting) = (await AllAsync(store, cancellation), new List<(string Name, byte[] Opened)>());
        // Nothing is changed before it is known that everything can be.
        foreach (var key in all.Where(key => Open(next, key) is null))
            waiting.Add((key.Name, Open(present, key) ?? throw new InvalidDataException(
                $"The key {key.Name} opens neither under the root key in force nor under the next one. Put the keys back from their backup.")));
        if (all.TrueForAll(key => key.Name != Derived))
            await store.AddAsync(Derived, KeyWrap.Wrap(next, Derived, present), cancellation);
        foreach (var (name, opened) in waiting)
            await store.RewrapAsync(name, KeyWrap.Wrap(next, name, opened), cancellation);
    }

    private static async Task<List<WrappedKey>> AllAsync(IKeyStore store, CancellationToken cancellation)
    {
        var all = new List<WrappedKey>();
        foreach (var prefix in Wrapped)
        {
            var after = prefix;
            while ((await store.ListAsync(after, Page, cancellation)).TakeWhile(key => key.Name.StartsWith(prefix, StringComparison.Ordinal)).ToList() is { Count: > 0 } page)
            {
                all.AddRange(page);
                after = page[^1].Name;
            }
        }

        return all;
    }

    private static byte[]? Open(byte[] root, WrappedKey key)
    {
        try
        {
            return KeyWrap.Unwrap(root, key.Name, key.Bytes);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
