namespace ComplianceGrains.Evidence.Verifying;

/// <summary>The times of the surviving entries around each deleted one: all that is known of its own.</summary>
internal sealed class SurvivorTimes
{
    private readonly long lo;
    private readonly long?[] before;
    private readonly long?[] after;

    public SurvivorTimes(LogPart log)
    {
        lo = log.Range.Lo;
        before = new long?[log.Records.Count];
        after = new long?[log.Records.Count];
        for (var i = 1; i < before.Length; i++)
            before[i] = log.Records[i - 1].Core?.Time ?? before[i - 1];
        for (var i = after.Length - 2; i >= 0; i--)
            after[i] = log.Records[i + 1].Core?.Time ?? after[i + 1];
    }

    /// <summary>The time of the last survivor before the entry, if the package shows one.</summary>
    public long? Before(long index) => before[index - lo];

    /// <summary>The time of the first survivor after it.</summary>
    public long? After(long index) => after[index - lo];
}
