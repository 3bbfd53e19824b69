using ComplianceGrains.Storage.Sqlite;

namespace ComplianceGrains.Storage.Tests.Models;

public sealed class SqliteStoreModelTests : StoreModelContract, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("compliance-model-").FullName;
    private SqliteStore _store;

    public SqliteStoreModelTests() => _store = SqliteStore.Open(_folder);

    protected override Stores Stores => new(_store.Layout, _store.Journal, _store.Vault, _store.Ledger, _store.Receipts, _store.Agenda, _store.Outbox, _store.Keys, _store.Blobs, _store.Incidents);

    protected override void Reopen()
    {
        _store.Dispose();
        _store = SqliteStore.Open(_folder);
    }

    public void Dispose()
    {
        _store.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
