namespace ComplianceGrains.Storage.Ledgers;

/// <summary>Another sequencer took over this log; nothing was written. The holder must stop and acquire anew.</summary>
public sealed class StaleGenerationException : Exception
{
    /// <summary>Names the log and both generations.</summary>
    public StaleGenerationException(string log, long held, long current)
        : base($"Log {log} is sequenced under generation {current}; generation {held} may no longer write. Acquire the log again.")
    {
    }
}
