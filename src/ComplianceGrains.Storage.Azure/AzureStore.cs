using Azure.Data.Tables;
using Azure.Storage.Blobs;
using ComplianceGrains.Storage.Agendas;
using ComplianceGrains.Storage.Anchors;
using ComplianceGrains.Storage.Azure.Agendas;
using ComplianceGrains.Storage.Azure.Anchors;
using ComplianceGrains.Storage.Azure.Backlogs;
using ComplianceGrains.Storage.Azure.Blobs;
using ComplianceGrains.Storage.Azure.Erasures;
using ComplianceGrains.Storage.Azure.Histories;
using ComplianceGrains.Storage.Azure.Incidents;
using ComplianceGrains.Storage.Azure.Journals;
using ComplianceGrains.Storage.Azure.Keys;
using ComplianceGrains.Storage.Azure.Ledgers;
using ComplianceGrains.Storage.Azure.Moves;
using ComplianceGrains.Storage.Azure.Outboxes;
using ComplianceGrains.Storage.Azure.Queues;
using ComplianceGrains.Storage.Azure.Receipts;
using ComplianceGrains.Storage.Azure.Silos;
using ComplianceGrains.Storage.Azure.Tables;
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
using ComplianceGrains.Storage.Vaults;

namespace ComplianceGrains.Storage.Azure;

/// <summary>
/// All stores of a cluster on Azure Tables and Blobs. Tables: <c>cells</c> (histories and all work on them, a partition a cell),
/// <c>logs</c>, <c>incidents</c>, <c>erasures</c>; <c>keys</c> in an account of its own. Containers: <c>files</c>, <c>checkpoints</c>, <c>cosignatures</c>.
/// </summary>
public sealed class AzureStore : IStores
{
    private const string MovingRow = "moving";

    private readonly TableClient _cells;
    private readonly TableClient _logs;
    private readonly BlobContainerClient _checkpoints;
    private readonly BlobContainerClient _cosignatures;
    private readonly Takeover _takeover;
    private readonly Leftovers _leftovers;

    private AzureStore(
        (StoreLayout Layout, bool NotesKeys) made, TableClient cells, TableClient logs, TableClient incidents, TableClient erasures, TableClient keys,
        BlobContainerClient files, BlobContainerClient checkpoints, BlobContainerClient cosignatures)
    {
        var layout = made.Layout;
        (Layout, _cells, _logs, _checkpoints, _cosignatures) = (layout, cells, logs, checkpoints, cosignatures);
        var silos = new SiloFence();
        var (wrapped, uses) = (new AzureKeyStore(keys, silos), new KeyUses(erasures));
        var (heads, finishing) = (new Heads(cells, layout), new Finishing(cells, layout));
        var journal = new AzureJournal(cells, logs, heads, uses, layout, silos);
        Journal = journal;
        Vault = journal;
        var fence = new LogFence(logs, finishing, silos);
        Drafts = new AzureDraftSource(cells, layout);
        Logs = new AzureLogStore(cells, logs, fence, layout);
        HeadLock = new AzureHeadLock(cells, logs, fence, finishing, layout);
        Receipts = new AzureReceipts(cells, layout, silos);
        Agenda = new AzureAgenda(cells, heads, layout);
        Queues = new AzureQueues(cells, layout);
        Outbox = new AzureOutbox(cells, layout);
        Backlogs = new AzureBacklogs(cells, logs, layout);
        Keys = wrapped;
        Blobs = new AzureBlobs(files);
        Incidents = new AzureIncidents(incidents);
        Erasures = new AzureErasures(cells, erasures, layout, made.NotesKeys);
        Silos = new LiveSilos(cells, silos);
        _takeover = new Takeover(cells, logs, wrapped, uses, layout);
        _leftovers = new Leftovers([cells, logs, incidents, erasures, keys], files);
    }

    /// <inheritdoc/>
    public StoreLayout Layout { get; }

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

    /// <inheritdoc/>
    public IBlobs Blobs { get; }

    /// <inheritdoc/>
    public IIncidents Incidents { get; }

    /// <inheritdoc/>
    public IErasures Erasures { get; }

    /// <summary>Who works on it.</summary>
    public LiveSilos Silos { get; }

    /// <summary>Opens the stores, making what is missing.</summary>
    /// <param name="places">Where they are.</param>
    /// <param name="cells">How many cells a new store gets, 1 to 256; one that is there keeps what it was made with.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="IOException">A service does not answer, or refuses.</exception>
    public static async Task<AzureStore> OpenAsync(AzurePlaces places, int cells, CancellationToken cancellation = default)
    {
        var store = await OpenWholeOrNotAsync(places, cells, cancellation);
        return await store.MovingAsync(cancellation) is null
            ? store
            : throw new IOException("A data folder is being moved into this store, and not all of it has come. Run `compliance move` again: it goes on.");
    }

