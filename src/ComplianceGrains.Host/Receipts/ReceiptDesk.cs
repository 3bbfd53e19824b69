using System.Text;
using ComplianceGrains.Api.Decisions;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Evidence;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Storage.Ledgers;
using NodaTime;

namespace ComplianceGrains.Host.Receipts;

/// <summary>Gives receipts. Signs only in the answer to a command; afterwards it says whether the entry is included.</summary>
internal sealed class ReceiptDesk(ILedger ledger, EvidenceOrigin origin, SigningKey signingKey)
{
    /// <summary>How many decisions a thing shows of itself; older ones are read by page.</summary>
    public const int Newest = 20;

    /// <summary>Decisions with receipts.</summary>
    /// <param name="actor">Full identity.</param>
    /// <param name="decisions">Of its history.</param>
    /// <param name="booking">Whose receipt comes first.</param>
    /// <param name="sign">Whether this is the answer to the command that made them.</param>
    public async Task<IReadOnlyList<DecisionBody>> BodiesAsync(string actor, IEnumerable<RecordedDecision> decisions, string booking, bool sign)
    {
        var bodies = new List<DecisionBody>();
        foreach (var decision in decisions)
        {
            var receipts = new List<ReceiptBody>(decision.Entries.Count);
            foreach (var entry in decision.Entries)
                receipts.Add(await ReceiptAsync(actor, entry, decision.RecordedAt, sign));
            bodies.Add(new DecisionBody(
                decision.Sequence, decision.Kind, decision.Control, decision.Outcome, decision.RecordedAt, decision.OccurredAt,
                [.. decision.Reasons.Select(reason => new Api.Decisions.Reason(reason.Code, reason.Rule, reason.Pack, reason.Text))],
                decision.Principal, decision.Rules.FirstOrDefault(pack => pack.Id == booking) is { } own ? Shown(own) : null, [.. decision.Rules.Select(Shown)],
                receipts.Count > 0 ? receipts[0] : null, receipts));
        }

        return bodies;
    }

    private static Api.Decisions.PackReference Shown(Contracts.Actors.PackReference pack) => new(pack.Id, pack.Version, pack.Digest);

    private async Task<ReceiptBody> ReceiptAsync(string actor, EntryPosition entry, Instant recordedAt, bool sign)
    {
        // The draft first: sequencing moves it to the entries, never back, so one of the two looks finds it.
        if (await ledger.FindDraftAsync(entry.Log, actor, entry.Seq) is { } waiting)
            return new("recorded", entry.Log, entry.Seq, null, sign ? Note(waiting.Bytes, recordedAt) : null);
        var included = await ledger.FindAsync(entry.Log, actor, entry.Seq)
            ?? throw new InvalidOperationException($"{actor} seq {entry.Seq} is neither a draft nor an entry of {entry.Log}.");
        return new("included", entry.Log, entry.Seq, included.Index, sign ? Note(Core.Parse(included.Core).Draft.ToBytes(), recordedAt) : null);
    }

    private string Note(byte[] draft, Instant recordedAt) => Encoding.UTF8.GetString(
        RecordedReceipt.For(origin.Name, Draft.Parse(draft), draft, recordedAt.ToUnixTimeMilliseconds()).Sign(signingKey).ToBytes());
}
