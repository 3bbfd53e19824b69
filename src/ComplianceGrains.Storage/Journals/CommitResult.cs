namespace ComplianceGrains.Storage.Journals;

/// <summary>How a commit ended; only <see cref="Committed"/> wrote anything.</summary>
public abstract record CommitResult
{
    private CommitResult()
    {
    }

    /// <summary>Everything of the verdict is durable.</summary>
    public sealed record Committed(long Sequence) : CommitResult;

    /// <summary>This command was committed before; nothing was written again.</summary>
    public sealed record Repeated(StoredCommand Earlier) : CommitResult;

    /// <summary>Another activation wrote first: reload and decide again.</summary>
    public sealed record SequenceConflict(long ActualSequence) : CommitResult;
}
