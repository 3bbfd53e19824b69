using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Evidence.Sequencing;
using ComplianceGrains.Evidence.Trees;
using ComplianceGrains.Storage.Histories;
using ComplianceGrains.Storage.Ledgers;
using StoredEntry = ComplianceGrains.Storage.Ledgers.StoredEntry;

namespace ComplianceGrains.Grains.Histories;

/// <summary>Holds one log against its own hashes, chains and signatures.</summary>
internal sealed class LogCheck
{
    private const int Page = 1024;

    private readonly string _log;
    private readonly IDraftSource _drafts;
    private readonly ILogStore _logs;
    private readonly IHistoryAudit _audit;
    private readonly byte[]? _key;
    private readonly Erasures _erasures;
    private readonly List<Fault> _faults;
    private readonly Dictionary<string, string> _pseudonyms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _actors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (long Seq, Digest Leaf)> _tails = new(StringComparer.Ordinal);
    private readonly CompactRange _folded = new();
    private readonly Dictionary<long, Digest> _roots = [];
    private long _time;

    private LogCheck(string log, IHistorySnapshot stores, byte[]? key, Erasures erasures, List<Fault> faults) =>
        (_log, _drafts, _logs, _audit, _key, _erasures, _faults) = (log, stores.Drafts, stores.Logs, stores.Audit, key, erasures, faults);

    /// <summary>Checks a log.</summary>
    /// <param name="log">Its name.</param>
    /// <param name="stores">Where it is.</param>
    /// <param name="trust">The firm's public keys.</param>
    /// <param name="key">K_log, or null: then it stays unchecked that a pseudonym is its actor's.</param>
    /// <param name="erasures">What is gone on purpose, or was lost.</param>
    /// <param name="faults">What is found.</param>
    /// <param name="pace">Called after each page, so that a check beside a running host can be slow.</param>
    /// <param name="cancellation">Stops.</param>
    public static async Task<CheckedLog> RunAsync(
        string log, IHistorySnapshot stores, TrustFile trust, byte[]? key, Erasures erasures, List<Fault> faults, Func<Task> pace, CancellationToken cancellation)
    {
        var check = new LogCheck(log, stores, key, erasures, faults);
        var heads = await stores.Audit.SignedHeadsAsync(log, cancellation);
        var head = await stores.Logs.HeadAsync(log, cancellation);
        var wanted = heads.Select(signed => signed.Size).ToHashSet();
        var (range, read) = (await stores.Logs.RangeAsync(log, cancellation), 0L);
        if (range is not null)
            wanted.Add(range.Size);
        await foreach (var row in stores.Logs.ReadAsync(log, 0, head.Size, cancellation))
        {
            if (++read % Page == 0)
                await pace();
            check.Entry(row, wanted);
        }

        await check.SizeAsync(head, read, cancellation);
        foreach (var signed in heads)
            check.Head(signed, head, trust);
        if (await stores.Logs.StatedHeadAsync(log, cancellation) is { } stated)
            check.Stated(stated, heads, head, trust);
        if (range is not null && !(check._roots.TryGetValue(range.Size, out var root) && LedgerState.Kept(log, range.Size, range.Hashes, root) is not null))
            faults.Add(new Fault(FaultArea.Log, $"the compact range of size {range.Size} beside the newest head is not the one that the entries give.") { Log = log });
        return new CheckedLog(log, head.Size, heads.Count > 0 ? heads[^1].Size : 0, heads.Count, await check.DraftsAsync(cancellation));
    }

    private void Entry(StoredEntry row, HashSet<long> wanted)
    {
        if (row.Index != _folded.Size)
            Wrong(row, $"the entry before it is missing: index {_folded.Size} was to come.");
        var leaf = row.IsLeafOnly ? new Digest(row.Leaf) : Merkle.Leaf(row.Core);
        if (!leaf.ToArray().AsSpan().SequenceEqual(row.Leaf))
            Wrong(row, "the leaf is not SHA-256(0x00 || core).");
        _folded.Append(leaf);
        if (wanted.Contains(_folded.Size))
            _roots[_folded.Size] = _folded.Root();
        if (row.IsLeafOnly)
        {
            Lost(row, leaf);
            return;
        }

        if (Parse(row) is not { } core)
            return;
        Columns(row, core);
        Chain(row, core, leaf);
    }

    /// <summary>Only what a restore could not bring back is gone as a whole, and the logs or its plan say so.</summary>
    private void Lost(StoredEntry row, Digest leaf)
    {
        if (!_erasures.Lost.Contains((_log, row.Index)))
            Wrong(row, "the entry is gone, and nothing says that a restore lost it.");
        if (row.Time < _time)
            Wrong(row, $"time goes back from {_time} to {row.Time}.");
        _time = Math.Max(_time, row.Time);
        if (LostActor.PseudonymIn(row.Actor) is { } pseudonym)
            _tails[pseudonym] = (row.Seq, leaf);
    }

    private Core? Parse(StoredEntry row)
    {
        try
        {
            return Core.Parse(row.Core);
        }
        catch (EvidenceFormatException e)
        {
            Wrong(row, $"{e.Code}: {e.Message}");
            return null;
        }
    }

    private void Columns(StoredEntry row, Core core)
    {
        if (core.Draft.Log != _log)
            Wrong(row, $"the core is of another log: {core.Draft.Log}.");
        if (core.Draft.Seq != row.Seq)
            Wrong(row, $"the row says seq {row.Seq}, the core {core.Draft.Seq}.");
        if (core.Time != row.Time)
            Wrong(row, $"the row says time {row.Time}, the core {core.Time}.");
        if (core.Time < _time)
            Wrong(row, $"time goes back from {_time} to {core.Time}.");
        _time = Math.Max(_time, core.Time);
        Pseudonym(row.Actor, core.Draft, row.Index);
    }

