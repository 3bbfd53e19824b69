using System.Security.Cryptography;
using System.Text;
using ComplianceGrains.Storage.Agendas;
using ComplianceGrains.Storage.Azure;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Storage.Ledgers;
using ComplianceGrains.Storage.Outboxes;
using ComplianceGrains.Storage.Sqlite;

namespace ComplianceGrains.Storage.Tests.Azure;

/// <summary>What one store took over from another is there as if it had been written there; the whole of a firm's is <c>bash tests/long move</c>. Needs azurite.</summary>
public sealed class MovedStoreTests(Azurite azurite) : IClassFixture<Azurite>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("compliance-store-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SkippableFact]
    public async Task A_store_that_took_over_another_one_goes_on_from_it_and_is_opened_by_nobody_before_it_is_whole()
    {
        Skip.If(azurite.NewPlaces() is null, azurite.Absent);
        var places = azurite.NewPlaces()!;
        var reference = await WrittenAsync();
        using var source = SqliteHistory.Open(_folder);

        var moving = await AzureStore.OpenForMoveAsync(places, 4, "5f8e1c21");
        await moving.TakeOverAsync(source);
        await moving.TakeOverAsync(source);
        await Assert.ThrowsAsync<IOException>(() => AzureStore.OpenAsync(places, 4));
        await Assert.ThrowsAsync<IOException>(() => AzureStore.OpenForMoveAsync(places, 4, "another"));
        // Marked as moved while this one is not whole: it goes on here, and into no other store.
        Assert.NotNull(await AzureStore.OpenForMoveAsync(places, 4, "5f8e1c21", hasGone: true));
        await Assert.ThrowsAsync<IOException>(() => AzureStore.OpenForMoveAsync(azurite.NewPlaces()!, 4, "5f8e1c21", hasGone: true));
        await Assert.ThrowsAsync<IOException>(() => moving.BeginAsync("5f8e1c21"));
        // A silo works on this one: it is refused, and the silo starts again as before.
        var used = azurite.NewPlaces()!;
        await using (await (await AzureStore.OpenAsync(used, 4)).Silos.EnterAsync("one", TimeSpan.FromMilliseconds(200)))
            await Assert.ThrowsAsync<IOException>(() => AzureStore.OpenForMoveAsync(used, 4, "5f8e1c21"));
        Assert.NotNull(await AzureStore.OpenAsync(used, 4));
        await moving.EndMoveAsync("5f8e1c21");
        await Assert.ThrowsAsync<IOException>(() => AzureStore.OpenForMoveAsync(places, 4, "5f8e1c21"));

        var store = await AzureStore.OpenAsync(places, 4);
        Assert.Equal("sdk/eu/customer/a/due-diligence", (await store.Keys.FindByReferenceAsync(reference))!.Name);
        Assert.Equal(["customer/a", "customer/b"], (await store.Journal.ListActorsAsync("", "", 10)).Select(actor => actor.Name).Order(StringComparer.Ordinal));
        Assert.Equal([0xb1, 1], (await store.Vault.ReadAsync("customer/a", 1))[1].Bytes);
        Assert.Equal("a receipt", Assert.Single(await store.Receipts.FindAsync("customer/a", [new(Verdicts.Log, 0)]))!.Note);
        Assert.Equal((0L, "customer/a"), ((await store.Logs.FindAsync(Verdicts.Log, "customer/a", 0))!.Index, (await store.Logs.TailAsync(Verdicts.Log, "customer/a"))!.Actor));
        Assert.Equal("review", Assert.Single(await store.AtRest().Audit.AgendaAsync("customer/b")).Deadline.Key);
        Assert.Equal("exception/x", Assert.Single(await store.AtRest().Audit.WaitingEffectsAsync()).Effect.Target);
        // A command of before is known, and histories and logs go on behind what came over.
        Assert.IsType<CommitResult.Repeated>(await store.Journal.CommitAsync(Verdicts.Of("customer/a", 0, "c1")));
        Assert.IsType<CommitResult.Committed>(await store.Journal.CommitAsync(Verdicts.Of("customer/a", 1, "c2")));
        var generation = await store.HeadLock.AcquireAsync(Verdicts.Log);
        Assert.Equal(2, generation);
        await store.HeadLock.AppendAsync(Verdicts.Log, generation, [.. (await store.Drafts.PendingAsync(Verdicts.Log, "", 10)).Select((draft, i) => EntryOf(draft, i + 1))]);
        Assert.Equal(3, (await store.Logs.HeadAsync(Verdicts.Log)).Size);
        Assert.Equal([reference], (await store.Erasures.SealedUnderAsync([reference])).Select(place => place.KeyReference));
    }

    [SkippableFact]
    public async Task What_an_earlier_try_left_goes_if_the_other_store_went_on_since()
    {
        Skip.If(azurite.NewPlaces() is null, azurite.Absent);
        var places = azurite.NewPlaces()!;
        var reference = await WrittenAsync();
        using (var before = SqliteHistory.Open(_folder))
        {
            var interrupted = await AzureStore.OpenForMoveAsync(places, 4, "5f8e1c21");
            Assert.False(await interrupted.BeginMoveAsync("as it was"));
            await interrupted.TakeOverAsync(before);
            await interrupted.Blobs.PutAsync(new MemoryStream([1, 2, 3]));
            // Called again at once: it goes on, and what lies there stays.
            Assert.False(await interrupted.BeginMoveAsync("as it was"));
            Assert.NotNull(await interrupted.Keys.FindByReferenceAsync(reference));
        }

        using (var store = SqliteStore.Open(_folder))
        {
            await store.Outbox.RemoveAsync(await store.Outbox.PendingAsync(0, 10));
            await store.Journal.CommitAsync(Verdicts.Of("customer/b", 1, "c2").With(new DeadlineChange.Clear("review")));
            var generation = await store.HeadLock.AcquireAsync(Verdicts.Log);
            await store.HeadLock.AppendAsync(Verdicts.Log, generation, [.. (await store.Drafts.PendingAsync(Verdicts.Log, "", 10)).Select((draft, i) => EntryOf(draft, i + 1))]);
            await store.Keys.DestroyAsync(["sdk/eu/customer/a/due-diligence"]);
        }

        using var source = SqliteHistory.Open(_folder);
        var moving = await AzureStore.OpenForMoveAsync(places, 4, "5f8e1c21");
        Assert.True(await moving.BeginMoveAsync("as it is"));
        await moving.TakeOverAsync(source);

        Assert.Null(await moving.Keys.FindByReferenceAsync(reference));
        Assert.Empty(await moving.Blobs.ListAsync("", 10));
        Assert.Empty(await moving.Drafts.PendingAsync(Verdicts.Log, "", 10));
        Assert.Empty(await moving.AtRest().Audit.WaitingEffectsAsync());
        for (var cell = 0; cell < 4; cell++)
            Assert.Empty(await moving.Outbox.PendingAsync(cell, 10));
        Assert.Empty(await moving.AtRest().Audit.AgendaAsync("customer/b"));
        Assert.Equal(2, (await moving.Journal.ReadAsync("customer/b")).Count);
        Assert.Equal(3, (await moving.Logs.HeadAsync(Verdicts.Log)).Size);
        await Assert.ThrowsAsync<IOException>(() => AzureStore.OpenAsync(places, 4));
    }

    [SkippableFact]
    public async Task Nothing_of_another_store_goes_whose_keys_were_named_by_mistake()
    {
        Skip.If(azurite.NewPlaces() is null, azurite.Absent);
        var (own, theirs) = (azurite.NewPlaces()!, azurite.NewPlaces()!);
        var other = await AzureStore.OpenAsync(theirs, 4);
        var key = await other.Keys.AddAsync("sdk/eu/customer/a/due-diligence", [1, 2, 3]);
        var file = await other.Blobs.PutAsync(new MemoryStream([1, 2, 3]));
        foreach (var places in new[] { own with { Keys = theirs.Keys }, own with { Blobs = theirs.Blobs } })
        {
            var moving = await AzureStore.OpenForMoveAsync(places, 4, "5f8e1c21");
            await Assert.ThrowsAsync<IOException>(() => moving.BeginMoveAsync("as it is"));
        }

        Assert.NotNull(await other.Keys.FindByReferenceAsync(key.Reference));
        await using var kept = await other.Blobs.OpenAsync(file);
        Assert.NotNull(kept);
    }

    [SkippableFact]
    public async Task Keys_of_a_store_at_rest_come_by_page_in_the_order_of_their_names()
    {
        var store = await azurite.NewStoreAsync();
        Skip.If(store is null, azurite.Absent);
        var names = Enumerable.Range(0, 7).Select(number => $"sdk/eu/customer/{number}/due-diligence").ToList();
        foreach (var name in names)
            await store.Keys.AddAsync(name, [1]);

        var (keys, pages) = (store.AtRest().Keys!, new List<string>());
        for (var page = await keys.ListAsync("", 3); page.Count > 0; page = await keys.ListAsync(page[^1].Name, 3))
            pages.AddRange(page.Select(key => key.Name));

        Assert.Equal(names, pages);
        Assert.Equal(names[3..5], (await keys.ListAsync(names[2], 2)).Select(key => key.Name));
        await Assert.ThrowsAsync<NotSupportedException>(() => keys.DestroyAsync(names));
    }

    /// <summary>Two actors: of one an entry and a receipt, of the other a draft, a deadline and an effect that wait. The reference of a key that seals.</summary>
    private async Task<string> WrittenAsync()
    {
        using var store = SqliteStore.Open(_folder);
        var key = await store.Keys.AddAsync("sdk/eu/customer/a/due-diligence", [1, 2, 3]);
        var first = Verdicts.Of("customer/a", 0, "c1").WithReceipt("a receipt");
        await store.Journal.CommitAsync(first with { Decisions = [first.Decisions[0] with { Sealed = [first.Decisions[0].Sealed[0] with { KeyReference = key.Reference }, first.Decisions[0].Sealed[1]] }] });
        var generation = await store.HeadLock.AcquireAsync(Verdicts.Log);
        await store.HeadLock.AppendAsync(Verdicts.Log, generation, [EntryOf((await store.Drafts.PendingAsync(Verdicts.Log, "", 10))[0], 0)]);
        await store.Journal.CommitAsync(Verdicts.Of("customer/b", 0, "c1").With(new NewEffect(1, 0, "exception/x", "open-exception")).With(new DeadlineChange.Set("review", 9000, null, "analyst", ["EU"])));
        return key.Reference;
    }

    private static NewEntry EntryOf(PendingDraft draft, long index) => new(draft, index, 10_000 + index, Encoding.UTF8.GetBytes($"core {index}"), SHA256.HashData([(byte)index]));
}
