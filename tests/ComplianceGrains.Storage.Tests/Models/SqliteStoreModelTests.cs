using ComplianceGrains.Storage.Sqlite;

namespace ComplianceGrains.Storage.Tests.Models;

public sealed class SqliteStoreModelTests : StoreModelContract, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("compliance-model-").FullName;
    private SqliteStore _store;

    public SqliteStoreModelTests() => _store = SqliteStore.Open(_folder);

    protected override IStores Stores => _store;

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
