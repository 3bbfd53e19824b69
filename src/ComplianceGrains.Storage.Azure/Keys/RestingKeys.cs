using ComplianceGrains.Storage.Keys;

namespace ComplianceGrains.Storage.Azure.Keys;

/// <summary>The keys of a store at rest: read from its tables once and by page from memory, since the tables do not have them in the order of their names.</summary>
internal sealed class RestingKeys(IKeyStore keys) : IKeyStore
{
    private Task<IReadOnlyList<WrappedKey>>? _all;

    public Task<WrappedKey?> FindAsync(string name, CancellationToken cancellation = default) => keys.FindAsync(name, cancellation);

    public Task<WrappedKey?> FindByReferenceAsync(string reference, CancellationToken cancellation = default) => keys.FindByReferenceAsync(reference, cancellation);

    public async Task<IReadOnlyList<WrappedKey>> ListAsync(string after, int limit, CancellationToken cancellation = default)
    {
        if (after.Length == 0 || _all is not { IsCompletedSuccessfully: true })
            _all = keys.ListAsync("", int.MaxValue, cancellation);
        var all = await _all;
        var (from, to) = (0, all.Count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (string.CompareOrdinal(all[middle].Name, after) > 0)
                to = middle;
            else
                from = middle + 1;
        }

        return [.. all.Skip(from).Take(limit)];
    }

    public Task<WrappedKey> AddAsync(string name, byte[] bytes, CancellationToken cancellation = default) => throw Resting();

    public Task RewrapAsync(string name, byte[] bytes, CancellationToken cancellation = default) => throw Resting();

    public Task DestroyAsync(IReadOnlyCollection<string> names, CancellationToken cancellation = default) => throw Resting();

    private static NotSupportedException Resting() => new("A store at rest is looked at, and not changed.");
}
