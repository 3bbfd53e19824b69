using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Exports;

namespace ComplianceGrains.Evidence.Verifying.Steps;

/// <summary>Step 8: each actor's entries follow each other without a fork, a gap or a foreign predecessor.</summary>
/// <remarks>
/// A predecessor that is not shown must be a deleted entry of the range, whose leaf is then <c>prev</c>, or lie before
/// the range. How many entries may be missing is bounded by how many deleted or earlier entries there are.
/// </remarks>
internal sealed class ActorStep
{
    private readonly LogPart log;
    private readonly Dictionary<string, Last> last = new(StringComparer.Ordinal);
    private readonly HashSet<(string, long)> places = [];
    private readonly HashSet<Digest> predecessors = [];
    private readonly Dictionary<Digest, long> deleted = [];
    private readonly List<long> deletedIndexes = [];

    private ActorStep(LogPart log) => this.log = log;

    public static void Check(LogPart log)
    {
        var step = new ActorStep(log);
        foreach (var record in log.Records)
        {
            if (record.Core is { } core)
                step.Entry(record, core);
            else
                step.Deleted(record);
        }
    }

    private void Deleted(LogRecord record)
    {
        deleted[record.Leaf] = record.Index;
        deletedIndexes.Add(record.Index);
    }

    private void Entry(LogRecord record, Core core)
    {
        var (actor, seq) = (core.Draft.Actor, core.Draft.Seq);
        if (!places.Add((actor, seq)))
            throw Failure("ACTOR-FORK", record, $"Another entry of the actor has seq {seq} too");
        if (core.Prev is { } used && !predecessors.Add(used))
            throw Failure("ACTOR-FORK", record, "Another entry has the same predecessor");
        if ((seq == 0) != (core.Prev is null))
            throw Failure("ACTOR-CHAIN", record, $"At seq {seq} the predecessor is {(seq == 0 ? "given" : "null")}");
        if (core.Prev is { } prev)
            Follow(record, actor, seq, prev);
        last[actor] = new Last(seq, record.Leaf, record.Index);
    }

    private void Follow(LogRecord record, string actor, long seq, Digest prev)
    {
        var before = last.TryGetValue(actor, out var known) ? known : null;
        if (before is not null && before.Seq == seq - 1)
        {
            if (before.Leaf != prev)
                throw Failure("ACTOR-CHAIN", record, $"The predecessor is not the leaf of seq {seq - 1}");
            return;
        }
        var missing = seq - 1 - (before?.Seq ?? -1);
        var from = before?.Index ?? log.Range.Lo - 1;
        var explained = DeletedAfter(from) + (before is null ? log.Range.Lo : 0);
        if (missing < 0 || missing > explained)
            throw Failure("ACTOR-GAP", record, $"Seq {seq} follows {(before is null ? "nothing" : $"seq {before.Seq}")}, and no deleted or earlier entries explain it");
        var isDeleted = deleted.TryGetValue(prev, out var at) && at > from;
        var mayBeEarlier = before is null && log.Range.Lo > 0;
        if (!isDeleted && !mayBeEarlier)
            throw Failure("ACTOR-CHAIN", record, "The predecessor is no deleted entry between the actor's entries");
    }

    private int DeletedAfter(long index)
    {
        var found = deletedIndexes.BinarySearch(index);
        return deletedIndexes.Count - (found < 0 ? ~found : found + 1);
    }

    private VerificationFailure Failure(string code, LogRecord record, string how) => new(code, log.Where(record), how + ".");

    private sealed record Last(long Seq, Digest Leaf, long Index);
}
