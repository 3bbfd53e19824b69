using ComplianceGrains.Storage.Histories;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Storage.Ledgers;
using ComplianceGrains.Storage.Sqlite.Histories;
using ComplianceGrains.Storage.Sqlite.Journals;
using ComplianceGrains.Storage.Sqlite.Ledgers;
using ComplianceGrains.Storage.Sqlite.Writing;

namespace ComplianceGrains.Storage.Sqlite;

/// <summary>
/// The histories and logs of a data folder as they were at the moment of opening, read-only: of a host that runs, of one
/// that was killed, or of a copy. Writes fail, nothing is created, nothing is migrated, and no key is needed.
/// </summary>
public sealed class SqliteHistory : IDisposable
{
    private readonly Database _database;

    private SqliteHistory(Database database)
    {
        _database = database;
        Journal = new SqliteJournal(database);
        Ledger = new SqliteLedger(database);
        Audit = new SqliteHistoryAudit(database);
    }

    /// <summary>Decision histories.</summary>
    public IJournal Journal { get; }

    /// <summary>The logs.</summary>
    public ILedger Ledger { get; }

    /// <summary>What only a check asks for.</summary>
    public IHistoryAudit Audit { get; }

    /// <summary>Opens the histories of a data folder.</summary>
    /// <exception cref="IOException">There are none, or they are of another format version.</exception>
    public static SqliteHistory Open(string folder) => new(Database.OpenSnapshot(Path.Combine(folder, "compliance.db")));

    /// <inheritdoc/>
    public void Dispose() => _database.Dispose();
}
