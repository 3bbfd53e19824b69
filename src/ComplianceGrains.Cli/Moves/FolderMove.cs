using System.Text.Json;
using ComplianceGrains.Storage.Anchors;
using ComplianceGrains.Storage.Azure;
using ComplianceGrains.Storage.Blobs;
using ComplianceGrains.Storage.Files.Anchors;
using ComplianceGrains.Storage.Sqlite;

namespace ComplianceGrains.Cli.Moves;

/// <summary>Takes everything of a data folder to a store on Azure. Each part may be taken twice.</summary>
internal sealed class FolderMove(SqliteHistory source, AzureStore store)
{
    private const int Page = 500;

    /// <param name="anchors">Where the copies of what was signed are kept.</param>
    /// <param name="key">The id of the signing key that the folder was begun with.</param>
    /// <param name="cancellation">Stops it where it is.</param>
    public async Task RunAsync(string anchors, string key, CancellationToken cancellation)
    {
        using var copy = new AnchorFolder(anchors, key);
        await CoversAsync(copy, anchors, cancellation);
        if (source.Blobs is { } blobs)
            await BlobsAsync(blobs, cancellation);
        await store.TakeOverAsync(source, cancellation);
        await DestructionsAsync(cancellation);
        await IncidentsAsync(cancellation);
        await CopyAsync(copy, store.Anchors(key), cancellation);
        await WordsOfOthersAsync(anchors, key, cancellation);
    }

    /// <summary>Without the copy of what was signed the logs would not go on in the store.</summary>
    /// <exception cref="InvalidDataException">It lacks a signed head.</exception>
    private async Task CoversAsync(AnchorFolder copy, string anchors, CancellationToken cancellation)
    {
        foreach (var log in await source.Logs.NamesAsync(cancellation))
            if ((await source.Audit.SignedHeadsAsync(log, cancellation)).Select(head => head.Size).DefaultIfEmpty(0).Max() is var size and > 0
                && ((await copy.HeadAsync(log, cancellation))?.Size ?? 0) < size)
                throw new InvalidDataException($"The copy of what was signed in {anchors} lacks the head of {log} at size {size}. Name the folder that the host wrote it to with --anchors.");
    }

    private async Task BlobsAsync(IBlobs blobs, CancellationToken cancellation)
    {
        var after = "";
        while (await blobs.ListAsync(after, Page, cancellation) is { Count: > 0 } page)
        {
            foreach (var digest in page)
            {
                await using var content = await blobs.OpenAsync(digest, cancellation) ?? throw new InvalidDataException($"File {digest} is gone.");
                if (await store.Blobs.PutAsync(content, cancellation) != digest)
                    throw new InvalidDataException($"File {digest} holds something else than its name says: it was altered. Put the right one back from a backup.");
            }

            after = page[^1];
        }
    }

    /// <summary>What was destroyed is not there to be moved; that it was, and that its keys never come back, is.</summary>
    private async Task DestructionsAsync(CancellationToken cancellation)
    {
        var (runs, retired) = source.Destructions();
        await store.Erasures.RetireAsync([.. retired], cancellation);
        foreach (var run in runs)
        {
            await store.Erasures.PlanAsync((await source.Erasures.FindAsync(run, cancellation))!, cancellation);
            await store.Erasures.CloseAsync(run, cancellation);
        }
    }

    private async Task IncidentsAsync(CancellationToken cancellation)
    {
        foreach (var incident in source.Incidents is { } incidents ? await incidents.ReadAsync(cancellation) : [])
        {
            var known = await store.Incidents.FindAsync(incident.Found.Id, cancellation) ?? await store.Incidents.OpenAsync(incident.Found, cancellation);
            for (var number = known.Steps.Count; number < incident.Steps.Count; number++)
                await store.Incidents.AddStepAsync(incident.Found.Id, number, incident.Steps[number], cancellation);
        }
    }

    private static async Task CopyAsync(IAnchors from, IAnchors to, CancellationToken cancellation)
    {
        foreach (var log in await from.LogsAsync(cancellation))
        {
            var size = (await to.HeadAsync(log, cancellation))?.Size ?? 0;
            await foreach (var part in from.ReadAsync(log, cancellation))
                if (part.Head.Size > size)
                    await to.AppendAsync(part, cancellation);
        }

        var there = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var happened in to.EventsAsync(cancellation))
            there.Add(Text(happened));
        await foreach (var happened in from.EventsAsync(cancellation))
            if (there.Add(Text(happened)))
                await to.RecordAsync(happened, cancellation);

        static string Text(AnchoredEvent happened) => $"{happened.GetType().Name} {JsonSerializer.Serialize(happened, happened.GetType())}";
    }

    /// <summary>Time-stamps and cosignatures, for each head that may have them.</summary>
    private async Task WordsOfOthersAsync(string anchors, string key, CancellationToken cancellation)
    {
        var (stamps, cosigned) = (new TimestampFolder(anchors, key), new CosignatureFolder(anchors, key));
        var (toStamps, toCosigned) = (store.Timestamps(key), store.Cosignatures(key));
        var witnesses = CosignatureFolder.Witnesses(anchors, key);
        foreach (var log in await source.Logs.NamesAsync(cancellation))
            foreach (var size in (await source.Audit.SignedHeadsAsync(log, cancellation)).Select(head => head.Size))
            {
                if (await stamps.FindAsync(log, size, cancellation) is { } response && await stamps.CheckpointAsync(log, size, cancellation) is { } checkpoint)
                    await toStamps.KeepAsync(log, size, checkpoint, response, cancellation);
                foreach (var witness in witnesses)
                    if (await cosigned.FindAsync(log, size, witness, cancellation) is { } note)
                        await toCosigned.KeepAsync(log, size, witness, note, cancellation);
            }
    }
}
