namespace ComplianceGrains.Storage.Anchors;

/// <summary>
/// The write-once copy of what was signed, kept outside the data folder: what a start holds the store against, so that an
/// older copy of it is not continued as if nothing had happened. Appended to, never changed; no personal data.
/// </summary>
public interface IAnchors
{
    /// <summary>Where it is, for people.</summary>
    string Place { get; }

    /// <summary>Names of the logs that it has something of.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    Task<IReadOnlyList<string>> LogsAsync(CancellationToken cancellation = default);

    /// <summary>The newest head of a log that is whole in it, with all entries under it; null if there is none.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    Task<AnchoredHead?> HeadAsync(string log, CancellationToken cancellation = default);

    /// <summary>Everything of a log under whole heads, in the order in which it was written.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    IAsyncEnumerable<AnchoredPart> ReadAsync(string log, CancellationToken cancellation = default);

    /// <summary>Adds a head and the entries that it adds, and returns when they are durable.</summary>
    /// <exception cref="IOException">They could not be written; nothing of them counts.</exception>
    /// <exception cref="AnchorsBehindException">The copy ends before the entries begin: it was changed or removed.</exception>
    /// <exception cref="InvalidOperationException">The copy has come further already: an attempt that failed has reached it, or somebody else writes it.</exception>
    Task AppendAsync(AnchoredPart part, CancellationToken cancellation = default);

    /// <summary>Adds something that is of no log, and returns when it is durable.</summary>
    /// <exception cref="IOException">It could not be written.</exception>
    Task RecordAsync(AnchoredEvent happened, CancellationToken cancellation = default) => RecordAsync([happened], cancellation);

    /// <summary>The same for many at once, in their order.</summary>
    /// <exception cref="IOException">They could not be written; some may be there.</exception>
    Task RecordAsync(IReadOnlyList<AnchoredEvent> happened, CancellationToken cancellation = default);

    /// <summary>All that is of no log, in order.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    IAsyncEnumerable<AnchoredEvent> EventsAsync(CancellationToken cancellation = default);
}
