using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ComplianceGrains.Evidence.Keys;
using ComplianceGrains.Storage;
using ComplianceGrains.Storage.Keys;

namespace ComplianceGrains.Drills.Names;

/// <summary>
/// Keys of generated people: nothing is stored, each is derived from its name and wrapped under the jurisdiction's key of the real store, and
/// its reference says whose it is.
/// </summary>
/// <param name="real">The store's own.</param>
/// <param name="above">The jurisdiction's key.</param>
internal sealed class GeneratedKeys(IKeyStore real, byte[] above) : IKeyStore
{
    private const string Mark = "9e9e9e";

    private static readonly StoreLayout Partitions = new(16);
    private static readonly List<string> Classes = ["decision-history", "due-diligence"];

    private readonly byte[] _seed = RandomNumberGenerator.GetBytes(32);

    /// <summary>The key of a reference; null if it is of nobody generated.</summary>
    public WrappedKey? Find(string reference) =>
        reference.Length == 28 && reference.AsSpan(4, 6).SequenceEqual(Mark) && int.TryParse(reference.AsSpan(10, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var kept)
        && int.TryParse(reference.AsSpan(12), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var person) ? Of(person, Classes[kept]) : null;

    public Task<WrappedKey?> FindAsync(string name, CancellationToken cancellation = default) =>
        name.Split('/') is ["sdk", _, var type, var id, var kept] && People.NumberOf($"{type}/{id}") is { } person ? Task.FromResult<WrappedKey?>(Of(person, kept)) : real.FindAsync(name, cancellation);

    public Task<WrappedKey?> FindByReferenceAsync(string reference, CancellationToken cancellation = default) =>
        Find(reference) is { } key ? Task.FromResult<WrappedKey?>(key) : real.FindByReferenceAsync(reference, cancellation);

    public Task<WrappedKey> AddAsync(string name, byte[] bytes, CancellationToken cancellation = default) => throw new NotSupportedException();

    public Task RewrapAsync(string name, byte[] bytes, CancellationToken cancellation = default) => throw new NotSupportedException();

    public Task<IReadOnlyList<WrappedKey>> ListAsync(string after, int limit, CancellationToken cancellation = default) => throw new NotSupportedException();

    public Task DestroyAsync(IReadOnlyCollection<string> names, CancellationToken cancellation = default) => throw new NotSupportedException();

    private WrappedKey Of(int person, string kept)
    {
        var name = $"sdk/{People.Jurisdiction}/{People.ActorOf(person)}/{kept}";
        var reference = string.Create(CultureInfo.InvariantCulture, $"k-{Partitions.CellOf(name):x2}{Mark}{Classes.IndexOf(kept):x2}{person:x16}");
        return new WrappedKey(name, reference, KeyWrap.Wrap(above, name, HMACSHA256.HashData(_seed, Encoding.UTF8.GetBytes(name))));
    }
}
