using System.Collections.Concurrent;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Trees;
using ComplianceGrains.Storage.Ledgers;

namespace ComplianceGrains.Grains.Ledgers;

/// <summary>The tree of each log that somebody asked about (64 bytes a leaf), which grows with the log.</summary>
public sealed class LogTrees(ILogStore logs)
{
    private readonly ConcurrentDictionary<string, GrowingTree> _trees = new(StringComparer.Ordinal);

    /// <summary>Reads something from the tree of a log, once it holds so many leaves. Only while it runs may the tree be used.</summary>
    public Task<T> ReadAsync<T>(string log, long size, Func<IMerkleNodes, T> read, CancellationToken cancellation = default) =>
        _trees.GetOrAdd(log, name => new GrowingTree(name, logs)).ReadAsync(size, read, cancellation);

    private sealed class GrowingTree(string log, ILogStore logs) : IDisposable
    {
        private readonly MerkleTree _tree = new();
        private readonly SemaphoreSlim _growing = new(1, 1);

        public async Task<T> ReadAsync<T>(long size, Func<IMerkleNodes, T> read, CancellationToken cancellation)
        {
            await _growing.WaitAsync(cancellation);
            try
            {
                if (_tree.Size < size)
                    foreach (var leaf in await logs.LeavesAsync(log, _tree.Size, size, cancellation))
                        _tree.Append(new Digest(leaf));
                return read(_tree);
            }
            finally
            {
                _growing.Release();
            }
        }

        public void Dispose() => _growing.Dispose();
    }
}
