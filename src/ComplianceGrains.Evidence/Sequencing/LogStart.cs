using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Lifecycle;

namespace ComplianceGrains.Evidence.Sequencing;

/// <summary>What a start finds when it holds a stored log against every head that was ever signed of it and is still known.</summary>
/// <param name="Finding">What was found.</param>
/// <param name="Head">The head that the log must be continued from, or that contradicts it; null if none is known.</param>
public sealed record LogStart(LogFinding Finding, StatedHead? Head)
{
    /// <summary>Judges a log before anything is appended to it.</summary>
    /// <param name="size">Entries that storage holds.</param>
    /// <param name="rootAt">The root over the first entries as folded from storage; null where that was not computed.</param>
    /// <param name="signed">The newest signed head in storage.</param>
    /// <param name="stated">The same head as storage states it a second time; null if it never did.</param>
    /// <param name="anchored">The newest head in the copy outside.</param>
    /// <remarks>
    /// A head is written outside first, then into storage, in both places at once. So storage never knows of a head that
    /// the copy lacks, once it has stated any; a copy that lacks it has been changed or lost.
    /// </remarks>
    public static LogStart Judge(long size, Func<long, Digest?> rootAt, StatedHead? signed, StatedHead? stated, StatedHead? anchored)
    {
        var known = new[] { anchored, stated, signed }.OfType<StatedHead>().OrderByDescending(head => head.Size).ToList();
        if (known.FirstOrDefault(head => head.Size > size) is { } lost)
            return new(LogFinding.Rollback, lost);
        if (known.FirstOrDefault(head => rootAt(head.Size) != head.Root) is { } other)
            return new(LogFinding.Root, other);
        var last = known.Count > 0 ? known[0] : null;
        return stated is not null && (anchored?.Size ?? 0) < stated.Size ? new(LogFinding.CopyBehind, last) : new(LogFinding.Sound, last);
    }
}

/// <summary>What a start finds.</summary>
public enum LogFinding
{
    /// <summary>The log gives every root that is known of it.</summary>
    Sound,

    /// <summary>Storage holds fewer entries than were signed.</summary>
    Rollback,

    /// <summary>Storage holds other entries than were signed.</summary>
    Root,

    /// <summary>The log is sound, but the copy outside lacks what storage says was written there.</summary>
    CopyBehind,
}
