using ComplianceGrains.Storage.Blobs;
using ComplianceGrains.Storage.Erasures;
using ComplianceGrains.Storage.Histories;
using ComplianceGrains.Storage.Incidents;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Storage.Keys;
using ComplianceGrains.Storage.Ledgers;
using ComplianceGrains.Storage.Sqlite.Blobs;
using ComplianceGrains.Storage.Sqlite.Erasures;
using ComplianceGrains.Storage.Sqlite.Histories;
using ComplianceGrains.Storage.Sqlite.Incidents;
using ComplianceGrains.Storage.Sqlite.Journals;
using ComplianceGrains.Storage.Sqlite.Keys;
using ComplianceGrains.Storage.Sqlite.Ledgers;
using ComplianceGrains.Storage.Sqlite.Writing;
using ComplianceGrains.Storage.Vaults;

namespace ComplianceGrains.Storage.Sqlite;

/// <summary>
/// A data folder as it was at the moment of opening, read-only: of a host that runs, of one that was killed, or of a copy.
/// Writes fail, nothing is created, nothing is migrated, and no key is needed.
/// </summary>
/// <remarks>
/// Keys and files are opened after the histories: a key or a file is durable before the decision that uses it, so whatever
/// a decision names was there.
/// </remarks>
public sealed class SqliteHistory : IHistorySnapshot
{
    private readonly Database _database;
    private readonly Database? _keys;
    private readonly Database? _blobs;
    private readonly Database? _incidents;
    private readonly SqliteErasures _erasures;

    private SqliteHistory(Database database, Database? keys, Database? blobs, Database? incidents)
    {
        (_database, _keys, _blobs, _incidents, _erasures) = (database, keys, blobs, incidents, new SqliteErasures(database));
        var journal = new SqliteJournal(database);
        Journal = journal;
        Vault = journal;
        Drafts = new SqliteDraftSource(database);
        Logs = new SqliteLogStore(database);
        (string, Database?)[] files = [("compliance.db", database), ("keys.db", keys), ("blobs.db", blobs)];
        Audit = new SqliteHistoryAudit(database, [.. from file in files where file.Item2 is not null select (file.Item1, file.Item2)]);
        Erasures = _erasures;
        Incidents = incidents is null ? null : new SqliteIncidents(incidents);
        Keys = keys is null ? null : new SqliteKeyStore(keys);
        Blobs = blobs is null ? null : new SqliteBlobs(blobs);
    }

    /// <inheritdoc/>
    public StoreLayout Layout => StoreLayout.OneCell;

    /// <inheritdoc/>
    public IJournal Journal { get; }

    /// <inheritdoc/>
    public IVault Vault { get; }

    /// <inheritdoc/>
    public IDraftSource Drafts { get; }

    /// <inheritdoc/>
    public ILogStore Logs { get; }

    /// <inheritdoc/>
    public IHistoryAudit Audit { get; }

    /// <inheritdoc/>
    public IErasures Erasures { get; }

    /// <inheritdoc/>
    public IKeyStore? Keys { get; }

    /// <inheritdoc/>
    public IBlobs? Blobs { get; }

    /// <summary>Incidents, or null if they are not there.</summary>
    public IIncidents? Incidents { get; }

    /// <summary>Names of all runs of destructions that were planned, and of all keys that are retired.</summary>
    public (IReadOnlyList<string> Runs, IReadOnlyList<string> RetiredKeys) Destructions() => _erasures.All();

    /// <summary>Opens a data folder.</summary>
    /// <exception cref="IOException">There are no histories in it, or a file cannot be read or is of another format version.</exception>
    public static SqliteHistory Open(string folder)
    {
        var opened = new List<Database>();
        try
        {
            opened.Add(Database.OpenSnapshot(Path.Combine(folder, "compliance.db")));
            return new(opened[0], IfThere("keys.db"), IfThere("blobs.db"), IfThere("incidents.db"));
        }
        catch
        {
            opened.ForEach(database => database.Dispose());
            throw;
        }

        Database? IfThere(string file)
        {
            if (!File.Exists(Path.Combine(folder, file)))
                return null;
            opened.Add(Database.OpenSnapshot(Path.Combine(folder, file)));
            return opened[^1];
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _database.Dispose();
        _keys?.Dispose();
        _blobs?.Dispose();
        _incidents?.Dispose();
    }
}
