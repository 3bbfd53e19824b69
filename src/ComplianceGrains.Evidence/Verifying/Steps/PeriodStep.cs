using ComplianceGrains.Evidence.Exports;

namespace ComplianceGrains.Evidence.Verifying.Steps;

/// <summary>Step 11: the neighbours show where the period starts and ends.</summary>
internal static class PeriodStep
{
    public static void Check(LogPart log, long from, long to)
    {
        foreach (var (record, core) in log.Survivors)
        {
            if (record.Status == RecordStatus.Before ? core.Time > from : core.Time <= from)
                throw new VerificationFailure("PERIOD-START", log.Where(record), record.Status == RecordStatus.Before ? "The entry before the period lies in it." : "The entry lies before the period.");
            if (record.Status == RecordStatus.After ? core.Time <= to : core.Time > to)
                throw new VerificationFailure("PERIOD-END", log.Where(record), record.Status == RecordStatus.After ? "The entry after the period lies in it." : "The entry lies after the period.");
        }
    }
}
