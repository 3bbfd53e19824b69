using System.Collections.Concurrent;
using System.Security.Cryptography;
using ComplianceGrains.Evidence;
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
public sealed class KeyRing(RootKey root, IKeyStore store)
{
    private const int MostCached = 100_000;

    private readonly ConcurrentDictionary<string, SubjectKey> _byName = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SubjectKey> _byReference = new(StringComparer.Ordinal);

    /// <summary>The key that seals one class of one subject's records, made durable on first use.</summary>
    /// <param name="jurisdiction">Whose key wraps it: the booking entity's.</param>
    /// <param name="subject">E.g. <c>customer/7F3A</c> or <c>staff/prn-…</c>.</param>
    /// <param name="recordClass">E.g. <c>due-diligence</c>.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<SubjectKey> SubjectAsync(string jurisdiction, string subject, string recordClass, CancellationToken cancellation = default)
    {
        var name = $"sdk/{jurisdiction}/{subject}/{recordClass}";
        if (_byName.TryGetValue(name, out var cached))
            return cached;
        var kek = await JurisdictionAsync(jurisdiction, cancellation);
        return Remember(name, await FindOrMakeAsync(name, kek, cancellation));
    }

    /// <summary>The key of this reference, or null once it is destroyed.</summary>
    public async Task<SubjectKey?> OpenAsync(string reference, CancellationToken cancellation = default)
    {
        if (_byReference.TryGetValue(reference, out var cached))
            return cached;
        if (await store.FindByReferenceAsync(reference, cancellation) is not { } wrapped)
            return null;
        var kek = await JurisdictionAsync(wrapped.Name.Split('/')[1], cancellation);
        return Remember(wrapped.Name, new SubjectKey(reference, KeyWrap.Unwrap(kek, wrapped.Name, wrapped.Bytes)));
    }

    /// <summary>K_log: what makes an actor's pseudonym in one log.</summary>
    public async Task<byte[]> LogAsync(string log, CancellationToken cancellation = default)
    {
        var name = $"log/{log}";
        return _byName.TryGetValue(name, out var cached)
            ? cached.Bytes
            : Remember(name, await FindOrMakeAsync(name, root.Bytes, cancellation)).Bytes;
    }

    /// <summary>A key for keyed hashes of one purpose, derived from the root key: nothing to store, nothing to lose.</summary>
    public byte[] Mac(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, root.Bytes, 32, info: System.Text.Encoding.UTF8.GetBytes($"mac\n{purpose}"));

    private async Task<byte[]> JurisdictionAsync(string jurisdiction, CancellationToken cancellation)
    {
        var name = $"kek/{jurisdiction}";
        return _byName.TryGetValue(name, out var cached)
            ? cached.Bytes
            : Remember(name, await FindOrMakeAsync(name, root.Bytes, cancellation)).Bytes;
    }

    private async Task<SubjectKey> FindOrMakeAsync(string name, byte[] kek, CancellationToken cancellation)
    {
        var wrapped = await store.FindAsync(name, cancellation)
            ?? await store.AddAsync(new WrappedKey(name, NewReference(), KeyWrap.Wrap(kek, name, KeyWrap.NewKey())), cancellation);
        return new SubjectKey(wrapped.Reference, KeyWrap.Unwrap(kek, name, wrapped.Bytes));
    }

    private SubjectKey Remember(string name, SubjectKey key)
    {
        if (_byName.Count >= MostCached)
        {
            _byName.Clear();
            _byReference.Clear();
        }

        _byReference[key.Reference] = key;
        return _byName[name] = key;
    }

    private static string NewReference() => $"k-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12))}";
}
