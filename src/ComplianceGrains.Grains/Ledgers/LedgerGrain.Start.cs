using ComplianceGrains.Contracts.Incidents;
using ComplianceGrains.Contracts.Ledgers;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Evidence.Sequencing;
using ComplianceGrains.Evidence.Trees;
using ComplianceGrains.Storage.Ledgers;
using Microsoft.Extensions.Logging;

namespace ComplianceGrains.Grains.Ledgers;

/// <summary>How a log is taken up: folded anew, held against every head that is known, and continued or not.</summary>
internal sealed partial class LedgerGrain
{
    /// <summary>
    /// Recomputes the log from its leaves, or from the range kept beside its head if the copy outside bears it out, and holds it
    /// against every head that is known to have been signed.
    /// </summary>
    /// <param name="believeStore">Whether a copy outside that lacks what it must have is made anew from the store.</param>
    /// <param name="whole">Whether every leaf is read before anything else, however many there are.</param>
    /// <param name="cancellation">Stops waiting.</param>
    private async Task LoadAsync(bool believeStore, bool whole, CancellationToken cancellation)
    {
        _refold = null;
        (_stopped, _fork, _blindSince, _publications, _publicationsSeen, _signedTimestamp) = (null, null, null, Publications.None, 0, 0);
        _tails.Clear();
        _fresh.Clear();
        _generation = await headLock.AcquireAsync(Log, cancellation);
        var head = await logs.HeadAsync(Log, cancellation);
        _lastTime = head.Size > 0 ? head.LastTime : null;
        var (signed, stated) = (await logs.SignedHeadAsync(Log, cancellation), await logs.StatedHeadAsync(Log, cancellation));
        if (await CopiedAsync(cancellation) is not { } copied)
            return;
        SignedHead?[] known = [copied.Head, signed, stated];
        var kept = whole ? null : await KeptAsync(copied.Head, signed, stated, cancellation);
        var states = await FoldAsync(kept ?? LedgerState.Empty(Log), known.OfType<SignedHead>().Select(one => one.Size), cancellation);
        _refold = kept is null ? null : new Refold(logs, kept);
        var start = LogStart.Judge(_folded.Size, size => states.GetValueOrDefault(size)?.Head.Root, Stated(signed), Stated(stated), Stated(copied.Head));
        if ((copied.Objection ?? Objection(start, believeStore) ?? await OwnWordAsync(head, cancellation)) is { } finding)
            _stopped = finding;
        else if (start.Head is { } last)
            await ContinueAsync(known.OfType<SignedHead>().First(one => one.Size == last.Size), states[last.Size], copied.Head?.Size ?? 0, signed, stated, cancellation);
        else
            (_signed, _copied) = (LedgerState.Empty(Log), 0);
    }

    /// <summary>The newest head in the copy outside; null if it cannot be read: what cannot be compared is neither appended to nor signed, and it may be there again in a moment.</summary>
    private async Task<(SignedHead? Head, LedgerFinding? Objection)?> CopiedAsync(CancellationToken cancellation)
    {
        try
        {
            var head = await copy.HeadAsync(Log, cancellation);
            var objection = await copy.ObjectionAsync(Log, cancellation);
            return (head is null ? null : new SignedHead(head.Size, head.Root, head.Note, clock.GetCurrentInstant().ToUnixTimeMilliseconds()), objection is null ? null : new LedgerFinding(IncidentKinds.Rollback, objection));
        }
        catch (IOException)
        {
            _blindSince = time.GetTimestamp();
            return null;
        }
    }

    /// <summary>
    /// What the fold can begin with: the range that was kept, if all three places know of a head of its size or a larger one, and it
    /// gives the root of the one of its size. The copy outside is one of them: who changed the store alone gets no further.
    /// </summary>
    private async Task<LedgerState?> KeptAsync(SignedHead? copied, SignedHead? signed, SignedHead? stated, CancellationToken cancellation)
    {
        if (copied is null || signed is null || stated is null || await logs.RangeAsync(Log, cancellation) is not { } range || range.Size <= folding.AtOnce)
            return null;
        SignedHead[] heads = [copied, signed, stated];
        if (heads.Any(head => head.Size < range.Size) || heads.FirstOrDefault(head => head.Size == range.Size) is not { } same)
            return null;
        if (LedgerState.Kept(Log, range.Size, range.Hashes, new Digest(same.Root)) is { } kept)
            return kept;
        LogFalseRange(Log, range.Size);
        return null;
    }

