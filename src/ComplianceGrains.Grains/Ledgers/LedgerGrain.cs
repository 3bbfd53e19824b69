using System.Text;
using ComplianceGrains.Contracts.Incidents;
using ComplianceGrains.Contracts.Ledgers;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Evidence.Sequencing;
using ComplianceGrains.Evidence.Trees;
using ComplianceGrains.Grains.Incidents;
using ComplianceGrains.Storage.Anchors;
using ComplianceGrains.Storage.Ledgers;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace ComplianceGrains.Grains.Ledgers;

/// <summary>Sequencer and signer of one log: drafts in commit order become entries, entries come under a signed checkpoint.</summary>
/// <remarks>
/// What decides is <see cref="Sequencer.Place"/>, a pure function; this grain reads its facts and writes its verdicts.
/// Whatever an activation remembers it got from the store under the generation it holds, and the first write under a
/// newer generation ends it.
/// </remarks>
internal sealed partial class LedgerGrain(
    ILogStore logs, IDraftSource drafts, IHeadLock headLock, OutsideCopy copy, HeadSigning signing, IncidentDesk incidents, LogFolding folding, IClock clock, TimeProvider time, ILogger<LedgerGrain> logger)
    : Grain, ILedgerGrain
{
    private const int Batch = 256;
    private const int MostTails = 50_000;
    private const int MostFresh = 100_000;
    private const int PartOfRefold = 4096;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>Whoever asks gets an answer in time, however fast drafts come; and they are signed for meanwhile.</summary>
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(4);

    private static readonly TimeSpan BetweenHeads = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan FoldingAtATime = TimeSpan.FromMilliseconds(200);

    private readonly Dictionary<string, ActorTail> _tails = new(StringComparer.Ordinal);

    /// <summary>Entries appended since the last signature, as the copy outside keeps them; they need not be read back to be copied.</summary>
    private readonly List<AnchoredEntry> _fresh = [];

    private long _generation;
    private CompactRange _folded = new();
    private Refold? _refold;
    private LedgerState _signed = LedgerState.Empty("");
    private long _copied;
    private long? _lastTime;
    private Publications _publications = Publications.None;
    private long _publicationsSeen;
    private long _signedTimestamp;
    private string? _fork;

    /// <summary>Whether a restore could not bring back some of its entries; null while nobody has asked.</summary>
    private bool? _hasLost;

    /// <summary>Why nothing more may be appended or signed: whatever came next would stand on something that is not so.</summary>
    private LedgerFinding? _stopped;

    /// <summary>When it was found that the copy outside cannot be read; null while it can.</summary>
    private long? _blindSince;

    private string? _log;

    private string Log => _log ??= this.GetPrimaryKeyString();

    public override Task OnActivateAsync(CancellationToken cancellationToken) => LoadAsync(believeStore: false, whole: false, cancellationToken);

    public Task<LedgerFinding?> CheckAsync(CancellationToken cancellation = default) => Task.FromResult(_stopped);

    public async Task PumpAsync(CancellationToken cancellation = default)
    {
        if (_blindSince is { } since && time.GetElapsedTime(since) > Pause)
            await LoadAsync(believeStore: false, whole: false, cancellation);
        if (_stopped is not null)
            await incidents.OpenAboutLogsAsync(_stopped.Kind, [Log], _stopped.Kind, _stopped.Detail);
        if (_stopped is not null || _blindSince is not null || await IsToBeConfirmedAsync(cancellation))
            return;
        try
        {
            var (started, more) = (time.GetTimestamp(), true);
            while (more && time.GetElapsedTime(started) < Most)
            {
                more = await SequenceAsync(cancellation);
                await SignAsync(cancellation);
            }

            await FoldAgainAsync(cancellation);
        }
        catch
        {
            // Another sequencer took over, or nobody knows what was written: what this activation remembers is worth nothing.
            DeactivateOnIdle();
            throw;
        }
    }

    public async Task<bool> ReplaceDraftAsync(string actor, long seq, byte[] expected, byte[] replacement, CancellationToken cancellation = default)
    {
        if (_stopped is not null || _blindSince is not null)
            return false;
        try
        {
            return await headLock.ReplaceDraftAsync(Log, _generation, actor, seq, expected, replacement, CancellationToken.None);
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }

    public async Task<string?> LookAgainAsync(string incident, CancellationToken cancellation = default)
    {
        // Without its copy nobody can tell whether the store is an older one: two people say that it is not.
        await LoadAsync(believeStore: (await incidents.FindAsync(incident, cancellation))?.Kind == IncidentKinds.OutsideCopy, whole: true, cancellation);
        if (copy.Failures.TryGetValue(Log, out var failure))
            return $"the copy outside does not work: {failure}";
        await PumpAsync(cancellation);
        return _stopped?.Detail ?? _fork;
    }

    public async Task<int> GiveBackAsync(IReadOnlyList<CopiedHead> heads, CancellationToken cancellation = default)
    {
        if (_stopped is not null || _blindSince is not null)
            return 0;
        var (trust, written) = (signing.Trust(Log), 0);
        foreach (var head in heads.Where(head => IsOurs(head, trust)))
        {
            // When it was signed stands nowhere else: not before its last entry.
            var signedAt = await TimeAtAsync(Log, head.Size - 1, cancellation) ?? 0;
            if (!await headLock.RestoreSignedHeadAsync(Log, _generation, new SignedHead(head.Size, head.Root, head.Note, signedAt), CancellationToken.None))
                continue;
            copy.GaveBack();
            LogWrittenAgain(Log, head.Size);
            written++;
        }

        return written;
    }

    /// <summary>One pass over what waits, batch by batch, for no longer than a head may wait; true if something was appended.</summary>
    private async Task<bool> SequenceAsync(CancellationToken cancellation)
    {
        var (since, any, after) = (time.GetTimestamp(), false, "");
        while (true)
        {
            if (any && time.GetElapsedTime(since) > BetweenHeads)
                return true;
            var pending = await drafts.PendingAsync(Log, after, Batch, cancellation);
            if (pending.Count == 0)
                return any;
            after = pending[^1].Position;
            await ReadPublicationsAsync(cancellation);
            var entries = await PlaceAsync(pending, cancellation);
            if (entries.Count == 0)
                continue;
            await headLock.AppendAsync(Log, _generation, [.. entries.Select(placed => placed.Entry)], CancellationToken.None);
            Remember(entries);
            any = true;
        }
    }

    private void Remember(List<(NewEntry Entry, Core Core)> entries)
    {
        if (_tails.Count > MostTails)
            _tails.Clear();
        if (_fresh.Count > MostFresh)
            _fresh.Clear();
        foreach (var (entry, core) in entries)
        {
            _fresh.Add(OutsideCopy.Of(entry.Index, core, entry.Core, entry.Leaf));
            _folded.Append(new Digest(entry.Leaf));
            _tails[entry.Draft.Actor] = new ActorTail(entry.Draft.Seq, new Digest(entry.Leaf));
        }

        _lastTime = entries[^1].Entry.Time;
    }

    /// <summary>At most once a second, never when nothing changed, only what was read back from the store, and not without its copy outside.</summary>
    private async Task SignAsync(CancellationToken cancellation)
    {
        if (_folded.Size == _signed.Size || (_signedTimestamp != 0 && time.GetElapsedTime(_signedTimestamp) < BetweenHeads))
            return;
        _signedTimestamp = time.GetTimestamp();
        var readBack = await logs.LeavesAsync(Log, _signed.Size, _folded.Size, cancellation);
        try
        {
            var next = _signed.Advance([.. readBack.Select(leaf => new Digest(leaf))], _folded);
            if (await signing.SignAsync(next.Head, cancellation) is not { } note)
                return;
            var head = new SignedHead(next.Size, next.Head.Root.ToArray(), note, clock.GetCurrentInstant().ToUnixTimeMilliseconds());
            if (!await copy.KeepAsync(Log, _copied, head, FreshFrom(_copied, next.Size), cancellation))
                return;
            _copied = head.Size;
            await headLock.SaveSignedHeadAsync(Log, _generation, head, RangeOf(next), CancellationToken.None);
            _signed = next;
            _fresh.Clear();
        }
        catch (LedgerMismatchException mismatch)
        {
            await StopAsync(IncidentKinds.Root, mismatch.Message);
        }
        catch (AnchorsBehindException behind)
        {
            await StopAsync(IncidentKinds.OutsideCopy, $"{behind.Message} Somebody has changed or removed it. Nothing is appended or signed; put it back, or close this incident to begin a new one.");
        }
    }

    /// <summary>A restored log is gone on with when two people have seen what of it is lost.</summary>
    private async Task<bool> IsToBeConfirmedAsync(CancellationToken cancellation) =>
        (await incidents.NotClosedAsync(cancellation)).Any(open => open.Kind == IncidentKinds.Restored && open.Subject.Split(' ').Contains(Log));

    private bool IsOurs(CopiedHead head, TrustFile trust)
    {
        try
        {
            var checkpoint = Checkpoint.Open(Encoding.UTF8.GetBytes(head.Note), trust, Log);
            return checkpoint.Size == head.Size && checkpoint.Root == new Digest(head.Root);
        }
        catch (EvidenceFormatException)
        {
            return false;
        }
    }

    private List<AnchoredEntry>? FreshFrom(long from, long to) => _fresh.Count > 0 && _fresh[0].Index == from && _fresh.Count == to - from ? [.. _fresh] : null;

    private Task StopAsync(string kind, string why)
    {
        _stopped = new LedgerFinding(kind, why);
        return IncidentAsync(kind, kind, why);
    }

    private Task IncidentAsync(string kind, string cause, string detail) => incidents.OpenAboutLogsAsync(kind, [Log], cause, detail);
}
