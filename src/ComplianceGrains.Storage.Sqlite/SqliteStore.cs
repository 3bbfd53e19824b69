using ComplianceGrains.Storage.Agendas;
using ComplianceGrains.Storage.Backlogs;
using ComplianceGrains.Storage.Blobs;
using ComplianceGrains.Storage.Erasures;
using ComplianceGrains.Storage.Histories;
using ComplianceGrains.Storage.Incidents;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Storage.Keys;
using ComplianceGrains.Storage.Ledgers;
using ComplianceGrains.Storage.Outboxes;
using ComplianceGrains.Storage.Queues;
using ComplianceGrains.Storage.Receipts;
using ComplianceGrains.Storage.Sqlite.Agendas;
using ComplianceGrains.Storage.Sqlite.Backlogs;
using ComplianceGrains.Storage.Sqlite.Blobs;
using ComplianceGrains.Storage.Sqlite.Erasures;
using ComplianceGrains.Storage.Sqlite.Incidents;
using ComplianceGrains.Storage.Sqlite.Journals;
using ComplianceGrains.Storage.Sqlite.Keys;
using ComplianceGrains.Storage.Sqlite.Ledgers;
using ComplianceGrains.Storage.Sqlite.Outboxes;
using ComplianceGrains.Storage.Sqlite.Queues;
using ComplianceGrains.Storage.Sqlite.Receipts;
using ComplianceGrains.Storage.Sqlite.Restores;
using ComplianceGrains.Storage.Sqlite.Writing;
using ComplianceGrains.Storage.Vaults;

namespace ComplianceGrains.Storage.Sqlite;

/// <summary>
/// All stores of one machine in one folder: <c>compliance.db</c> (histories, logs, agenda, outbox), <c>keys.db</c>
/// (wrapped keys, so that a shred touches no history), <c>blobs.db</c> (files by digest), <c>incidents.db</c> (apart from what
/// they are about).
/// </summary>
/// <remarks>
/// Each file has one writer thread that gathers whatever waits into one transaction and one <c>fsync</c> (group commit,
/// WAL, <c>synchronous=FULL</c>), and readers that never wait for it.
/// </remarks>
public sealed class SqliteStore : IStores, IHistorySnapshots, IRebuilding, IDisposable
{
    private readonly Database _history;
    private readonly Database _keys;
    private readonly Database _blobs;
    private readonly Database _incidents;

    private readonly string _folder;

    private SqliteStore(string folder, Database history, Database keys, Database blobs, Database incidents)
    {
        (_folder, _history, _keys, _blobs, _incidents) = (folder, history, keys, blobs, incidents);
        var journal = new SqliteJournal(history);
        Journal = journal;
        Vault = journal;
        Drafts = new SqliteDraftSource(history);
        Logs = new SqliteLogStore(history);
        HeadLock = new SqliteHeadLock(history);
        Receipts = new SqliteReceipts(history);
        Agenda = new SqliteAgenda(history);
        Queues = new SqliteQueues(history);
        Outbox = new SqliteOutbox(history);
        Backlogs = new SqliteBacklogs(history);
        var (erasures, wrapped) = (new SqliteErasures(history), new SqliteKeyStore(keys));
        Erasures = erasures;
        Keys = wrapped;
        Blobs = new SqliteBlobs(blobs);
        Incidents = new SqliteIncidents(incidents);
        DestroyAgain(erasures, wrapped);
    }

    /// <inheritdoc/>
    public StoreLayout Layout { get; } = StoreLayout.OneCell;

    /// <inheritdoc/>
    public IJournal Journal { get; }

    /// <inheritdoc/>
    public IVault Vault { get; }

    /// <inheritdoc/>
    public IDraftSource Drafts { get; }

    /// <inheritdoc/>
    public ILogStore Logs { get; }

    /// <inheritdoc/>
    public IHeadLock HeadLock { get; }

    /// <inheritdoc/>
    public IReceipts Receipts { get; }

    /// <inheritdoc/>
    public IAgenda Agenda { get; }

    /// <inheritdoc/>
    public IQueues Queues { get; }

    /// <inheritdoc/>
    public IOutbox Outbox { get; }

    /// <inheritdoc/>
    public IBacklogs Backlogs { get; }

    /// <inheritdoc/>
    public IKeyStore Keys { get; }

    /// <summary>What is destroyed.</summary>
    public IErasures Erasures { get; }

    /// <inheritdoc/>
    public IBlobs Blobs { get; }

    /// <inheritdoc/>
    public IIncidents Incidents { get; }

    /// <summary>Opens the stores in a folder, creating what is missing.</summary>
    /// <exception cref="IOException">The folder holds files of another format version.</exception>
    public static SqliteStore Open(string folder)
    {
        Directory.CreateDirectory(folder);
        return new(
            folder,
            Database.Open(Path.Combine(folder, "compliance.db"), HistorySchema.Sql, additions: HistorySchema.Additions + SqliteErasures.Additions),
            Database.Open(Path.Combine(folder, "keys.db"), SqliteKeyStore.Schema),
            Database.Open(Path.Combine(folder, "blobs.db"), SqliteBlobs.Schema),
            Database.Open(Path.Combine(folder, "incidents.db"), SqliteIncidents.Schema));
    }

    /// <summary>A key that a destruction names is destroyed, whatever copy of the file brought it back: before anything is opened with it.</summary>
    private static void DestroyAgain(SqliteErasures erasures, SqliteKeyStore keys)
    {
        if (erasures.PlannedKeys().Where(name => keys.Find(name) is not null).ToArray() is { Length: > 0 } back)
            keys.DestroyAsync(back).GetAwaiter().GetResult();
    }

    /// <inheritdoc/>
    public Task RebuildAsync(RebuiltLog log, CancellationToken cancellation = default) => new SqliteRebuild(_history).WriteAsync(log, cancellation);

    /// <inheritdoc/>
    public Task GoOnAsync(Succession succession, CancellationToken cancellation = default) => new SqliteSuccession(_history).WriteAsync(succession, cancellation);

    IHistorySnapshot IHistorySnapshots.Open() => SqliteHistory.Open(_folder);

    /// <summary>Finishes what is queued, then closes the files.</summary>
    public void Dispose()
    {
        _history.Dispose();
        _keys.Dispose();
        _blobs.Dispose();
        _incidents.Dispose();
    }
}
