using System.Text;
using ComplianceGrains.Api.Decisions;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Grains.Ledgers;
using ComplianceGrains.Grains.Timestamps;
using ComplianceGrains.Grains.Witnesses;
using ComplianceGrains.Storage.Ledgers;
using NodaTime;

namespace ComplianceGrains.Host.Receipts;

/// <summary>Proves inclusion.</summary>
internal sealed class ProofDesk(ILogStore logs, LogTrees trees, LogKeys keys, AnchoredHeads anchored, Cosigning cosigning, Timestamping stamps, IClock clock)
{
    /// <summary>
    /// The proof of one entry, or null if no checkpoint covers it yet: under the newest that is stamped, else under the newest that a witness has vouched for,
    /// with what they gave, else under the newest.
    /// </summary>
    public async Task<ProofBody?> ProveAsync(string actor, EntryPosition position, Principal reader)
    {
        if (await logs.FindAsync(position.Log, actor, position.Seq) is not { } entry
            || await logs.SignedHeadAsync(position.Log) is not { } head || head.Size <= entry.Index)
            return null;
        var size = anchored.StampedSizeOf(position.Log) is var stamped && stamped > entry.Index ? stamped : anchored.SizeOf(position.Log);
        if (size > entry.Index && size < head.Size)
            head = await logs.SignedHeadAsync(position.Log, size) ?? head;
        var note = await cosigning.KeptAsync(SignedNote.Parse(Encoding.UTF8.GetBytes(head.Note)));
        // A time-stamp is over the file as it was then, with the cosignatures that it had.
        var token = await stamps.KeptAsync(note);
        note = token is null ? note : await stamps.StampedNoteAsync(note) ?? note;
        await ServedHeads.NoteAsync(logs, position.Log, head.Size, reader);
        var receipt = await trees.ReadAsync(
            position.Log, head.Size, tree => IncludedReceipt.For(tree, entry.Index, head.Size, note));
        // As whoever is given it checks it: from its text, with the public keys of the log alone.
        var isProven = IncludedReceipt.Parse(receipt.ToString()).Proves(entry.Core, new TrustFile(keys.PublicKeys(position.Log)));
        return new ProofBody(position.Log, entry.Index, Encoding.UTF8.GetString(entry.Core), receipt.ToString(), head.Size, isProven, clock.GetCurrentInstant(), token is null ? null : Convert.ToBase64String(token));
    }
}
