using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ComplianceGrains.Evidence.Keys;
using ComplianceGrains.Storage;
using ComplianceGrains.Storage.Keys;

namespace ComplianceGrains.Grains.Keys;

/// <summary>The key above all others of a store: from a file on one machine, or kept in the store under a key that a vault holds. 32 bytes.</summary>
public sealed class RootKey(byte[] bytes)
{
    private const string Name = "vault/root";

    /// <summary>32 bytes; never stored unwrapped beside what it wraps.</summary>
    internal byte[] Bytes { get; } = bytes.Length == 32 ? bytes : throw new ArgumentException("A root key has 32 bytes.", nameof(bytes));

    /// <summary>
    /// Has the vault open the root key that the store keeps, or makes it. Everybody can wrap for a vault who knows its public key, so
    /// what is kept is signed: whoever writes into the store cannot put a root key there that they know.
    /// </summary>
    /// <param name="stores">The store.</param>
    /// <param name="vault">Wraps and opens.</param>
    /// <param name="signer">Signs what is kept.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="IOException">The vault cannot be reached, or refuses.</exception>
    /// <exception cref="InvalidDataException">The store was not begun with these keys, or somebody changed it.</exception>
    public static async Task<RootKey> OpenAsync(IStores stores, IRootKey vault, ILogSigner signer, CancellationToken cancellation = default)
    {
        var kept = await stores.Keys.FindAsync(Name, cancellation) ?? await MakeAsync(stores, vault, signer, cancellation);
        var (wrapped, signature) = Parts(kept.Bytes);
        if (!signer.PublicKey(Name).Verifies(Signed(wrapped), signature))
            throw new InvalidDataException("The root key in the store is not signed with the key of Keys:Signing: the store was begun with another, or somebody changed it. Name the key that it was begun with.");
        var root = await vault.UnwrapAsync(wrapped, cancellation);
        return root.Length == 32 ? new RootKey(root) : throw new InvalidDataException($"The vault opened a root key of {root.Length} bytes; it has 32.");
    }

    /// <summary>A key for keyed hashes of one purpose: nothing to store, nothing to lose.</summary>
    public byte[] Mac(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, Bytes, 32, info: Encoding.UTF8.GetBytes($"mac\n{purpose}"));

    /// <summary>A key pair of one purpose: nothing to store, and whoever has the root key has the same.</summary>
    public SigningKey Pair(string purpose)
    {
        for (var i = 0; ; i++)
        {
            try
            {
                return SigningKey.FromNumber(HKDF.DeriveKey(HashAlgorithmName.SHA256, Bytes, 32, info: Encoding.UTF8.GetBytes($"pair\n{purpose}\n{i}")));
            }
            catch (CryptographicException) when (i == 0)
            {
                // One number in four thousand million is none of the curve.
            }
        }
    }

    private static async Task<WrappedKey> MakeAsync(IStores stores, IRootKey vault, ILogSigner signer, CancellationToken cancellation)
    {
        if ((await stores.Logs.NamesAsync(cancellation)).Count > 0)
            throw new InvalidDataException("The store has logs and no root key of a vault: it was begun with keys of files, or the row of its root key is gone. Start without Keys:Root, or put the keys back from their backup.");
        var wrapped = await vault.WrapAsync(KeyWrap.NewKey(), cancellation);
        var length = new byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16BigEndian(length, checked((ushort)wrapped.Length));
        return await stores.Keys.AddAsync(Name, [.. length, .. wrapped, .. await signer.SignAsync(Signed(wrapped), cancellation)], cancellation);
    }

    private static (byte[] Wrapped, byte[] Signature) Parts(byte[] bytes) =>
        bytes.Length > sizeof(ushort) && BinaryPrimitives.ReadUInt16BigEndian(bytes) is var length && bytes.Length > sizeof(ushort) + length
            ? (bytes[sizeof(ushort)..(sizeof(ushort) + length)], bytes[(sizeof(ushort) + length)..])
            : throw new InvalidDataException("The row of the root key in the store has another form than any: somebody changed it. Put the keys back from their backup.");

    private static byte[] Signed(byte[] wrapped) => [.. Encoding.UTF8.GetBytes($"{Name}\n"), .. wrapped];
}
