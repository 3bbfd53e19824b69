using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ComplianceGrains.Evidence.Keys;
using ComplianceGrains.Storage;
using ComplianceGrains.Storage.Keys;

namespace ComplianceGrains.Grains.Keys;

/// <summary>The key above all others of a store: from a file on one machine, or kept in the store under a key that a vault holds. 32 bytes.</summary>
/// <param name="bytes">What wraps.</param>
/// <param name="derived">What ids, fingerprints and pairs are derived from, if another root key took the place of that one.</param>
public sealed class RootKey(byte[] bytes, byte[]? derived = null)
{
    private const string Name = "vault/root";

    /// <summary>32 bytes; never stored unwrapped beside what it wraps.</summary>
    internal byte[] Bytes { get; } = bytes.Length == 32 ? bytes : throw new ArgumentException("A root key has 32 bytes.", nameof(bytes));

    private byte[] Derived { get; } = derived ?? bytes;

    /// <summary>
    /// Has the vault open the root key that the store keeps, or makes it. Everybody can wrap for a vault who knows its public key, so
    /// what is kept is signed: whoever writes into the store cannot put a root key there that they know.
    /// </summary>
    /// <param name="stores">The store.</param>
    /// <param name="wrapping">The vault's key that wraps it.</param>
    /// <param name="before">The one that wrapped it before: what it opens is wrapped again. Without it, what it wrapped is destroyed.</param>
    /// <param name="signers">Sign what is kept, or did.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="IOException">The vault cannot be reached, or refuses.</exception>
    /// <exception cref="InvalidDataException">The store was not begun with these keys, or somebody changed it.</exception>
    public static async Task<RootKey> OpenAsync(IStores stores, WrappingKey wrapping, WrappingKey? before, LogKeys signers, CancellationToken cancellation = default)
    {
        var own = $"{Name}/{wrapping.Version}";
        if (await stores.Keys.FindAsync(own, cancellation) is { } moved)
        {
            var root = await UnwrapAsync(moved, wrapping, signers, cancellation);
            if (before is null)
                await DestroyOthersAsync(stores.Keys, own, cancellation);
            return new RootKey(root);
        }

        if (before is null)
        {
            var first = await stores.Keys.FindAsync(Name, cancellation) ?? await MakeAsync(stores, wrapping, signers, cancellation);
            return new RootKey(await UnwrapAsync(first, wrapping, signers, cancellation));
        }

        var older = await stores.Keys.FindAsync($"{Name}/{before.Version}", cancellation) ?? await stores.Keys.FindAsync(Name, cancellation)
            ?? throw new InvalidDataException("The store has no root key that the key of Keys:RootBefore wrapped. Leave the setting out: it is for a store that was begun with another key than Keys:Root.");
        var again = await KeepAsync(stores.Keys, own, wrapping, await UnwrapAsync(older, before, signers, cancellation), signers, cancellation);
        return new RootKey(await UnwrapAsync(again, wrapping, signers, cancellation));
    }

    /// <summary>A key for keyed hashes of one purpose: nothing to store, nothing to lose.</summary>
    public byte[] Mac(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, Derived, 32, info: Encoding.UTF8.GetBytes($"mac\n{purpose}"));

    /// <summary>A key pair of one purpose: nothing to store, and whoever has the root key has the same.</summary>
    public SigningKey Pair(string purpose)
    {
        for (var i = 0; ; i++)
        {
            try
            {
                return SigningKey.FromNumber(HKDF.DeriveKey(HashAlgorithmName.SHA256, Derived, 32, info: Encoding.UTF8.GetBytes($"pair\n{purpose}\n{i}")));
            }
            catch (CryptographicException) when (i == 0)
            {
                // One number in four thousand million is none of the curve.
            }
        }
    }

    private static async Task<byte[]> UnwrapAsync(WrappedKey kept, WrappingKey wrapping, LogKeys signers, CancellationToken cancellation)
    {
        var (wrapped, signature) = Parts(kept.Bytes);
        if (!signers.PublicKeys(Name).Any(key => key.Verifies(Signed(wrapped), signature)))
            throw new InvalidDataException("The root key in the store is not signed with the key of Keys:Signing: the store was begun with another, or somebody changed it. Name the key that it was begun with, as Keys:SigningBefore if another signs now.");
        var root = await wrapping.Key.UnwrapAsync(wrapped, cancellation);
        return root.Length == 32 ? root : throw new InvalidDataException($"The vault opened a root key of {root.Length} bytes; it has 32.");
    }

    private static async Task<WrappedKey> MakeAsync(IStores stores, WrappingKey wrapping, LogKeys signers, CancellationToken cancellation)
    {
        if ((await stores.Logs.NamesAsync(cancellation)).Count > 0)
            throw new InvalidDataException("The store has logs and no root key of a vault: it was begun with keys of files, or the row of its root key is gone, or its root key is wrapped by another version. Start without Keys:Root, put the keys back from their backup, or name that version.");
        return await KeepAsync(stores.Keys, Name, wrapping, KeyWrap.NewKey(), signers, cancellation);
    }

    /// <summary>Whoever is first among several silos has kept it.</summary>
    private static async Task<WrappedKey> KeepAsync(IKeyStore store, string name, WrappingKey wrapping, byte[] root, LogKeys signers, CancellationToken cancellation)
    {
        var wrapped = await wrapping.Key.WrapAsync(root, cancellation);
        var length = new byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16BigEndian(length, checked((ushort)wrapped.Length));
        return await store.AddAsync(name, [.. length, .. wrapped, .. await signers.Current.SignAsync(Signed(wrapped), cancellation)], cancellation);
    }

    private static async Task DestroyOthersAsync(IKeyStore store, string own, CancellationToken cancellation)
    {
        // As many versions as there ever were, and at most one of them is left over.
        var others = (await store.ListAsync(Name, 1000, cancellation)).Select(key => key.Name).TakeWhile(name => name.StartsWith($"{Name}/", StringComparison.Ordinal)).Where(name => name != own).ToList();
        if (await store.FindAsync(Name, cancellation) is not null)
            others.Add(Name);
        if (others.Count > 0)
            await store.DestroyAsync(others, cancellation);
    }

    private static (byte[] Wrapped, byte[] Signature) Parts(byte[] bytes) =>
        bytes.Length > sizeof(ushort) && BinaryPrimitives.ReadUInt16BigEndian(bytes) is var length && bytes.Length > sizeof(ushort) + length
            ? (bytes[sizeof(ushort)..(sizeof(ushort) + length)], bytes[(sizeof(ushort) + length)..])
            : throw new InvalidDataException("The row of the root key in the store has another form than any: somebody changed it. Put the keys back from their backup.");

    private static byte[] Signed(byte[] wrapped) => [.. Encoding.UTF8.GetBytes($"{Name}\n"), .. wrapped];
}
