using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Exports;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Evidence.Trees;

namespace ComplianceGrains.Evidence.Verifying.Steps;

/// <summary>Step 15: everything that is gone has a tombstone in lifecycle, old enough and without an open hold.</summary>
internal sealed class TombstoneStep(JurisdictionPart jurisdiction, List<string> warnings)
{
    private const double Day = 24 * 60 * 60 * 1000;

    private readonly ILookup<string, LifecycleEntry> holds =
        jurisdiction.Content.Where(e => e.Ref is LifecycleRef.HoldChanged).ToLookup(e => ((LifecycleRef.HoldChanged)e.Ref).Actor, StringComparer.Ordinal);

    public void Check(LogPart log, IReadOnlyList<TombstoneLine> lines)
    {
        var proven = new HashSet<(long, string)>();
        var ages = new SurvivorTimes(log);
        var successors = log.Survivors.Where(s => s.Core.Prev is not null).ToDictionary(s => s.Core.Prev!.Value, s => s.Core.Draft.Actor);
        foreach (var line in lines)
        {
            var where = $"{log.Folder}tombstones.jsonl index {Texts.Decimal(line.Index)} {line.Cid}";
            var (entry, tombstone) = Tombstone(line, where);
            if (log.At(line.Index) is not { } record || !IsGone(record, line.Cid))
                throw new VerificationFailure("TOMBSTONE-UNUSED", where, "Nothing that the package shows as gone needs this tombstone.");
            var target = new TombstoneTarget(log.Name, line.Index, record.Leaf, line.Cid).Hash;
            if (Merkle.RootFromInclusion(target, line.Target, tombstone.Count, line.Proof) != tombstone.Targets)
                throw new VerificationFailure("TOMBSTONE-PROOF", where, $"The tombstone at lifecycle entry {line.Entry} does not cover this.");
            proven.Add((line.Index, line.Cid));
            CheckAge(ages, record, entry, tombstone, where);
            // A deleted entry no longer says whose it was, but the same actor's next one does: it names the leaf as its predecessor.
            if (log.ShortName == LogNames.Decisions && (record.Core?.Draft.Actor ?? successors.GetValueOrDefault(record.Leaf)) is { } actor)
                CheckHolds(actor, entry, where);
        }
        CheckMissing(log, proven);
    }

    private (LifecycleEntry, LifecycleRef.Tombstone) Tombstone(TombstoneLine line, string where)
    {
        var kind = line.Cid == TombstoneTarget.WholeEntry ? LifecycleKinds.RecordDeleted : LifecycleKinds.RecordShredded;
        return line.Entry < jurisdiction.Content.Count && jurisdiction.Content[(int)line.Entry] is { Ref: LifecycleRef.Tombstone tombstone } entry && entry.Kind == kind
            ? (entry, tombstone)
            : throw new VerificationFailure("TOMBSTONE-KIND", where, $"Lifecycle entry {line.Entry} is not a {kind}.");
    }

    private static bool IsGone(LogRecord record, string cid) =>
        cid == TombstoneTarget.WholeEntry ? record.Status == RecordStatus.Deleted : record.Shredded.Contains(cid);

    private void CheckAge(SurvivorTimes ages, LogRecord record, LifecycleEntry entry, LifecycleRef.Tombstone tombstone, string where)
    {
        // The time of a deleted entry is only known to lie between its surviving neighbours.
        var earliest = record.Core?.Time ?? ages.Before(record.Index);
        var latest = record.Core?.Time ?? ages.After(record.Index);
        var due = tombstone.MinAgeDays * Day;
        if (entry.Time - (earliest ?? double.NegativeInfinity) < due)
            throw new VerificationFailure("TOMBSTONE-EARLY", where, $"It was younger than the {tombstone.MinAgeDays} days that {tombstone.Policy} asks for.");
        if (record.Core is null && tombstone.MinAgeDays > 0 && entry.Time - (latest ?? double.PositiveInfinity) < due)
            warnings.Add($"{where}: the package does not prove that the deleted entry was {tombstone.MinAgeDays} days old.");
    }

    private void CheckHolds(string actor, LifecycleEntry tombstone, string where)
    {
        var open = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in holds[actor].TakeWhile(e => e.Index < tombstone.Index))
        {
            var hold = ((LifecycleRef.HoldChanged)entry.Ref).Hold;
            if (entry.Kind == LifecycleKinds.HoldPlaced)
                open.Add(hold);
            else
                open.Remove(hold);
        }
        if (open.Count > 0)
            throw new VerificationFailure("HOLD", where, "The actor's records were under a hold.");
    }

    private static void CheckMissing(LogPart log, HashSet<(long, string)> proven)
    {
        foreach (var record in log.Records)
        {
            if (record.Status == RecordStatus.Deleted && !proven.Contains((record.Index, TombstoneTarget.WholeEntry)))
                throw new VerificationFailure("TOMBSTONE-MISSING", log.Where(record), "The entry is deleted without a tombstone.");
            if (record.Core is { } core && record.Shredded.FirstOrDefault(cid => core.Draft.Compartments.All(c => c.Cid != cid)) is { } foreign)
                throw new VerificationFailure("TOMBSTONE-UNUSED", log.Where(record), $"The entry has no compartment {foreign} that could be shredded.");
            if (record.Shredded.FirstOrDefault(cid => !proven.Contains((record.Index, cid))) is { } cid)
                throw new VerificationFailure("TOMBSTONE-MISSING", log.Where(record), $"Compartment {cid} is shredded without a tombstone.");
        }
    }
}
