using ComplianceGrains.Api.Decisions;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Ledgers;
using ComplianceGrains.Grains.Losses;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Storage.Ledgers;
using ComplianceGrains.Storage.Receipts;

namespace ComplianceGrains.Host.Receipts;

/// <summary>
/// Gives receipts, the same bytes whenever somebody asks: those of a command were committed with it. What nobody commanded gets one
/// when it is in the log and somebody asks for the first time; before that its draft might yet be replaced by a newer one.
/// </summary>
internal sealed class ReceiptDesk(ILogStore logs, IReceipts kept, ReceiptSigner signer, LostEntries lost, Placements placements, AnchoredHeads anchored)
{
    /// <summary>Decisions with receipts.</summary>
    /// <param name="actor">Full identity.</param>
    /// <param name="decisions">Of its history.</param>
    /// <param name="booking">Whose receipt comes first.</param>
    public async Task<IReadOnlyList<DecisionBody>> BodiesAsync(string actor, IEnumerable<RecordedDecision> decisions, string booking)
    {
        IReadOnlyList<RecordedDecision> shown = [.. decisions];
        var receipts = new Queue<ReceiptBody>(await ReceiptsAsync(actor, [.. shown.SelectMany(decision => decision.Entries, (decision, entry) => new Asked(decision, new(entry.Log, entry.Seq)))]));
        return [.. shown.Select(decision => Body(decision, booking, [.. decision.Entries.Select(_ => receipts.Dequeue())]))];
    }

    /// <summary>Receipts of what a restore could not bring back of an actor: where it stands in the logs of decisions, and no more. Whoever holds the receipt that was given finds its number here.</summary>
    /// <param name="actor">Full identity.</param>
    /// <param name="jurisdictions">Whose logs are looked into.</param>
    public async Task<IReadOnlyList<ReceiptBody>> LostAsync(string actor, IEnumerable<string> jurisdictions)
    {
        var receipts = new List<ReceiptBody>();
        foreach (var log in jurisdictions.Select(jurisdiction => placements.Log(jurisdiction, LogNames.Decisions)))
            receipts.AddRange((await lost.OfAsync(log, actor)).Select(entry => new ReceiptBody("lost", log, entry.Seq, entry.Index, null)));
        return receipts;
    }

    private static DecisionBody Body(RecordedDecision decision, string booking, IReadOnlyList<ReceiptBody> receipts) => new(
        decision.Sequence, decision.Kind, decision.Control, decision.Outcome, decision.RecordedAt, decision.OccurredAt,
        [.. decision.Reasons.Select(reason => new Api.Decisions.Reason(reason.Code, reason.Rule, reason.Pack, reason.Text))],
        decision.Principal, decision.Rules.FirstOrDefault(pack => pack.Id == booking) is { } own ? Shown(own) : null, [.. decision.Rules.Select(Shown)],
        receipts.Count > 0 ? receipts[0] : null, receipts);

    private static Api.Decisions.PackReference Shown(Contracts.Actors.PackReference pack) => new(pack.Id, pack.Version, pack.Digest);

    private async Task<IEnumerable<ReceiptBody>> ReceiptsAsync(string actor, IReadOnlyList<Asked> asked)
    {
        var found = await kept.FindAsync(actor, [.. asked.Select(one => one.Position)]);
        var notes = found.Select(receipt => receipt?.Note).ToArray();
        IReadOnlyList<int> missing = [.. Enumerable.Range(0, asked.Count).Where(i => found[i] is { Index: not null, Note: null })];
        if (missing.Count > 0)
        {
            var signed = new List<NewReceipt>(missing.Count);
            foreach (var i in missing)
                signed.Add(new(asked[i].Position, await SignAsync(actor, asked[i])));
            foreach (var (i, note) in missing.Zip(await kept.KeepAsync(actor, signed)))
                notes[i] = note;
        }

        return asked.Select((one, i) => found[i] is { } receipt
            ? new ReceiptBody(StateOf(one.Position.Log, receipt.Index), one.Position.Log, one.Position.Seq, receipt.Index, notes[i])
            : throw new InvalidOperationException($"{actor} seq {one.Position.Seq} is neither a draft nor an entry of {one.Position.Log}."));
    }

    private string StateOf(string log, long? index) => index is null ? "recorded" : index < anchored.SizeOf(log) ? "anchored" : "included";

    private async Task<string> SignAsync(string actor, Asked asked)
    {
        var entry = await logs.FindAsync(asked.Position.Log, actor, asked.Position.Seq)
            ?? throw new InvalidOperationException($"{actor} seq {asked.Position.Seq} was an entry of {asked.Position.Log} and is none any more.");
        var draft = Core.Parse(entry.Core).Draft;
        return signer.Sign(draft, draft.ToBytes(), asked.Decision.RecordedAt);
    }

    private readonly record struct Asked(RecordedDecision Decision, LogPosition Position);
}
