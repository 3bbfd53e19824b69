using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Exports;
using ComplianceGrains.Evidence.Lifecycle;

namespace ComplianceGrains.Evidence.Verifying.Steps;

/// <summary>Step 12: every head that an export ever stated is a beginning of the log as it is shown, and was stated in time.</summary>
internal sealed class EarlierStep(JurisdictionPart jurisdiction)
{
    private const long Tolerance = 60_000;

    public void Check()
    {
        var statements = jurisdiction.Content.Where(e => e.Ref is LifecycleRef.ExportProduced).Select(e => (Entry: e, Head: ((LifecycleRef.ExportProduced)e.Ref).Decisions)).ToList();
        foreach (var (first, second) in statements.Zip(statements.Skip(1)))
        {
            if (second.Head.Size < first.Head.Size)
                throw Failure("EARLIER-ROOT", second.Entry, "The stated size is smaller than one stated before.");
        }
        if (jurisdiction.Decisions is { } decisions)
        {
            CheckRoots(decisions, statements);
            CheckClock(decisions, statements);
        }
        if (jurisdiction is { R: { } r, Statement: { RHead: { } head } own })
            CheckClock(r, [(own.Entry, head)]);
    }

    private void CheckRoots(LogPart log, List<(LifecycleEntry Entry, StatedHead Head)> statements)
    {
        var heads = new KnownHeads(log, statements.Select(s => s.Head.Size));
        foreach (var (entry, head) in statements.Where(s => s.Head.Size <= log.Range.Size))
        {
            switch (heads.Check(head.Size, head.Root))
            {
                case HeadVerdict.Different:
                    throw Failure("EARLIER-ROOT", entry, $"The root stated for size {head.Size} of {log.Name} is not that of the log.");
                case HeadVerdict.NoProof:
                    throw Failure("EARLIER-NOPROOF", entry, $"Nothing in range.json leads from the stated size {head.Size} of {log.Name} to its checkpoint.");
            }
        }
    }

    // Entries only ever come later: one at or above a stated size cannot be much older than the statement, one below not much younger.
    private static void CheckClock(LogPart log, List<(LifecycleEntry Entry, StatedHead Head)> statements)
    {
        var survivors = log.Survivors.ToList();
        foreach (var (entry, head) in statements)
        {
            // Times never decrease (step 7), so the entries next to the stated size are the worst on either side.
            var above = LowerBound(survivors, head.Size);
            if (above < survivors.Count && survivors[above].Core.Time < entry.Time - Tolerance)
                throw new VerificationFailure("CLOCK", log.Where(survivors[above].Record), $"The entry is older than lifecycle's statement of size {head.Size} at entry {entry.Index} allows.");
            if (above > 0 && survivors[above - 1].Core.Time > entry.Time + Tolerance)
                throw new VerificationFailure("CLOCK", log.Where(survivors[above - 1].Record), $"The entry is younger than lifecycle's statement of size {head.Size} at entry {entry.Index} allows.");
        }
    }

    private static int LowerBound(List<(LogRecord Record, Core Core)> survivors, long index)
    {
        var (low, high) = (0, survivors.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (survivors[middle].Record.Index < index)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    private VerificationFailure Failure(string code, LifecycleEntry entry, string message) => new(code, jurisdiction.Lifecycle.Where(entry.Index), message);
}
