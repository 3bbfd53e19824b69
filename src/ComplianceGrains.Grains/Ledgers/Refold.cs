using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Sequencing;
using ComplianceGrains.Evidence.Trees;
using ComplianceGrains.Storage.Ledgers;

namespace ComplianceGrains.Grains.Ledgers;

/// <summary>
/// Folds the entries that a log was taken up above, a part at a time. What was kept beside the head says what was signed, and not what
/// is stored: only this does.
/// </summary>
internal sealed class Refold(ILogStore logs, LedgerState kept)
{
    private readonly CompactRange _folded = new();

    /// <summary>Whether every entry has been folded.</summary>
    public bool IsDone => _folded.Size == kept.Size;

    /// <summary>Entries that are folded in the end.</summary>
    public long Size => kept.Size;

    /// <summary>Folds some more; false if entries are missing, or give something else than was kept.</summary>
    public async Task<bool> GoOnAsync(int most, CancellationToken cancellation)
    {
        var to = Math.Min(kept.Size, _folded.Size + most);
        foreach (var leaf in await logs.LeavesAsync(kept.Log, _folded.Size, to, cancellation))
            _folded.Append(new Digest(leaf));
        return _folded.Size == to && (!IsDone || _folded.Hashes.SequenceEqual(kept.Hashes));
    }
}

/// <summary>How a log is taken up.</summary>
/// <param name="AtOnce">So many entries are folded before anything else; what is behind a longer log's kept range is folded while it is continued.</param>
public sealed record LogFolding(int AtOnce)
{
    /// <summary>As many as are folded in some hundredths of a second.</summary>
    public static LogFolding Default { get; } = new(4096);
}
