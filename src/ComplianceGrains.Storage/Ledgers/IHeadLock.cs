namespace ComplianceGrains.Storage.Ledgers;

/// <summary>
/// The one writer of a log: drafts become entries, entries come under signed heads. Every write carries the generation that its
/// sequencer acquired; a write under an older generation fails (docs/format.md, 6.3), so two sequencers never both commit.
/// </summary>
public interface IHeadLock
{
    /// <summary>Takes over the log from whoever sequenced before; returns the new generation.</summary>
    Task<long> AcquireAsync(string log, CancellationToken cancellation = default);

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

    /// <summary>
    /// Makes a signed head durable, in two places, before it leaves the process; beside it the range that gives its root, in place of
    /// the one before, if there is one. Saving the same root again replaces its note.
    /// </summary>
    Task SaveSignedHeadAsync(string log, long generation, SignedHead head, LogRange? range = null, CancellationToken cancellation = default);

    /// <summary>Writes a signed head that was lost, unless one of its size is there. The newest one, and that it stands a second time, stays as it is.</summary>
    Task<bool> RestoreSignedHeadAsync(string log, long generation, SignedHead head, CancellationToken cancellation = default);
}
