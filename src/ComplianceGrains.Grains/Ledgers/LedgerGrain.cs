using System.Text;
using ComplianceGrains.Contracts.Incidents;
using ComplianceGrains.Contracts.Ledgers;
using ComplianceGrains.Evidence;
using ComplianceGrains.Grains.Incidents;
using ComplianceGrains.Storage.Ledgers;
using NodaTime;

namespace ComplianceGrains.Grains.Ledgers;

/// <summary>Sequencer and signer of one log: drafts in commit order become entries, entries come under a signed checkpoint.</summary>
/// <remarks>
/// What decides is <see cref="Sequencer.Place"/>, a pure function; this grain reads its facts and writes its verdicts.
/// Whatever an activation remembers it got from the store under the generation it holds, and the first write under a
/// newer generation ends it.
/// </remarks>
internal sealed class LedgerGrain(ILedger ledger, SigningKey signingKey, IncidentDesk incidents, IClock clock, TimeProvider time)
    : Grain, ILedgerGrain
{
    private const int Batch = 256;
    private const int MostTails = 50_000;

    private readonly Dictionary<string, ActorTail> _tails = new(StringComparer.Ordinal);
    private long _generation;
    private CompactRange _folded = new();
    private LedgerState _signed = LedgerState.Empty("");
    private long? _lastTime;
    private Publications _publications = Publications.None;
    private long _publicationsSeen;
    private long _signedTimestamp;
    private string? _fork;

    /// <summary>Why nothing more may be appended or signed: whatever came next would stand on something that is not so.</summary>
    private string? _stopped;

    private string Log => this.GetPrimaryKeyString();

    public override Task OnActivateAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<string?> LookAgainAsync(string incident, CancellationToken cancellation = default)
    {
        await LoadAsync(cancellation);
        await PumpAsync(cancellation);
        return _stopped ?? _fork;
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        (_stopped, _fork, _publications, _publicationsSeen) = (null, null, Publications.None, 0);
        _tails.Clear();
        _generation = await ledger.AcquireAsync(Log, cancellationToken);
        var head = await ledger.HeadAsync(Log, cancellationToken);
        _lastTime = head.Size > 0 ? head.LastTime : null;
        await FoldAsync(head, await ledger.SignedHeadAsync(Log, cancellationToken), cancellationToken);
    }

    public async Task PumpAsync(CancellationToken cancellation = default)
    {
        if (_stopped is not null)
            return;
        try
        {
            while (await SequenceAsync(cancellation))
            {
            }

            await SignAsync(cancellation);
        }
        catch
        {
            // Another sequencer took over, or nobody knows what was written: what this activation remembers is worth nothing.
            DeactivateOnIdle();
            throw;
        }
    }

    /// <summary>One pass over what waits, batch by batch; true if something was appended.</summary>
    private async Task<bool> SequenceAsync(CancellationToken cancellation)
    {
        var (any, after) = (false, 0L);
        while (true)
        {
            var pending = await ledger.PendingAsync(Log, after, Batch, cancellation);
            if (pending.Count == 0)
                return any;
            after = pending[^1].Position;
            await ReadPublicationsAsync(cancellation);
            var entries = await PlaceAsync(pending, cancellation);
            if (entries.Count == 0)
                continue;
            await ledger.AppendAsync(Log, _generation, entries, CancellationToken.None);
            Remember(entries);
            any = true;
        }
    }

    private async Task<List<NewEntry>> PlaceAsync(IReadOnlyList<PendingDraft> pending, CancellationToken cancellation)
    {
        var entries = new List<NewEntry>(pending.Count);
        var tails = new Dictionary<string, ActorTail>(StringComparer.Ordinal);
        foreach (var draft in pending)
        {
            var tail = tails.GetValueOrDefault(draft.Actor) ?? await TailAsync(draft.Actor, cancellation);
            var facts = new SequencingFacts(
                _folded.Size + entries.Count, entries.Count > 0 ? entries[^1].Time : _lastTime, clock.GetCurrentInstant().ToUnixTimeMilliseconds())
            {
                Tail = tail,
                Known = tail is not null && tail.Seq >= draft.Seq ? await KnownAsync(draft, cancellation) : null,
                Publications = _publications,
                StatedHeads = await StatedHeadsAsync(draft, cancellation),
            };
            switch (Sequencer.Place(draft.Bytes, facts))
            {
                case SequencerVerdict.Appended placed:
                    entries.Add(new NewEntry(draft, placed.Index, placed.Time, placed.Bytes.ToArray(), placed.Leaf.ToArray()));
                    tails[draft.Actor] = new ActorTail(draft.Seq, placed.Leaf);
                    break;
                case SequencerVerdict.Fork fork:
                    _fork = $"a draft claims the place of entry {fork.Index} of {Log} in its actor's history, with another content. The draft is refused and kept; compare the data folder with its backup.";
                    await IncidentAsync(IncidentKinds.Fork, $"{fork.Index}/{Digest.Sha256(draft.Bytes)}", _fork);
                    break;
                case SequencerVerdict.AlreadySequenced or SequencerVerdict.OutOfOrder or SequencerVerdict.Wait or SequencerVerdict.HeadStale:
                    break;
            }
        }

        return entries;
    }

    private void Remember(List<NewEntry> entries)
    {
        if (_tails.Count > MostTails)
            _tails.Clear();
        foreach (var entry in entries)
        {
            _folded.Append(new Digest(entry.Leaf));
            _tails[entry.Draft.Actor] = new ActorTail(entry.Draft.Seq, new Digest(entry.Leaf));
        }

        _lastTime = entries[^1].Time;
    }

    /// <summary>At most once a second, never when nothing changed, and only what was read back from the store (3-evidence, 6.4).</summary>
    private async Task SignAsync(CancellationToken cancellation)
    {
        if (_folded.Size == _signed.Size || (_signedTimestamp != 0 && time.GetElapsedTime(_signedTimestamp) < TimeSpan.FromSeconds(1)))
            return;
        var readBack = await ledger.LeavesAsync(Log, _signed.Size, _folded.Size, cancellation);
        LedgerState next;
        try
        {
            next = _signed.Advance([.. readBack.Select(leaf => new Digest(leaf))], _folded);
        }
        catch (LedgerMismatchException mismatch)
        {
            await StopAsync(IncidentKinds.Root, mismatch.Message);
            return;
        }

        var note = Encoding.UTF8.GetString(next.Head.Sign(signingKey).ToBytes());
        await ledger.SaveSignedHeadAsync(
            Log, _generation, new SignedHead(next.Size, next.Head.Root.ToArray(), note, clock.GetCurrentInstant().ToUnixTimeMilliseconds()), CancellationToken.None);
        (_signed, _signedTimestamp) = (next, time.GetTimestamp());
    }

    /// <summary>Recomputes the whole log from its leaves after a start, and holds it against the last signature.</summary>
    private async Task FoldAsync(LogHead head, SignedHead? signed, CancellationToken cancellation)
    {
        (_folded, _signed) = (new CompactRange(), LedgerState.Empty(Log));
        foreach (var leaf in await ledger.LeavesAsync(Log, 0, head.Size, cancellation))
        {
            _folded.Append(new Digest(leaf));
            if (_folded.Size == signed?.Size)
                _signed = new LedgerState(Log, _folded.Size, _folded.Hashes);
        }

        if (signed is not null && (_signed.Size != signed.Size || _signed.Head.Root != new Digest(signed.Root)))
            await StopAsync(IncidentKinds.Root, $"{Log} no longer gives the root that was signed at size {signed.Size}: entries are missing or altered. Nothing more is appended or signed; restore the newest backup.");
    }

    private async Task<ActorTail?> TailAsync(string actor, CancellationToken cancellation)
    {
        if (_tails.TryGetValue(actor, out var known))
            return known;
        return await ledger.TailAsync(Log, actor, cancellation) is { } last
            ? _tails[actor] = new ActorTail(last.Seq, new Digest(last.Leaf))
            : null;
    }

    private async Task<KnownEntry?> KnownAsync(PendingDraft draft, CancellationToken cancellation) =>
        await ledger.FindAsync(Log, draft.Actor, draft.Seq, cancellation) is { } entry
            ? new KnownEntry(entry.Index, Digest.Sha256(Core.Parse(entry.Core).Draft.ToBytes()))
            : null;

    private async Task ReadPublicationsAsync(CancellationToken cancellation)
    {
        var lifecycle = $"{Log[..Log.LastIndexOf('/')]}/{LogNames.Lifecycle}";
        if (lifecycle == Log)
            return;
        var size = (await ledger.HeadAsync(lifecycle, cancellation)).Size;
        await foreach (var entry in ledger.ReadAsync(lifecycle, _publicationsSeen, size, cancellation))
            _publications = _publications.After(Core.Parse(entry.Core));
        _publicationsSeen = size;
    }

    private async Task<IReadOnlyList<StatedHeadTimes>> StatedHeadsAsync(PendingDraft pending, CancellationToken cancellation)
    {
        if (!Log.EndsWith($"/{LogNames.Lifecycle}", StringComparison.Ordinal))
            return [];
        var draft = Draft.Parse(pending.Bytes);
        if (draft.Kind != LifecycleKinds.ExportProduced || LifecycleRef.Parse(draft.Kind, draft.Ref) is not LifecycleRef.ExportProduced produced)
            return [];
        var decisions = $"{Log[..Log.LastIndexOf('/')]}/{LogNames.Decisions}";
        return [new StatedHeadTimes(decisions, await TimeAtAsync(decisions, produced.Decisions.Size - 1, cancellation), await TimeAtAsync(decisions, produced.Decisions.Size, cancellation))];
    }

    private async Task<long?> TimeAtAsync(string log, long index, CancellationToken cancellation)
    {
        if (index < 0)
            return null;
        await foreach (var entry in ledger.ReadAsync(log, index, index + 1, cancellation))
            return entry.Time;
        return null;
    }

    private Task StopAsync(string kind, string why)
    {
        _stopped = why;
        return IncidentAsync(kind, kind, why);
    }

    private Task IncidentAsync(string kind, string cause, string detail) => incidents.OpenAboutLogsAsync(kind, [Log], cause, detail);
}
