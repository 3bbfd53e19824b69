namespace ComplianceGrains.Storage.Ledgers;

/// <summary>
/// The logs: drafts become entries, entries come under signed heads. Every write carries the generation that its
/// sequencer acquired; a write under an older generation fails (docs/format.md, 6.3), so two sequencers never both commit.
/// </summary>
public interface ILedger
{
    /// <summary>Takes over the log from whoever sequenced before; returns the new generation.</summary>
    Task<long> AcquireAsync(string log, CancellationToken cancellation = default);

    /// <summary>How far the log has come.</summary>
    Task<LogHead> HeadAsync(string log, CancellationToken cancellation = default);

    /// <summary>
    /// Committed drafts not yet sequenced, behind a <see cref="PendingDraft.Position"/>; "" to begin. Those of one actor come in the order
    /// of its decisions; between actors there is no order.
    /// </summary>
    Task<IReadOnlyList<PendingDraft>> PendingAsync(string log, string after, int limit, CancellationToken cancellation = default);

    /// <summary>
    /// Appends entries and removes their drafts; indexes and (actor, seq) are unique. If it ends before that, what was appended is
    /// a beginning of the entries, and the drafts of that beginning are gone after the next <see cref="AcquireAsync"/> at the latest.
    /// </summary>
    /// <exception cref="StaleGenerationException">Another sequencer took over.</exception>
    /// <exception cref="UnknownOutcomeException">Nobody can tell what was appended: acquire the log again.</exception>
    Task AppendAsync(string log, long generation, IReadOnlyList<NewEntry> entries, CancellationToken cancellation = default);

    /// <summary>
    /// Puts another draft in the place of one not yet sequenced, if it still has the expected bytes. Only for
    /// <c>export.produced/1</c>, whose stated heads grow stale while it waits; under a generation, so that it cannot meet an append
    /// of the old bytes.
    /// </summary>
    /// <exception cref="StaleGenerationException">Another sequencer took over; nothing was replaced.</exception>
    Task<bool> ReplaceDraftAsync(string log, long generation, string actor, long seq, byte[] expected, byte[] replacement, CancellationToken cancellation = default);

    /// <summary>Entries of the index range [<paramref name="from"/>, <paramref name="to"/>), in order.</summary>
    IAsyncEnumerable<StoredEntry> ReadAsync(string log, long from, long to, CancellationToken cancellation = default);

    /// <summary>The 32-byte leaves of [<paramref name="from"/>, <paramref name="to"/>), in order: read back from disk, never from memory.</summary>
    Task<IReadOnlyList<byte[]>> LeavesAsync(string log, long from, long to, CancellationToken cancellation = default);

    /// <summary>The entry of an actor's seq in a log, or null while it is a draft.</summary>
    Task<StoredEntry?> FindAsync(string log, string actor, long seq, CancellationToken cancellation = default);

    /// <summary>The draft of an actor's seq in a log, or null once it is an entry.</summary>
    Task<PendingDraft?> FindDraftAsync(string log, string actor, long seq, CancellationToken cancellation = default);

    /// <summary>An actor's last entry in a log, or null.</summary>
    Task<StoredEntry?> TailAsync(string log, string actor, CancellationToken cancellation = default);

    /// <summary>Index of the first entry with a time greater than the one given, or the size.</summary>
    Task<long> FirstAfterAsync(string log, long time, CancellationToken cancellation = default);

    /// <summary>Makes a signed head durable, in two places, before it leaves the process. Saving the same root again replaces its note.</summary>
    Task SaveSignedHeadAsync(string log, long generation, SignedHead head, CancellationToken cancellation = default);

    /// <summary>Writes a signed head that was lost, unless one of its size is there. The newest one, and that it stands a second time, stays as it is.</summary>
    Task<bool> RestoreSignedHeadAsync(string log, long generation, SignedHead head, CancellationToken cancellation = default);

    /// <summary>
    /// The newest signed head as it stands a second time, apart from the row that <see cref="SignedHeadAsync(string, CancellationToken)"/>
    /// reads; null if none was stated so yet.
    /// </summary>
    Task<SignedHead?> StatedHeadAsync(string log, CancellationToken cancellation = default);

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
    Task<IReadOnlyList<string>> LogsAsync(CancellationToken cancellation = default);
}
