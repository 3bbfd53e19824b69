namespace ComplianceGrains.Storage.Ledgers;

/// <summary>The logs to read: entries by index and by actor, and the heads that were signed over them.</summary>
public interface ILogStore
{
    /// <summary>How far the log has come.</summary>
    Task<LogHead> HeadAsync(string log, CancellationToken cancellation = default);

    /// <summary>Entries of the index range [<paramref name="from"/>, <paramref name="to"/>), in order.</summary>
    IAsyncEnumerable<StoredEntry> ReadAsync(string log, long from, long to, CancellationToken cancellation = default);

    /// <summary>The 32-byte leaves of [<paramref name="from"/>, <paramref name="to"/>), in order: read back from disk, never from memory.</summary>
    Task<IReadOnlyList<byte[]>> LeavesAsync(string log, long from, long to, CancellationToken cancellation = default);

    /// <summary>The entry of an actor's seq in a log, or null while it is a draft.</summary>
    Task<StoredEntry?> FindAsync(string log, string actor, long seq, CancellationToken cancellation = default);

    /// <summary>An actor's last entry in a log, or null.</summary>
    Task<StoredEntry?> TailAsync(string log, string actor, CancellationToken cancellation = default);

    /// <summary>The entries whose decisions a restore could not bring back, in order: each under the name of a <see cref="LostActor"/>.</summary>
    Task<IReadOnlyList<StoredEntry>> LostAsync(string log, CancellationToken cancellation = default);

    /// <summary>Index of the first entry with a time greater than the one given, or the size.</summary>
    Task<long> FirstAfterAsync(string log, long time, CancellationToken cancellation = default);

    /// <summary>
    /// The newest signed head as it stands a second time, apart from the row that <see cref="SignedHeadAsync(string, CancellationToken)"/>
    /// reads; null if none was stated so yet.
    /// </summary>
    Task<SignedHead?> StatedHeadAsync(string log, CancellationToken cancellation = default);

    /// <summary>The range that was saved last beside a signed head, as it stands there; null if none was.</summary>
    Task<LogRange?> RangeAsync(string log, CancellationToken cancellation = default);

    /// <summary>The newest signed head, or null.</summary>
    Task<SignedHead?> SignedHeadAsync(string log, CancellationToken cancellation = default);

    /// <summary>The signed head of exactly this size, or null.</summary>
    Task<SignedHead?> SignedHeadAsync(string log, long size, CancellationToken cancellation = default);

    /// <summary>Records, durably, that a reader outside was handed the signed head of this size and may come back with it.</summary>
    Task NoteServedAsync(string log, long size, CancellationToken cancellation = default);

    /// <summary>
    /// Sizes that a package should lead from, ascending: of each signed head that was handed out, and of the last one of each
    /// UTC day that was signed at or after <paramref name="since"/> (ms).
    /// </summary>
    Task<IReadOnlyList<long>> KnownSizesAsync(string log, long since, CancellationToken cancellation = default);

    /// <summary>Names of all logs that have drafts or entries.</summary>
    Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellation = default);
}
