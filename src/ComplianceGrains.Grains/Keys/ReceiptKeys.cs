using System.Buffers.Binary;
using ComplianceGrains.Evidence.Keys;
using ComplianceGrains.Storage.Keys;
using NodaTime;

namespace ComplianceGrains.Grains.Keys;

/// <summary>
/// What receipts are signed with. A vault could not sign as many as there are decisions, so receipts have pairs of their own, made
/// from the root key, another for each thirty days, known in lifecycle before they sign. Without a vault the one key signs them too.
/// </summary>
public sealed class ReceiptKeys
{
    private const string Name = "vault/receipts";

    private static readonly Duration Period = Duration.FromDays(30);

    private readonly Func<string, IEnumerable<VerifierKey>> _all, _retired;

    private ReceiptKeys(SigningKey current, Func<string, IEnumerable<VerifierKey>> all, Func<string, IEnumerable<VerifierKey>> retired) => (Current, _all, _retired) = (current, all, retired);

    /// <summary>What signs. It stays the same until the next start.</summary>
    public SigningKey Current { get; }

    /// <summary>All that ever signed and the one that is next, under a name.</summary>
    public IEnumerable<VerifierKey> PublicKeys(string name) => _all(name);

    /// <summary>Those of which it is stated that they sign nothing more, under a name. Pairs with a month of their own end with it, and nobody says so.</summary>
    public IEnumerable<VerifierKey> Retired(string name) => _retired(name);

    /// <summary>The one key there is.</summary>
    public static ReceiptKeys Of(SigningKey only) => Of(only, new LogKeys(only));

    /// <summary>The key that signs heads, and those that did before and will after it.</summary>
    public static ReceiptKeys Of(SigningKey current, LogKeys all) => new(current, all.PublicKeys, all.Retired);

    /// <summary>The pairs since the store was begun.</summary>
    /// <param name="root">What they are made from.</param>
    /// <param name="store">Keeps which was the first.</param>
    /// <param name="now">Says which is the present one.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public static async Task<ReceiptKeys> OpenAsync(RootKey root, IKeyStore store, Instant now, CancellationToken cancellation = default)
    {
        var present = now.ToUnixTimeTicks() / Period.BclCompatibleTicks;
        var own = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(own, present);
        var kept = await store.FindAsync(Name, cancellation) ?? await store.AddAsync(Name, own, cancellation);
        var first = Math.Min(BinaryPrimitives.ReadInt64BigEndian(kept.Bytes), present);
        var pairs = Enumerable.Range(0, checked((int)(present - first + 2))).Select(i => root.Pair($"receipts/{first + i}")).ToList();
        return new ReceiptKeys(pairs[^2], name => pairs.Select(key => key.PublicKey(name)), _ => []);
    }
}
