using System.Collections.Concurrent;
using System.Text;
using ComplianceGrains.Api.Decisions;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Keys;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Evidence.Trees;
using ComplianceGrains.Storage.Ledgers;
using NodaTime;

namespace ComplianceGrains.Host.Receipts;

/// <summary>Proves inclusion. Keeps the tree of each log that was asked about (64 bytes a leaf) and lets it grow with the log.</summary>
internal sealed class ProofDesk(ILogStore logs, SigningKey signingKey, IClock clock)
{
    private readonly ConcurrentDictionary<string, GrowingTree> _trees = new(StringComparer.Ordinal);

    /// <summary>The proof of one entry under the newest checkpoint, or null if none covers it yet.</summary>
    public async Task<ProofBody?> ProveAsync(string actor, EntryPosition position, Principal reader)
    {
        if (await logs.FindAsync(position.Log, actor, position.Seq) is not { } entry
            || await logs.SignedHeadAsync(position.Log) is not { } head || head.Size <= entry.Index)
            return null;
        await ServedHeads.NoteAsync(logs, position.Log, head.Size, reader);
        var receipt = await _trees.GetOrAdd(position.Log, log => new GrowingTree(log, logs)).ProveAsync(entry.Index, head);
        // As whoever is given it checks it: from its text, with the public key of the log alone.
        var isProven = IncludedReceipt.Parse(receipt.ToString()).Proves(entry.Core, new TrustFile([signingKey.PublicKey(position.Log)]));
        return new ProofBody(position.Log, entry.Index, Encoding.UTF8.GetString(entry.Core), receipt.ToString(), head.Size, isProven, clock.GetCurrentInstant());
    }

    private sealed class GrowingTree(string log, ILogStore logs) : IDisposable
    {
        private readonly MerkleTree _tree = new();
        private readonly SemaphoreSlim _growing = new(1, 1);

        public async Task<IncludedReceipt> ProveAsync(long index, SignedHead head)
        {
            await _growing.WaitAsync();
            try
            {
                foreach (var leaf in await logs.LeavesAsync(log, _tree.Size, head.Size))
                    _tree.Append(new Digest(leaf));
                return IncludedReceipt.For(_tree, index, head.Size, SignedNote.Parse(Encoding.UTF8.GetBytes(head.Note)));
            }
            finally
            {
                _growing.Release();
            }
        }

        public void Dispose() => _growing.Dispose();
    }
}