    /// <summary>Folds again from the entries what the log was taken up with, for as long as whoever waits can wait.</summary>
    private async Task FoldAgainAsync(CancellationToken cancellation)
    {
        for (var since = time.GetTimestamp(); _refold is { } refold && time.GetElapsedTime(since) < FoldingAtATime;)
        {
            if (!await refold.GoOnAsync(PartOfRefold, cancellation))
            {
                _refold = null;
                await StopAsync(IncidentKinds.Root, NotAsSigned(refold.Size));
            }
            else if (refold.IsDone)
            {
                _refold = null;
            }
        }
    }

    private string NotAsSigned(long size) =>
        $"{Log} no longer gives the root that was signed at size {size}: entries are missing or altered. Nothing is appended or signed; stop the host and put the newest data folder back.";

    /// <summary>Folds the leaves that are there behind a state, whatever the log says of its size.</summary>
    private async Task<Dictionary<long, LedgerState>> FoldAsync(LedgerState from, IEnumerable<long> wanted, CancellationToken cancellation)
    {
        var (sizes, states) = (wanted.ToHashSet(), new Dictionary<long, LedgerState> { [from.Size] = from });
        _folded = new CompactRange(from.Size, from.Hashes);
        foreach (var leaf in await logs.LeavesAsync(Log, from.Size, long.MaxValue, cancellation))
        {
            _folded.Append(new Digest(leaf));
            if (sizes.Contains(_folded.Size))
                states[_folded.Size] = new LedgerState(Log, _folded.Size, _folded.Hashes);
        }

        return states;
    }

    /// <summary>What a log says of itself must be what its entries say: the next index and the next time rest on it.</summary>
    private async Task<LedgerFinding?> OwnWordAsync(LogHead head, CancellationToken cancellation)
    {
        if (head.Size != _folded.Size)
            return new(IncidentKinds.Root, $"{Log} says it has {head.Size} entries, and {_folded.Size} are stored. Nothing is appended or signed; stop the host and put the newest data folder back.");
        return await TimeAtAsync(Log, head.Size - 1, cancellation) is var last && (last ?? 0) != head.LastTime
            ? new(IncidentKinds.Root, $"{Log} says its last time is {head.LastTime}, and its last entry says {last}. Nothing is appended or signed; stop the host and put the newest data folder back.")
            : null;
    }

    private LedgerFinding? Objection(LogStart start, bool believeStore) => start.Finding switch
    {
        LogFinding.Rollback => new(IncidentKinds.Rollback,
            $"{Log} holds {_folded.Size} entries, and {start.Head!.Size} were signed: an older copy of the data folder was put back, or the end of the log is gone. Nothing is appended or signed; stop the host and put the newest data folder back."),
        LogFinding.Root => new(IncidentKinds.Root, NotAsSigned(start.Head!.Size)),
        LogFinding.CopyBehind when !believeStore => new(IncidentKinds.OutsideCopy,
            $"The copy of {Log} in {copy.Place} lacks the head of size {start.Head!.Size}, which was written there: it was removed or changed, and without it nobody can tell whether the data folder is an older one. Nothing is appended or signed; put the copy back, or close this incident to begin a new one."),
        _ => null,
    };

    /// <summary>Goes on from the newest head; wherever it is missing it is written again, outside first.</summary>
    private async Task ContinueAsync(SignedHead last, LedgerState state, long anchored, SignedHead? signed, SignedHead? stated, CancellationToken cancellation)
    {
        (_signed, _copied) = (state, anchored);
        if (anchored < last.Size)
        {
            if (!await copy.KeepAsync(Log, anchored, last, null, cancellation))
                return;
            _copied = last.Size;
        }

        if (signed?.Size == last.Size && stated?.Size == last.Size)
            return;
        await headLock.SaveSignedHeadAsync(Log, _generation, last, RangeOf(state), CancellationToken.None);
        if (anchored == 0)
        {
            LogBegun(Log, last.Size, copy.Place);
            return;
        }

        copy.GaveBack();
        LogWrittenAgain(Log, last.Size);
    }

    private static LogRange RangeOf(LedgerState state) => new(state.Size, [.. state.Hashes.SelectMany(hash => hash.ToArray())]);

    private static StatedHead? Stated(SignedHead? head) => head is null ? null : new StatedHead(head.Size, new Digest(head.Root));

    [LoggerMessage(LogLevel.Critical, "What is kept beside the head of {Log} at size {Size} does not give its root: somebody changed it. The log is folded from its first entry.")]
    private partial void LogFalseRange(string log, long size);

    [LoggerMessage(LogLevel.Information, "The copy of {Log} begins with the head of size {Size}, in {Place}.")]
    private partial void LogBegun(string log, long size, string place);

    [LoggerMessage(LogLevel.Warning, "The head of {Log} at size {Size} was missing in the store and is written there again: a kill came before it, or somebody removed it.")]
    private partial void LogWrittenAgain(string log, long size);
}
