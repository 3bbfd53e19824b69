using ComplianceGrains.Evidence.Exports;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Evidence.Trees;

namespace ComplianceGrains.Evidence.Verifying.Steps;

/// <summary>Steps 5 to 7: checkpoint and range, indexes without a gap, the fold to the root, times that never decrease.</summary>
internal static class RangeStep
{
    /// <summary>Step 5.</summary>
    public static LogPart Read(LogFiles files, PackageReader package, TrustFile trust, string origin)
    {
        var name = LogNames.Of(origin, files.Label, files.Log);
        var checkpointPath = files.Folder + PackageFiles.Checkpoint;
        var checkpoint = VerificationFailure.At(checkpointPath, () => Checkpoint.Open(package.Whole(checkpointPath), trust, name));
        var log = new LogPart(files.Label, files.Log, name, checkpoint, files.Range, files.Records);
        VerificationFailure.At(files.Folder + "range.json", () =>
        {
            files.Range.Check(checkpoint, log.IsLifecycle);
            return true;
        });
        CheckIndexes(log);
        return files.CoreFailure is null ? log : throw files.CoreFailure;
    }

    /// <summary>Step 6.</summary>
    public static void CheckRoot(LogPart log)
    {
        var range = log.Range;
        var root = log.Roots([range.Hi])[range.Hi];
        if (!Merkle.IsConsistent(range.Hi, root, range.Size, log.Checkpoint.Root, range.Proof))
            throw RootFailure(log);
    }

    /// <summary>Step 7.</summary>
    public static void CheckTimes(LogPart log)
    {
        var last = long.MinValue;
        foreach (var (record, core) in log.Survivors)
        {
            if (core.Time < last)
                throw new VerificationFailure("TIME-ORDER", log.Where(record), "The entry is older than the one before it.");
            last = core.Time;
        }
    }

    // A root says that something was changed, not what. An entry that its actor's next entry does not know is the best guess.
    private static VerificationFailure RootFailure(LogPart log)
    {
        var message = $"The entries {log.Range.Lo} to {log.Range.Hi - 1} of {log.Name} do not lead to the root of its checkpoint of size {log.Range.Size}.";
        var last = new Dictionary<string, (LogRecord Record, long Seq)>(StringComparer.Ordinal);
        foreach (var (record, core) in log.Survivors)
        {
            var actor = core.Draft.Actor;
            if (last.TryGetValue(actor, out var before) && before.Seq == core.Draft.Seq - 1 && core.Prev != before.Record.Leaf)
                return new VerificationFailure("ROOT", log.Where(before.Record), message + " This entry is not the one that its actor's next entry refers to: it was probably changed.");
            last[actor] = (record, core.Draft.Seq);
        }
        return new VerificationFailure("ROOT", log.RecordsFile, message);
    }

    private static void CheckIndexes(LogPart log)
    {
        var (range, records) = (log.Range, log.Records);
        for (var i = 0; i < records.Count; i++)
        {
            if (records[i].Index != range.Lo + i || range.Lo + i >= range.Hi)
                throw new VerificationFailure("RANGE-GAP", log.Where(range.Lo + i), $"In its place stands entry {records[i].Index}; {range.Lo} to {range.Hi - 1} are due one after the other.");
        }
        if (records.Count != range.Hi - range.Lo)
            throw new VerificationFailure("RANGE-GAP", log.Where(range.Lo + records.Count), "The entry is not there.");
        foreach (var record in records)
        {
            if (log.IsLifecycle && record.Status == RecordStatus.Deleted)
                throw new VerificationFailure("LIFECYCLE-GAP", log.Where(record), "Entries of lifecycle are never deleted.");
            var isBefore = record.Index < range.Start;
            var isAfter = record.Index >= range.End;
            if (isBefore != (record.Status == RecordStatus.Before) || isAfter != (record.Status == RecordStatus.After))
                throw new VerificationFailure("RANGE-FORM", log.Where(record), "The entry's status does not fit its place in the range.");
        }
    }
}
