using System.Text;
using ComplianceGrains.Api.Decisions;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Evidence.Keys;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Grains.Ledgers;
using ComplianceGrains.Storage.Ledgers;
using NodaTime;

namespace ComplianceGrains.Host.Receipts;

/// <summary>Proves inclusion.</summary>
internal sealed class ProofDesk(ILogStore logs, LogTrees trees, ILogSigner signer, IClock clock)
{
    /// <summary>The proof of one entry under the newest checkpoint, or null if none covers it yet.</summary>
    public async Task<ProofBody?> ProveAsync(string actor, EntryPosition position, Principal reader)
    {
        if (await logs.FindAsync(position.Log, actor, position.Seq) is not { } entry
            || await logs.SignedHeadAsync(position.Log) is not { } head || head.Size <= entry.Index)
            return null;
        await ServedHeads.NoteAsync(logs, position.Log, head.Size, reader);
        var receipt = await trees.ReadAsync(
            position.Log, head.Size, tree => IncludedReceipt.For(tree, entry.Index, head.Size, SignedNote.Parse(Encoding.UTF8.GetBytes(head.Note))));
        // As whoever is given it checks it: from its text, with the public key of the log alone.
        var isProven = IncludedReceipt.Parse(receipt.ToString()).Proves(entry.Core, new TrustFile([signer.PublicKey(position.Log)]));
        return new ProofBody(position.Log, entry.Index, Encoding.UTF8.GetString(entry.Core), receipt.ToString(), head.Size, isProven, clock.GetCurrentInstant());
    }
}
