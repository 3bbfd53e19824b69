using System.Collections.Concurrent;
using System.Security.Cryptography;
using ComplianceGrains.Evidence.Keys;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Storage.Erasures;
using ComplianceGrains.Storage.Keys;

namespace ComplianceGrains.Grains.Keys;

/// <summary>
/// The key hierarchy (3-evidence, section 5): root key → key of a jurisdiction → key of (subject, record class), and
/// root key → key of a log. Unwraps on demand; only wrapped keys are ever stored.
/// </summary>
/// <remarks>
/// Opened keys are cached by reference. The cache is dropped whole when it is full or when any key is destroyed: rare
/// events, and nothing may open what was shredded. Where other silos may destroy a key too, a subject's is relied on for the time that
/// <see cref="KeyTerms"/> give and dropped after it.
/// </remarks>
public sealed class KeyRing(RootKey root, IKeyStore store, IErasures? erasures = null, KeyTerms? terms = null, TimeProvider? time = null)
{
    private const int MostCached = 100_000;

    private readonly ConcurrentDictionary<string, Held> _byName = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Held> _byReference = new(StringComparer.Ordinal);
    private readonly TimeSpan? _trust = terms?.Trust;
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private long _dropped = (time ?? TimeProvider.System).GetTimestamp();

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
        return _byName.TryGetValue(name, out var held) && IsTrusted(held) ? new(held.Key) : new(SubjectAsync(name, jurisdiction, cancellation));
    }

    private async Task<SubjectKey> SubjectAsync(string name, string jurisdiction, CancellationToken cancellation)
    {
        if (erasures is not null && await erasures.IsRetiredAsync(name, cancellation))
        {
            Forget([name]);
            throw new KeyRetiredException();
        }

        var kek = await JurisdictionAsync(jurisdiction, cancellation);
        return Remember(name, await FindOrMakeAsync(name, kek, cancellation));
    }

    /// <summary>Drops opened keys from memory.</summary>
    public void Forget(IEnumerable<string> names)
    {
        foreach (var name in names)
            if (_byName.TryRemove(name, out var held))
                _byReference.TryRemove(held.Key.Reference, out _);
    }

    /// <summary>The key of this reference, or null once it is destroyed.</summary>
    public async Task<SubjectKey?> OpenAsync(string reference, CancellationToken cancellation = default)
    {
        if (_byReference.TryGetValue(reference, out var held) && IsTrusted(held))
            return held.Key;
        if (await store.FindByReferenceAsync(reference, cancellation) is not { } wrapped)
        {
            if (held is not null)
                Forget([held.Name]);
            return null;
        }

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
        ["kek" or "log" or "root", ..] => KeyWrap.Unwrap(root.Bytes, wrapped.Name, wrapped.Bytes),
        // What the vault opens was opened at the start: here nobody can.
        ["vault", ..] => [],
        _ => throw new CryptographicException("A key has a name that no key has."),
    };

    /// <summary>K_log if it was ever made, or null.</summary>
    public async Task<byte[]?> LogIfThereAsync(string log, CancellationToken cancellation = default) =>
        await store.FindAsync(NameOf(log), cancellation) is { } wrapped ? await UnwrapAsync(wrapped, cancellation) : null;

    /// <summary>K_log: what makes an actor's pseudonym in one log.</summary>
    public ValueTask<byte[]> LogAsync(string log, CancellationToken cancellation = default)
    {
        var name = NameOf(log);
        return _byName.TryGetValue(name, out var held) ? new(held.Key.Bytes) : new(MakeAsync());

        async Task<byte[]> MakeAsync() => Remember(name, await FindOrMakeAsync(name, root.Bytes, cancellation)).Bytes;
    }

    /// <summary>A log that goes on under another label keeps the pseudonyms that it had.</summary>
    private static string NameOf(string log) => $"log/{LogNames.BaseOf(log)}";

    /// <summary>A key for keyed hashes of one purpose, derived from the root key: nothing to store, nothing to lose.</summary>
    public byte[] Mac(string purpose) => root.Mac(purpose);

    private async Task<byte[]?> JurisdictionIfThereAsync(string jurisdiction, CancellationToken cancellation)
    {
        var name = $"kek/{jurisdiction}";
        if (_byName.TryGetValue(name, out var held))
            return held.Key.Bytes;
        return await store.FindAsync(name, cancellation) is { } wrapped
            ? Remember(name, new SubjectKey(wrapped.Reference, await UnwrapAsync(wrapped, cancellation))).Bytes
            : null;
    }

    private async Task<byte[]> JurisdictionAsync(string jurisdiction, CancellationToken cancellation)
    {
        var name = $"kek/{jurisdiction}";
        return _byName.TryGetValue(name, out var held)
            ? held.Key.Bytes
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

        DropOld();
        _byName[name] = _byReference[key.Reference] = new Held(name, key, _trust is null ? 0 : _time.GetTimestamp());
        return key;
    }

    /// <summary>What is above a subject's key is never retired.</summary>
    private bool IsTrusted(Held held) => _trust is not { } trust || !held.IsSubjects || _time.GetElapsedTime(held.Since) < trust;

    /// <summary>A key that another silo destroyed must not lie here until the memory is needed.</summary>
    private void DropOld()
    {
        var last = Interlocked.Read(ref _dropped);
        if (_trust is not { } trust || _time.GetElapsedTime(last) < trust || Interlocked.CompareExchange(ref _dropped, _time.GetTimestamp(), last) != last)
            return;
        Forget(_byName.Where(one => !IsTrusted(one.Value)).Select(one => one.Key));
    }

    private sealed record Held(string Name, SubjectKey Key, long Since)
    {
        public bool IsSubjects => Name.StartsWith("sdk/", StringComparison.Ordinal);
    }
}