    /// <summary>Opens a new store for what another one holds, or goes on where that was interrupted; nobody else opens it until <see cref="EndMoveAsync"/>.</summary>
    /// <param name="places">Where it is.</param>
    /// <param name="cells">How many cells it gets.</param>
    /// <param name="key">The id of the signing key that the other store was begun with.</param>
    /// <param name="hasGone">Whether the other store is marked as moved already: then it goes on only into the store that it was being moved into.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="IOException">It is no new store, or a service does not answer.</exception>
    public static async Task<AzureStore> OpenForMoveAsync(AzurePlaces places, int cells, string key, bool hasGone = false, CancellationToken cancellation = default)
    {
        var store = await OpenWholeOrNotAsync(places, cells, cancellation);
        var isNew = await store.MovingAsync(cancellation) is null;
        if (hasGone && isNew)
            throw new IOException("The data folder was moved already: the store that it went to is whole, or is another one than this. Two stores must not go on with one history.");
        if (isNew && await store.KeyAsync(cancellation) is { } begun)
            throw new IOException($"The store was begun with the signing key {begun} already: a data folder is moved into a new one.");
        await MakeAsync(() => store._cells.AddEntityAsync(new TableEntity("layout", MovingRow) { ["id"] = key }, cancellation), cancellation);
        if (await store.MovingAsync(cancellation) is { } moving && moving != key)
            throw new IOException($"The data folder of the signing key {moving} is being moved into this store. Give this one a store of its own.");
        // A silo that found no move looks for one again once it has begun a new store: one of the two sees the other.
        if (await store.Silos.OthersAsync(cancellation: cancellation) is not [var silo, ..])
            return store;
        if (isNew)
            await store.NoLongerMovingAsync(cancellation);
        throw new IOException($"The silo {silo} works on the store already: a data folder is moved into a new one.");
    }

    /// <summary>Begins to take over another store, or goes on with it; what lies here of one that was otherwise then is taken away first.</summary>
    /// <param name="content">What the other store holds now, as one word.</param>
    /// <param name="cancellation">Stops it; whoever calls it again goes on.</param>
    /// <returns>Whether anything was taken away.</returns>
    public async Task<bool> BeginMoveAsync(string content, CancellationToken cancellation = default)
    {
        var moving = await _cells.FindAsync("layout", MovingRow, cancellation) ?? throw new InvalidOperationException("Nothing is being moved into this store.");
        if (moving.GetString("content") is not { } before)
        {
            // Nothing was brought here yet: what lies here is somebody else's, such as the keys of another store in an account that was named by mistake.
            if (await _leftovers.AreThereAsync(cancellation))
                throw new IOException("The tables, keys or files that are named hold something already: a data folder is moved into a new store. Look at Storage__Tables, Storage__Keys and Storage__Blobs.");
        }
        else if (before == content)
            return false;
        var wasThere = await _leftovers.TakeAwayAsync(cancellation);
        moving["content"] = content;
        await TableExtensions.TryAsync(() => _cells.UpsertEntityAsync(moving, TableUpdateMode.Replace, cancellation), cancellation);
        return wasThere;
    }

    /// <summary>Takes over keys, histories and logs of another store at rest; doing it twice does no harm.</summary>
    public Task TakeOverAsync(IHistorySnapshot source, CancellationToken cancellation = default) => _takeover.RunAsync(source, cancellation);

    /// <summary>The store is whole from now on, and silos open it.</summary>
    public async Task EndMoveAsync(string key, CancellationToken cancellation = default)
    {
        if (await ClaimAsync(key, cancellation) is var begun && begun != key)
            throw new IOException($"The store was begun with the signing key {begun} meanwhile: a data folder is moved into a new one.");
        await NoLongerMovingAsync(cancellation);
    }

    private Task NoLongerMovingAsync(CancellationToken cancellation) =>
        TableExtensions.TryAsync(() => _cells.DeleteEntityAsync("layout", MovingRow, cancellationToken: cancellation), cancellation);

    private static async Task<AzureStore> OpenWholeOrNotAsync(AzurePlaces places, int cells, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cells, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(cells, 256);
        var (tables, keys, blobs) = (Places.Tables(places.Tables), Places.Tables(places.Keys), Places.Blobs(places.Blobs));
        var table = await TableAsync(tables, "cells", cancellation);
        return new AzureStore(
            await LayoutAsync(table, cells, cancellation), table, await TableAsync(tables, "logs", cancellation), await TableAsync(tables, "incidents", cancellation), await TableAsync(tables, "erasures", cancellation),
            await TableAsync(keys, "keys", cancellation), await ContainerAsync(blobs, "files", cancellation), await ContainerAsync(blobs, "checkpoints", cancellation), await ContainerAsync(blobs, "cosignatures", cancellation));
    }

