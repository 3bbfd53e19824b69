using System.Text.Json;
using ComplianceGrains.Storage.Erasures;
using ComplianceGrains.Storage.Sqlite.Keys;
using ComplianceGrains.Storage.Sqlite.Writing;

namespace ComplianceGrains.Storage.Sqlite.Erasures;

/// <summary>The journal stands beside the histories, so that a snapshot of them shows what of them is destroyed at the same moment.</summary>
internal sealed class SqliteErasures(Database database) : IErasures
{
    /// <summary>What came after the first layout and changes nothing of it.</summary>
    public const string Additions = """
        CREATE TABLE IF NOT EXISTS retired_key(name TEXT PRIMARY KEY) STRICT;

        CREATE TABLE IF NOT EXISTS erasure_run(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, key_names TEXT NOT NULL, closed INTEGER NOT NULL DEFAULT 0) STRICT;

        CREATE TABLE IF NOT EXISTS erased_value(
            run INTEGER NOT NULL, stream INTEGER NOT NULL, sequence INTEGER NOT NULL, cid TEXT NOT NULL, kref TEXT NOT NULL,
            PRIMARY KEY(stream, sequence, cid)) STRICT;

        CREATE TABLE IF NOT EXISTS tombstone(
            id INTEGER PRIMARY KEY, run INTEGER NOT NULL, jurisdiction TEXT NOT NULL, policy TEXT NOT NULL, basis TEXT NOT NULL,
            min_age INTEGER NOT NULL, root BLOB NOT NULL UNIQUE) STRICT;

        CREATE TABLE IF NOT EXISTS tombstone_target(
            tombstone INTEGER NOT NULL, log TEXT NOT NULL, idx INTEGER NOT NULL, cid TEXT NOT NULL, leaf BLOB NOT NULL, stream INTEGER NOT NULL, sequence INTEGER NOT NULL,
            PRIMARY KEY(tombstone, log, idx, cid)) STRICT;
        """;

    private const string RunOf = "(SELECT id FROM erasure_run WHERE name=$1)";

    public bool MayDestroy => true;

