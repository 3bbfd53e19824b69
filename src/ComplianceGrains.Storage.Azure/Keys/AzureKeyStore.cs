using System.Globalization;
using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;
using ComplianceGrains.Storage.Azure.Silos;
using ComplianceGrains.Storage.Azure.Tables;
using ComplianceGrains.Storage.Keys;

namespace ComplianceGrains.Storage.Azure.Keys;

/// <summary>Wrapped keys by name and by reference, two rows of one partition, so that both come and go together; a reference names its partition.</summary>
internal sealed class AzureKeyStore(TableClient keys, SiloFence silos) : IKeyStore
{
    private const string Moved = "moved";

    private static readonly StoreLayout Layout = new(16);

    public async Task<WrappedKey?> FindAsync(string name, CancellationToken cancellation = default) =>
        await keys.FindAsync(Partition(Layout.CellOf(name)), ByName(name), cancellation) is { } row ? Read(row) : null;

    /// <summary>A reference that another store gave names no partition, and stands in an index beside.</summary>
    public async Task<WrappedKey?> FindByReferenceAsync(string reference, CancellationToken cancellation = default)
    {
        if (CellOf(reference) is { } cell && await keys.FindAsync(Partition(cell), ByReference(reference), cancellation) is { } row)
            return Read(row);
        return await keys.FindAsync(Moved, ByReference(reference), cancellation) is { } moved
            && await keys.FindAsync(Partition(moved.GetInt32("cell")!.Value), ByReference(reference), cancellation) is { } there ? Read(there) : null;
    }

    /// <summary>Takes a key of another store, under the reference that it has there.</summary>
    public async Task TakeAsync(WrappedKey key, CancellationToken cancellation)
    {
        var cell = Layout.CellOf(key.Name);
        await TableExtensions.TryAsync(() => keys.UpsertEntityAsync(new TableEntity(Moved, ByReference(key.Reference)) { ["cell"] = cell }, TableUpdateMode.Replace, cancellation), cancellation);
        await TableExtensions.TryAsync(() => keys.SubmitTransactionAsync([Put(ByName(key.Name)), Put(ByReference(key.Reference))], cancellation), cancellation);

        TableTransactionAction Put(string rowKey) => new(TableTransactionActionType.UpsertReplace, RowOf(cell, rowKey, key));
    }

    public async Task<WrappedKey> AddAsync(string name, byte[] bytes, CancellationToken cancellation = default)
    {
        var cell = Layout.CellOf(name);
        var reference = string.Create(CultureInfo.InvariantCulture, $"k-{cell:x2}{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12))}");
        silos.Check();
        var made = await TableExtensions.TryAsync(async () =>
        {
            try
            {
                await keys.SubmitTransactionAsync([Add(ByName(name)), Add(ByReference(reference))], CancellationToken.None);
            }
            catch (Exception failure) when (failure.IsOpen())
            {
                // What stands under the name holds, whoever wrote it.
                return await FindAsync(name, cancellation) ?? throw new IOException($"A key could not be stored: {failure.Message}", failure);
            }

            return new WrappedKey(name, reference, bytes);
        }, cancellation);
        // Whoever stood still meanwhile uses no key that may be wrapped under a root key that is gone by now. It stays: another silo may have
        // found it and sealed under it, and what is destroyed nobody brings back.
        silos.Check();
        return made;

        TableTransactionAction Add(string key) => new(TableTransactionActionType.Add, RowOf(cell, key, new(name, reference, bytes)));
    }

    public async Task RewrapAsync(string name, byte[] bytes, CancellationToken cancellation = default)
    {
        var cell = Layout.CellOf(name);
        silos.Check();
        await TableExtensions.TryAsync(async () =>
        {
            var row = await keys.FindAsync(Partition(cell), ByName(name), cancellation) ?? throw new InvalidOperationException($"There is no key {name} to be wrapped again.");
            var reference = row.GetString("reference");
            await keys.SubmitTransactionAsync([Update(ByName(name), reference), Update(ByReference(reference), reference)], CancellationToken.None);
            return true;
        }, cancellation);

        TableTransactionAction Update(string key, string reference) => new(TableTransactionActionType.UpdateReplace, RowOf(cell, key, new(name, reference, bytes)), ETag.All);
    }

    /// <summary>Names in their own order, not that of the rows: every key is looked at for each page. For a check of the whole store.</summary>
    public async Task<IReadOnlyList<WrappedKey>> ListAsync(string after, int limit, CancellationToken cancellation = default)
    {
        var rows = await Task.WhenAll(Cell.All(Layout).Select(cell => keys.RowsAsync(RowKey.Prefix(Partition(cell), "n~"), int.MaxValue, cancellation)));
        return [.. rows.SelectMany(ofCell => ofCell).Select(Read).Where(key => string.CompareOrdinal(key.Name, after) > 0).OrderBy(key => key.Name, StringComparer.Ordinal).Take(limit)];
    }

    public async Task DestroyAsync(IReadOnlyCollection<string> names, CancellationToken cancellation = default)
    {
        foreach (var name in names)
            await DestroyAsync(name, cancellation);
    }

    private async Task DestroyAsync(string name, CancellationToken cancellation)
    {
        var partition = Partition(Layout.CellOf(name));
        await TableExtensions.TryAsync(async () =>
        {
            if (await keys.FindAsync(partition, ByName(name), cancellation) is not { } row)
                return true;
            await keys.SubmitTransactionAsync(
                [
                    new(TableTransactionActionType.Delete, new TableEntity(partition, ByName(name)), ETag.All),
                    new(TableTransactionActionType.Delete, new TableEntity(partition, ByReference(row.GetString("reference"))), ETag.All),
                ], CancellationToken.None);
            return true;
        }, cancellation);
    }

    /// <summary>A key as it is found by its reference, in the partition that the reference names.</summary>
    internal static TableEntity RowOf(WrappedKey key) => RowOf(CellOf(key.Reference)!.Value, ByReference(key.Reference), key);

    private static TableEntity RowOf(int cell, string rowKey, WrappedKey key)
    {
        var row = new TableEntity(Partition(cell), rowKey) { ["reference"] = key.Reference };
        row.Text("name", key.Name);
        row.Bytes("bytes", key.Bytes);
        return row;
    }

    private static string Partition(int cell) => string.Create(CultureInfo.InvariantCulture, $"k{cell:X2}");

    private static string ByName(string name) => $"n~{RowKey.Part(name)}";

    private static string ByReference(string reference) => $"r~{RowKey.Part(reference)}";

    private static int? CellOf(string reference) =>
        reference.Length > 4 && int.TryParse(reference.AsSpan(2, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var cell) && cell < Layout.Cells ? cell : null;

    private static WrappedKey Read(TableEntity row) => new(row.Text("name"), row.GetString("reference"), row.Bytes("bytes"));
}
