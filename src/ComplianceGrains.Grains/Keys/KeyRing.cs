using System.Collections.Concurrent;
using System.Security.Cryptography;
using ComplianceGrains.Evidence.Keys;
using ComplianceGrains.Storage.Erasures;
using ComplianceGrains.Storage.Keys;

namespace ComplianceGrains.Grains.Keys;

/// <summary>
/// The key hierarchy (3-evidence, section 5): root key → key of a jurisdiction → key of (subject, record class), and
/// root key → key of a log. Unwraps on demand; only wrapped keys are ever stored.
/// </summary>
/// <remarks>
/// Opened keys are cached by reference. The cache is dropped whole when it is full or when any key is destroyed: rare
/// events, and nothing may open what was shredded.
/// </remarks>
public sealed class KeyRing(RootKey root, IKeyStore store, IErasures? erasures = null)
{
    private const int MostCached = 100_000;

    private readonly ConcurrentDictionary<string, SubjectKey> _byName = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SubjectKey> _byReference = new(StringComparer.Ordinal);

    // At least as many as are cached: to count a concurrent dictionary is to lock all of it.
    private int _cached;

    /// <summary>The key that seals one class of one subject's records, made durable on first use.</summary>
    /// <param name="jurisdiction">Whose key wraps it: the booking entity's.</param>
    /// <param name="subject">E.g. <c>customer/7F3A</c> or <c>staff/prn-…</c>.</param>
    /// <param name="recordClass">E.g. <c>due-diligence</c>.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="KeyRetiredException">The key is retired: what it sealed is destroyed or about to be.</exception>
    public ValueTask<SubjectKey> SubjectAsync(string jurisdiction, string subject, string recordClass, CancellationToken cancellation = default)
    {
        var name = $"sdk/{jurisdiction}/{subject}/{recordClass}";
        return _byName.TryGetValue(name, out var cached) ? new(cached) : new(SubjectAsync(name, jurisdiction, cancellation));
    }

    private async Task<SubjectKey> SubjectAsync(string name, string jurisdiction, CancellationToken cancellation)
    {
        if (erasures is not null && await erasures.IsRetiredAsync(name, cancellation))
            throw new KeyRetiredException();
        var kek = await JurisdictionAsync(jurisdiction, cancellation);
        return Remember(name, await FindOrMakeAsync(name, kek, cancellation));
    }

    /// <summary>Drops opened keys from memory.</summary>
    public void Forget(IEnumerable<string> names)
    {
        foreach (var name in names)
            if (_byName.TryRemove(name, out var key))
                _byReference.TryRemove(key.Reference, out _);
    }

    /// <summary>The key of this reference, or null once it is destroyed.</summary>
    public async Task<SubjectKey?> OpenAsync(string reference, CancellationToken cancellation = default)
    {
        if (_byReference.TryGetValue(reference, out var cached))
            return cached;
        if (await store.FindByReferenceAsync(reference, cancellation) is not { } wrapped)
            return null;
        return Remember(wrapped.Name, new SubjectKey(reference, await UnwrapAsync(wrapped, cancellation)));
    }

    /// <summary>Whose key this is, e.g. <c>customer/7F3A</c>; null once it is destroyed, or for one that is nobody's.</summary>
    public async Task<string?> OwnerAsync(string reference, CancellationToken cancellation = default) =>
        await store.FindByReferenceAsync(reference, cancellation) is { } wrapped && wrapped.Name.Split('/') is ["sdk", _, .. var subject, _] ? string.Join('/', subject) : null;

    /// <summary>Opens a wrapped key of any kind under the key above it; what is missing is never made.</summary>
    /// <exception cref="CryptographicException">The key above it is gone or another, or the name or the bytes were altered.</exception>
    public async Task<byte[]> UnwrapAsync(WrappedKey wrapped, CancellationToken cancellation = default) => wrapped.Name.Split('/') switch
    {
        ["sdk", var jurisdiction, ..] => KeyWrap.Unwrap(
            await JurisdictionIfThereAsync(jurisdiction, cancellation) ?? throw new CryptographicException($"The key of {jurisdiction} is gone."), wrapped.Name, wrapped.Bytes),
        ["kek" or "log", ..] => KeyWrap.Unwrap(root.Bytes, wrapped.Name, wrapped.Bytes),
        // What the vault opens was opened at the start: here nobody can.
        ["vault", ..] => [],
        _ => throw new CryptographicException("A key has a name that no key has."),
    };

    /// <summary>K_log if it was ever made, or null.</summary>
    public async Task<byte[]?> LogIfThereAsync(string log, CancellationToken cancellation = default) =>
        await store.FindAsync($"log/{log}", cancellation) is { } wrapped ? await UnwrapAsync(wrapped, cancellation) : null;

    /// <summary>K_log: what makes an actor's pseudonym in one log.</summary>
    public ValueTask<byte[]> LogAsync(string log, CancellationToken cancellation = default)
    {
        var name = $"log/{log}";
        return _byName.TryGetValue(name, out var cached) ? new(cached.Bytes) : new(MakeAsync());

        async Task<byte[]> MakeAsync() => Remember(name, await FindOrMakeAsync(name, root.Bytes, cancellation)).Bytes;
    }

    /// <summary>A key for keyed hashes of one purpose, derived from the root key: nothing to store, nothing to lose.</summary>
    public byte[] Mac(string purpose) => root.Mac(purpose);

    private async Task<byte[]?> JurisdictionIfThereAsync(string jurisdiction, CancellationToken cancellation)
    {
        var name = $"kek/{jurisdiction}";
        if (_byName.TryGetValue(name, out var cached))
            return cached.Bytes;
        return await store.FindAsync(name, cancellation) is { } wrapped
            ? Remember(name, new SubjectKey(wrapped.Reference, await UnwrapAsync(wrapped, cancellation))).Bytes
            : null;
    }

    private async Task<byte[]> JurisdictionAsync(string jurisdiction, CancellationToken cancellation)
    {
        var name = $"kek/{jurisdiction}";
        return _byName.TryGetValue(name, out var cached)
            ? cached.Bytes
            : Remember(name, await FindOrMakeAsync(name, root.Bytes, cancellation)).Bytes;
    }

    private async Task<SubjectKey> FindOrMakeAsync(string name, byte[] kek, CancellationToken cancellation)
    {
        if (await store.FindAsync(name, cancellation) is { } found)
            return new SubjectKey(found.Reference, KeyWrap.Unwrap(kek, name, found.Bytes));
        var made = KeyWrap.NewKey();
        var own = KeyWrap.Wrap(kek, name, made);
        var kept = await store.AddAsync(name, own, cancellation);
        // Whoever was first made the key; only another's has to be opened.
        return new SubjectKey(kept.Reference, kept.Bytes.AsSpan().SequenceEqual(own) ? made : KeyWrap.Unwrap(kek, name, kept.Bytes));
    }

    private SubjectKey Remember(string name, SubjectKey key)
    {
        if (Interlocked.Increment(ref _cached) > MostCached)
        {
            Interlocked.Exchange(ref _cached, 1);
            _byName.Clear();
            _byReference.Clear();
        }

        _byReference[key.Reference] = key;
        return _byName[name] = key;
    }
}