    public Task<IReadOnlyList<SealedPlace>> SealedUnderAsync(IReadOnlyCollection<string> keyReferences, CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<SealedPlace>>(database.Read(statements => statements.Rows(
            "SELECT s.name, v.sequence, v.cid, v.kref FROM sealed v JOIN stream s ON s.id=v.stream WHERE v.kref IN (SELECT value FROM json_each($1)) AND v.blob<>zeroblob(length(v.blob)) ORDER BY v.id",
            row => new SealedPlace(row.GetString(0), row.GetInt64(1), row.GetString(2), row.GetString(3)), JsonSerializer.Serialize(keyReferences))));

    public Task RetireAsync(IReadOnlyCollection<string> keyNames, CancellationToken cancellation = default) => database.WriteAsync(statements =>
    {
        foreach (var name in keyNames)
            statements.Run("INSERT OR IGNORE INTO retired_key(name) VALUES($1)", name);
        return 0;
    }, cancellation);

    public Task<bool> IsRetiredAsync(string keyName, CancellationToken cancellation = default) => Task.FromResult(database.Read(statements =>
        statements.Integer("SELECT COUNT(*) FROM retired_key WHERE name=$1", keyName) > 0));

    public Task PlanAsync(ErasurePlan plan, CancellationToken cancellation = default) => database.WriteAsync(statements =>
    {
        if (statements.Integer("INSERT OR IGNORE INTO erasure_run(name, key_names) VALUES($1,$2) RETURNING id", plan.Run, JsonSerializer.Serialize(plan.KeyNames)) is not { } run)
            return 0;
        foreach (var value in plan.Values)
            statements.Run("INSERT INTO erased_value(run, stream, sequence, cid, kref) VALUES($1,(SELECT id FROM stream WHERE name=$2),$3,$4,$5)", run, value.Actor, value.Sequence, value.Cid, value.KeyReference);
        foreach (var tombstone in plan.Tombstones)
        {
            var id = statements.Integer(
                "INSERT INTO tombstone(run, jurisdiction, policy, basis, min_age, root) VALUES($1,$2,$3,$4,$5,$6) RETURNING id",
                run, tombstone.Jurisdiction, tombstone.Policy, tombstone.Basis, tombstone.MinAgeDays, tombstone.Root)!.Value;
            foreach (var target in tombstone.Targets)
                statements.Run(
                    "INSERT INTO tombstone_target(tombstone, log, idx, cid, leaf, stream, sequence) VALUES($1,$2,$3,$4,$5,(SELECT id FROM stream WHERE name=$6),$7)",
                    id, target.Log, target.Index, target.Cid, target.Leaf, target.Actor, target.Sequence);
        }

        return plan.Values.Count;
    }, cancellation);

    public Task<ErasurePlan?> FindAsync(string run, CancellationToken cancellation = default) => Task.FromResult(database.Read(statements =>
    {
        if (statements.Row("SELECT id, key_names FROM erasure_run WHERE name=$1", row => new Run(row.GetInt64(0), row.GetString(1)), run) is not { } found)
            return null;
        var tombstones = statements.Rows(
            "SELECT id, jurisdiction, policy, basis, min_age, root FROM tombstone WHERE run=$1 ORDER BY id",
            row => (Id: row.GetInt64(0), Tombstone: new PlannedTombstone(row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt64(4), row.GetBytes(5), [])), found.Id);
        return new ErasurePlan(
            run, JsonSerializer.Deserialize<List<string>>(found.KeyNames)!,
            statements.Rows("SELECT s.name, v.sequence, v.cid, v.kref FROM erased_value v JOIN stream s ON s.id=v.stream WHERE v.run=$1",
                row => new SealedPlace(row.GetString(0), row.GetInt64(1), row.GetString(2), row.GetString(3)), found.Id),
            [.. tombstones.Select(one => one.Tombstone with { Targets = Targets(statements, one.Id) })]);
    }));

    /// <summary>
    /// Values are overwritten where they lie, and their rows stay: <see cref="SqliteKeyStore"/> says why. The checkpoint then empties the
    /// write-ahead log, where older copies of the pages are.
    /// </summary>
    public async Task SweepAsync(string run, CancellationToken cancellation = default)
    {
        await database.WriteAsync(
            statements =>
                statements.Run($"""
                    UPDATE sealed SET blob=zeroblob(length(blob))
                    WHERE id IN (SELECT v.id FROM sealed v JOIN erased_value e ON e.stream=v.stream AND e.sequence=v.sequence AND e.cid=v.cid AND e.kref=v.kref WHERE e.run={RunOf})
                    """, run)
                + statements.Run($"UPDATE command SET fingerprint=zeroblob(length(fingerprint)) WHERE stream IN (SELECT stream FROM erased_value WHERE run={RunOf})", run),
            cancellation);
        await database.TruncateWalAsync(cancellation);
    }

    public Task CloseAsync(string run, CancellationToken cancellation = default) =>
        database.WriteAsync(statements => statements.Run("UPDATE erasure_run SET closed=1 WHERE name=$1", run), cancellation);

    public Task<bool> NamesAsync(string actor, long sequence, string cid, CancellationToken cancellation = default) => Task.FromResult(database.Read(statements => IsThere(statements)
        && statements.Integer("SELECT COUNT(*) FROM erased_value WHERE stream=(SELECT id FROM stream WHERE name=$1) AND sequence=$2 AND cid=$3", actor, sequence, cid) > 0));

    public Task<IReadOnlyList<ErasureTarget>> TargetsAsync(byte[] root, CancellationToken cancellation = default) => Task.FromResult<IReadOnlyList<ErasureTarget>>(database.Read(statements =>
        IsThere(statements) && statements.Integer("SELECT id FROM tombstone WHERE root=$1", root) is { } tombstone ? Targets(statements, tombstone) : []));

    public Task<IReadOnlyList<string>> OpenAsync(CancellationToken cancellation = default) => Task.FromResult<IReadOnlyList<string>>(database.Read(statements =>
        IsThere(statements) ? statements.Rows("SELECT name FROM erasure_run WHERE closed=0 ORDER BY id", row => row.GetString(0)) : []));

    public Task<IReadOnlyList<byte[]>> RootsAsync(CancellationToken cancellation = default) => Task.FromResult<IReadOnlyList<byte[]>>(database.Read(statements =>
        IsThere(statements) ? statements.Rows("SELECT root FROM tombstone ORDER BY id", row => row.GetBytes(0)) : []));

    /// <summary>Every key that a plan names: destroyed, or about to be.</summary>
    public IReadOnlyList<string> PlannedKeys() => database.Read(statements => statements.Rows("SELECT k.value FROM erasure_run r, json_each(r.key_names) k", row => row.GetString(0)));

    /// <summary>Every run that was planned, and every key that is retired.</summary>
    public (IReadOnlyList<string> Runs, IReadOnlyList<string> RetiredKeys) All() => database.Read<(IReadOnlyList<string>, IReadOnlyList<string>)>(statements => IsThere(statements)
        ? (statements.Rows("SELECT name FROM erasure_run ORDER BY id", row => row.GetString(0)), statements.Rows("SELECT name FROM retired_key ORDER BY name", row => row.GetString(0)))
        : ([], []));

    private static List<ErasureTarget> Targets(Statements statements, long tombstone) => statements.Rows(
        "SELECT t.log, t.idx, t.leaf, t.cid, s.name, t.sequence FROM tombstone_target t JOIN stream s ON s.id=t.stream WHERE t.tombstone=$1",
        row => new ErasureTarget(row.GetString(0), row.GetInt64(1), row.GetBytes(2), row.GetString(3), row.GetString(4), row.GetInt64(5)), tombstone);

    /// <summary>A folder that no host of today has opened yet has no such tables.</summary>
    private static bool IsThere(Statements statements) => statements.Integer("SELECT COUNT(*) FROM sqlite_master WHERE type='table' AND name='tombstone_target'") > 0;

    private sealed record Run(long Id, string KeyNames);
}
