namespace ComplianceGrains.Evidence;

/// <summary>Step 15: everything that is gone has a tombstone in lifecycle, old enough and without an open hold.</summary>
internal sealed class TombstoneStep(JurisdictionPart jurisdiction, List<string> warnings)
{
    private const double Day = 24 * 60 * 60 * 1000;

    public void Check(LogPart log, IReadOnlyList<TombstoneLine> lines)
    {
        var proven = new HashSet<(long, string)>();
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
            CheckAge(log, record, entry, tombstone, where);
            if (log.ShortName == LogNames.Decisions && record.Core is { } core)
                CheckHolds(core.Draft.Actor, entry, where);
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

    private void CheckAge(LogPart log, LogRecord record, LifecycleEntry entry, LifecycleRef.Tombstone tombstone, string where)
    {
        // The time of a deleted entry is only known to lie between its surviving neighbours.
        var youngest = record.Core?.Time ?? Neighbour(log, record.Index, -1)?.Time;
        var oldest = record.Core?.Time ?? Neighbour(log, record.Index, +1)?.Time;
        var due = tombstone.MinAgeDays * Day;
        if (entry.Time - (youngest ?? double.NegativeInfinity) < due)
            throw new VerificationFailure("TOMBSTONE-EARLY", where, $"It was younger than the {tombstone.MinAgeDays} days that {tombstone.Policy} asks for.");
        if (record.Core is null && !(entry.Time - (oldest ?? double.PositiveInfinity) >= due))
            warnings.Add($"{where}: the package does not prove that the deleted entry was {tombstone.MinAgeDays} days old.");
    }

    private static Core? Neighbour(LogPart log, long index, int step)
    {
        for (var i = index + step; log.At(i) is { } record; i += step)
        {
            if (record.Core is { } core)
                return core;
        }
        return null;
    }

    private void CheckHolds(string actor, LifecycleEntry tombstone, string where)
    {
        var open = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in jurisdiction.Content.Take((int)tombstone.Index))
        {
            if (entry.Ref is not LifecycleRef.HoldChanged hold || hold.Actor != actor)
                continue;
            if (entry.Kind == LifecycleKinds.HoldPlaced)
                open.Add(hold.Hold);
            else
                open.Remove(hold.Hold);
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