    /// <summary>The write-once copy of one signing key.</summary>
    /// <param name="key">The id of the signing key as in its vkeys.</param>
    public IAnchors Anchors(string key) => new BlobAnchors(_checkpoints, key);

    /// <summary>The time-stamps over what one signing key signed.</summary>
    /// <param name="key">The id of the signing key as in its vkeys.</param>
    public ITimestamps Timestamps(string key) => new BlobTimestamps(_checkpoints, key);

    /// <summary>What witnesses cosigned of what one signing key signed.</summary>
    /// <param name="key">The id of the signing key as in its vkeys.</param>
    public ICosignatures Cosignatures(string key) => new BlobCosignatures(_cosignatures, key);

    /// <summary>The whole store, for a check of it. No silo may run meanwhile: there is no snapshot of one moment.</summary>
    public IHistorySnapshot AtRest() => new AzureHistory(Layout, Journal, Vault, Drafts, Logs, new AzureHistoryAudit(_cells, _logs, Layout), Erasures, new RestingKeys(Keys), Blobs);

    /// <summary>The signing key that the store was begun with; null for one that is new.</summary>
    public async Task<string?> KeyAsync(CancellationToken cancellation = default) => (await _cells.FindAsync("layout", "key", cancellation))?.GetString("id");

    /// <summary>A silo begins a new store with a signing key; the one that it was begun with, by whoever came first.</summary>
    /// <exception cref="IOException">A data folder is being moved into it since.</exception>
    public async Task<string> BeginAsync(string key, CancellationToken cancellation = default)
    {
        var begun = await ClaimAsync(key, cancellation);
        return await MovingAsync(cancellation) is null
            ? begun
            : throw new IOException("A data folder is being moved into this store, and not all of it has come. Run `compliance move` again: it goes on.");
    }

    /// <summary>Begins a new store with a signing key; the one that it was begun with, by whoever came first.</summary>
    public async Task<string> ClaimAsync(string key, CancellationToken cancellation = default)
    {
        await MakeAsync(() => _cells.AddEntityAsync(new TableEntity("layout", "key") { ["id"] = key }, cancellation), cancellation);
        return (await KeyAsync(cancellation))!;
    }

    /// <summary>The signing key of what is being moved into the store; null if nothing is.</summary>
    private async Task<string?> MovingAsync(CancellationToken cancellation) => (await _cells.FindAsync("layout", MovingRow, cancellation))?.GetString("id");

    /// <summary>
    /// The number of cells is written down by whoever comes first: another one would look for actors where they are not. So is that it is
    /// noted who seals under which key: of a store that began without it nobody could say what a key seals.
    /// </summary>
    private static async Task<(StoreLayout Layout, bool NotesKeys)> LayoutAsync(TableClient table, int cells, CancellationToken cancellation)
    {
        if (await table.FindAsync("layout", "!", cancellation) is { } known)
            return Made(known);
        await MakeAsync(() => table.AddEntityAsync(new TableEntity("layout", "!") { ["cells"] = cells, ["notesKeys"] = true }, cancellation), cancellation);
        return Made((await table.FindAsync("layout", "!", cancellation))!);

        static (StoreLayout, bool) Made(TableEntity row) => (new StoreLayout(row.GetInt32("cells")!.Value, IsShared: true), row.GetBoolean("notesKeys") == true);
    }

    private static async Task<TableClient> TableAsync(TableServiceClient service, string name, CancellationToken cancellation)
    {
        var table = service.GetTableClient(name);
        await MakeAsync(() => table.CreateIfNotExistsAsync(cancellation), cancellation);
        return table;
    }

    private static async Task<BlobContainerClient> ContainerAsync(BlobServiceClient service, string name, CancellationToken cancellation)
    {
        var container = service.GetBlobContainerClient(name);
        await MakeAsync(() => container.CreateIfNotExistsAsync(cancellationToken: cancellation), cancellation);
        return container;
    }

    private static async Task MakeAsync<T>(Func<Task<T>> make, CancellationToken cancellation) => await TableExtensions.TryAsync(async () =>
    {
        try
        {
            await make();
            return true;
        }
        catch (global::Azure.RequestFailedException failure) when (failure.Status == 409)
        {
            // Another silo was first.
            return true;
        }
        catch (global::Azure.RequestFailedException failure) when (!failure.IsUnanswered())
        {
            throw new IOException($"The store on Azure cannot be opened: {failure.Message}", failure);
        }
    }, cancellation);
}