    private void Chain(StoredEntry row, Core core, Digest leaf)
    {
        var tail = _tails.TryGetValue(core.Draft.Actor, out var last) ? last : (Seq: -1, Leaf: default);
        if (core.Draft.Seq != tail.Seq + 1)
            Wrong(row, $"the actor's seq goes from {tail.Seq} to {core.Draft.Seq}.");
        else if (core.Prev != (tail.Seq < 0 ? null : tail.Leaf))
            Wrong(row, "prev is not the leaf of the actor's entry before.");
        _tails[core.Draft.Actor] = (core.Draft.Seq, leaf);
    }

    /// <summary>Without its key a pseudonym cannot be computed, but it is one actor's and the only one of that actor.</summary>
    private void Pseudonym(string actor, Draft draft, long? index)
    {
        if (LostActor.PseudonymIn(actor) is { } lost)
        {
            if (lost != draft.Actor)
                _faults.Add(new Fault(FaultArea.Log, $"the row belongs to {actor}, the core to another actor.") { Log = _log, Index = index });
            return;
        }

        if (_key is not null && !_pseudonyms.ContainsKey(actor) && Evidence.Entries.Pseudonym.Of(_key, actor) != draft.Actor)
            _faults.Add(new Fault(FaultArea.Log, $"the pseudonym is not the one of {actor} in this log.") { Log = _log, Index = index, Actor = actor });
        if (_pseudonyms.TryAdd(actor, draft.Actor) & _actors.TryAdd(draft.Actor, actor))
            return;
        if (_pseudonyms[actor] != draft.Actor || _actors[draft.Actor] != actor)
            _faults.Add(new Fault(FaultArea.Log, $"the row belongs to {actor}, the core to another actor.") { Log = _log, Index = index, Actor = actor });
    }

    private async Task SizeAsync(LogHead head, long read, CancellationToken cancellation)
    {
        var count = await _audit.EntryCountAsync(_log, cancellation);
        if (count != head.Size || read != count)
            _faults.Add(new Fault(FaultArea.Log, $"the log says it has {head.Size} entries; {count} are stored, {read} of them under an index and an actor of it.") { Log = _log });
        if (head.Size > 0 && _time != head.LastTime)
            _faults.Add(new Fault(FaultArea.Log, $"the log says its last time is {head.LastTime}; the entries say {_time}.") { Log = _log });
    }

    private void Head(SignedHead signed, LogHead head, TrustFile trust)
    {
        try
        {
            var checkpoint = Checkpoint.Open(System.Text.Encoding.UTF8.GetBytes(signed.Note), trust, _log);
            if (checkpoint.Size != signed.Size || !checkpoint.Root.ToArray().AsSpan().SequenceEqual(signed.Root))
                Wrong($"the signed head of size {signed.Size} says something else than its note, which is of size {checkpoint.Size}.");
            else if (!_roots.TryGetValue(signed.Size, out var root))
                Wrong($"size {signed.Size} was signed, and the log has only {head.Size} entries.");
            else if (root != checkpoint.Root)
                Wrong($"the entries before index {signed.Size} do not give the root that was signed at size {signed.Size}.");
        }
        catch (EvidenceFormatException e)
        {
            Wrong($"the signed head of size {signed.Size} does not verify. {e.Code}: {e.Message}");
        }

        void Wrong(string problem) => _faults.Add(new Fault(FaultArea.Log, problem) { Log = _log });
    }

    /// <summary>The newest head stands in two places, so that it cannot be cut off in one.</summary>
    private void Stated(SignedHead stated, IReadOnlyList<SignedHead> heads, LogHead head, TrustFile trust)
    {
        if (heads.Count == 0 || heads[^1].Size != stated.Size || heads[^1].Note != stated.Note || !heads[^1].Root.AsSpan().SequenceEqual(stated.Root))
        {
            _faults.Add(new Fault(FaultArea.Log, $"the head of size {stated.Size} is stated as the newest; among the signed heads the newest is of size {(heads.Count > 0 ? heads[^1].Size : 0)}, or says something else.") { Log = _log });
            Head(stated, head, trust);
        }
    }

    private async Task<int> DraftsAsync(CancellationToken cancellation)
    {
        var count = 0;
        await foreach (var draft in PendingAsync(cancellation))
        {
            count++;
            if (Draft(draft) is { } problem)
                _faults.Add(new Fault(FaultArea.Log, problem) { Log = _log, Actor = draft.Actor, Sequence = draft.Sequence });
        }

        return count;
    }

    private string? Draft(PendingDraft row)
    {
        try
        {
            var draft = Evidence.Entries.Draft.Parse(row.Bytes);
            if (draft.Log != _log || draft.Seq != row.Seq)
                return $"the draft waits as seq {row.Seq} of this log and says seq {draft.Seq} of {draft.Log}.";
            Pseudonym(row.Actor, draft, null);
            return null;
        }
        catch (EvidenceFormatException e)
        {
            return $"the draft of seq {row.Seq} cannot be read. {e.Code}: {e.Message}";
        }
    }

    private async IAsyncEnumerable<PendingDraft> PendingAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var after = ""; ;)
        {
            var page = await _drafts.PendingAsync(_log, after, Page, cancellation);
            if (page.Count == 0)
                yield break;
            after = page[^1].Position;
            foreach (var draft in page)
                yield return draft;
        }
    }

    private void Wrong(StoredEntry row, string problem) =>
        _faults.Add(new Fault(FaultArea.Log, problem) { Log = _log, Index = row.Index, Actor = row.Actor, Sequence = row.Sequence });
}
