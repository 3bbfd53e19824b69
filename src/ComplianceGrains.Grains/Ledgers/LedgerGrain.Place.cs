using System.Runtime.InteropServices;
using ComplianceGrains.Contracts.Incidents;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Evidence.Sequencing;
using ComplianceGrains.Storage.Ledgers;

namespace ComplianceGrains.Grains.Ledgers;

/// <summary>Which draft gets the next place: the facts that <see cref="Sequencer.Place"/> stands on, and what becomes of its verdicts.</summary>
internal sealed partial class LedgerGrain
{
    private async Task<List<(NewEntry Entry, Core Core)>> PlaceAsync(IReadOnlyList<PendingDraft> pending, CancellationToken cancellation)
    {
        var entries = new List<(NewEntry Entry, Core Core)>(pending.Count);
        var tails = new Dictionary<string, ActorTail>(StringComparer.Ordinal);
        foreach (var draft in pending)
        {
            var tail = tails.GetValueOrDefault(draft.Actor) ?? await TailAsync(draft, cancellation);
            var facts = new SequencingFacts(
                _folded.Size + entries.Count, entries.Count > 0 ? entries[^1].Entry.Time : _lastTime, clock.GetCurrentInstant().ToUnixTimeMilliseconds())
            {
                Tail = tail,
                Known = tail is not null && tail.Seq >= draft.Seq ? await KnownAsync(draft, cancellation) : null,
                Publications = _publications,
                StatedHeads = await StatedHeadsAsync(draft, cancellation),
            };
            switch (Sequencer.Place(draft.Bytes, facts))
            {
                case SequencerVerdict.Appended placed:
                    entries.Add((new NewEntry(draft, placed.Index, placed.Time, Whole(placed.Bytes), placed.Leaf.ToArray()), placed.Core));
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

    /// <summary>Bytes that nobody changes, without a copy where they are all of an array.</summary>
    private static byte[] Whole(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var part) && part.Count == part.Array!.Length ? part.Array : bytes.ToArray();

    /// <summary>The actor's last entry; what a restore could not bring back of it counts.</summary>
    private async ValueTask<ActorTail?> TailAsync(PendingDraft draft, CancellationToken cancellation)
    {
        if (_tails.TryGetValue(draft.Actor, out var known))
            return known;
        var (own, lost) = (await logs.TailAsync(Log, draft.Actor, cancellation), await LostNameAsync(draft, cancellation) is { } name ? await logs.TailAsync(Log, name, cancellation) : null);
        return (own?.Seq > lost?.Seq ? own : lost ?? own) is { } last ? _tails[draft.Actor] = new ActorTail(last.Seq, new Digest(last.Leaf)) : null;
    }

    private async Task<KnownEntry?> KnownAsync(PendingDraft draft, CancellationToken cancellation) =>
        await logs.FindAsync(Log, draft.Actor, draft.Seq, cancellation) is { } entry
            ? new KnownEntry(entry.Index, Digest.Sha256(Core.Parse(entry.Core).Draft.ToBytes()))
            : await LostNameAsync(draft, cancellation) is { } name && await logs.FindAsync(Log, name, draft.Seq, cancellation) is { } lost
                ? new KnownEntry(lost.Index, lost.IsLeafOnly ? Digest.Sha256(lost.Leaf) : Digest.Sha256(Core.Parse(lost.Core).Draft.ToBytes()))
                : null;

    /// <summary>Under which name entries of this actor would stand that a restore could not bring back; null in a log that has none such.</summary>
    private async ValueTask<string?> LostNameAsync(PendingDraft draft, CancellationToken cancellation) =>
        (_hasLost ??= (await logs.LostAsync(Log, cancellation)).Count > 0) ? LostActor.Name(Draft.Parse(draft.Bytes).Actor) : null;

    private async Task ReadPublicationsAsync(CancellationToken cancellation)
    {
        var lifecycle = $"{Log[..Log.LastIndexOf('/')]}/{LogNames.Lifecycle}";
        if (lifecycle == Log)
            return;
        var size = (await logs.HeadAsync(lifecycle, cancellation)).Size;
        await foreach (var entry in logs.ReadAsync(lifecycle, _publicationsSeen, size, cancellation))
            _publications = _publications.After(Core.Parse(entry.Core));
        _publicationsSeen = size;
    }

    private async ValueTask<IReadOnlyList<StatedHeadTimes>> StatedHeadsAsync(PendingDraft pending, CancellationToken cancellation)
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
        await foreach (var entry in logs.ReadAsync(log, index, index + 1, cancellation))
            return entry.Time;
        return null;
    }
}
