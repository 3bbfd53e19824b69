namespace ComplianceGrains.Storage.Keys;

/// <summary>
/// Wrapped keys, mutable and erasable, in a store of their own: destroying a row here is what shreds the values it sealed.
/// The store never sees an unwrapped key.
/// </summary>
public interface IKeyStore
{
    /// <summary>The wrapped key of this name, or null if it never was or was destroyed.</summary>
    Task<WrappedKey?> FindAsync(string name, CancellationToken cancellation = default);

    /// <summary>The wrapped key of this reference, or null.</summary>
    Task<WrappedKey?> FindByReferenceAsync(string reference, CancellationToken cancellation = default);

    /// <summary>
    /// Stores a key durably unless one of this name exists; returns the one that holds, with the reference that the store gave it.
    /// Durable before it returns, so a verdict never uses a key that a crash can lose.
    /// </summary>
    /// <param name="name">What it is for.</param>
    /// <param name="bytes">The wrapped key.</param>
    /// <param name="cancellation">Stops waiting.</param>
    Task<WrappedKey> AddAsync(string name, byte[] bytes, CancellationToken cancellation = default);

    /// <summary>Puts the same key there under another key-encryption key; its name and reference stay, and the bytes from before are nowhere any more.</summary>
    /// <param name="name">Whose; there is one.</param>
    /// <param name="bytes">As many as are there.</param>
    /// <param name="cancellation">Stops waiting.</param>
    Task RewrapAsync(string name, byte[] bytes, CancellationToken cancellation = default);

    /// <summary>A page of all wrapped keys by name, behind a name; "" to begin.</summary>
    Task<IReadOnlyList<WrappedKey>> ListAsync(string after, int limit, CancellationToken cancellation = default);

    /// <summary>
    /// Destroys keys in every place this store keeps them. Names that are not there any more are no mistake: a piece of work that was
    /// interrupted is finished by asking again.
    /// </summary>
    Task DestroyAsync(IReadOnlyCollection<string> names, CancellationToken cancellation = default);
}
