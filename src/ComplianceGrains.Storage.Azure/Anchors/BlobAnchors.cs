using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using ComplianceGrains.Storage.Anchors;
using ComplianceGrains.Storage.Azure.Tables;

namespace ComplianceGrains.Storage.Azure.Anchors;

/// <summary>
/// The write-once copy in a container that may have an immutability policy: each head with what it adds is a blob of its own, made and
/// never written again. Names count down, so that the newest comes first in a listing.
/// </summary>
/// <remarks>
/// A sequencer that was overtaken may still write a head of the same entries that its successor signs: two blobs then overlap, and
/// whoever reads takes each entry once.
/// </remarks>
public sealed class BlobAnchors(BlobContainerClient checkpoints, string key) : IAnchors
{
    private const string EventsName = "!events";

    /// <inheritdoc/>
    public string Place => $"{checkpoints.Uri.AbsoluteUri}/{key}";

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> LogsAsync(CancellationToken cancellation = default) => TryAsync<IReadOnlyList<string>>(async () =>
    {
        var logs = new List<string>();
        await foreach (var item in checkpoints.GetBlobsByHierarchyAsync(BlobTraits.None, BlobStates.None, "/", $"{key}/", cancellation))
            if (item.IsPrefix && Uri.UnescapeDataString(item.Prefix[(key.Length + 1)..^1]) is var log && log != EventsName)
                logs.Add(log);
        return logs;
    }, cancellation);

    /// <inheritdoc/>
    public Task<AnchoredHead?> HeadAsync(string log, CancellationToken cancellation = default) => TryAsync(async () =>
    {
        await foreach (var blob in checkpoints.GetBlobsAsync(BlobTraits.None, BlobStates.None, Folder(log), cancellation))
            return (await PartAsync<AnchoredPart>(blob.Name, cancellation)).Head;
        return null;
    }, cancellation);

    /// <inheritdoc/>
    public async IAsyncEnumerable<AnchoredPart> ReadAsync(string log, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var covered = 0L;
        foreach (var name in Enumerable.Reverse(await NamesAsync(Folder(log), cancellation)))
        {
            var part = await TryAsync(() => PartAsync<AnchoredPart>(name, cancellation), cancellation);
            yield return part with { Entries = [.. part.Entries.Where(entry => entry.Index >= covered)] };
            covered = part.Head.Size;
        }
    }

    /// <inheritdoc/>
    public async Task AppendAsync(AnchoredPart part, CancellationToken cancellation = default)
    {
        var (from, found) = (part.Head.Size - part.Entries.Count, (await HeadAsync(part.Log, cancellation))?.Size ?? 0);
        if (found > from)
            throw new InvalidOperationException($"The copy outside of {part.Log} has come to size {found} already, and {from} was expected: it is read again.");
        if (found < from)
            throw new AnchorsBehindException(part.Log, from, found);
        await WriteAsync($"{Folder(part.Log)}{RowKey.Long(long.MaxValue - part.Head.Size)}", part, cancellation);
    }

    /// <inheritdoc/>
    public Task RecordAsync(AnchoredEvent happened, CancellationToken cancellation = default)
    {
        var (kind, time) = happened switch
        {
            AnchoredEvent.IncidentOpened opened => (nameof(AnchoredEvent.IncidentOpened), opened.Time),
            AnchoredEvent.IncidentClosed closed => (nameof(AnchoredEvent.IncidentClosed), closed.Time),
            AnchoredEvent.KeyDestroyed destroyed => (nameof(AnchoredEvent.KeyDestroyed), destroyed.Time),
            AnchoredEvent.LogsContinued continued => (nameof(AnchoredEvent.LogsContinued), continued.Time),
            AnchoredEvent.Tombstone tombstone => (nameof(AnchoredEvent.Tombstone), tombstone.Time),
            _ => throw new ArgumentException("The copy has no form for this.", nameof(happened)),
        };
        return WriteAsync(
            $"{Folder(EventsName)}{RowKey.Long(time)}-{Guid.NewGuid():N}", new Happened(kind, JsonSerializer.SerializeToElement(happened, happened.GetType())), cancellation);
    }

    /// <inheritdoc/>
    public async Task RecordAsync(IReadOnlyList<AnchoredEvent> happened, CancellationToken cancellation = default)
    {
        foreach (var one in happened)
            await RecordAsync(one, cancellation);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<AnchoredEvent> EventsAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        foreach (var name in await NamesAsync(Folder(EventsName), cancellation))
        {
            var happened = await TryAsync(() => PartAsync<Happened>(name, cancellation), cancellation);
            AnchoredEvent? read = happened.Kind switch
            {
                nameof(AnchoredEvent.IncidentOpened) => happened.Value.Deserialize<AnchoredEvent.IncidentOpened>(),
                nameof(AnchoredEvent.IncidentClosed) => happened.Value.Deserialize<AnchoredEvent.IncidentClosed>(),
                nameof(AnchoredEvent.KeyDestroyed) => happened.Value.Deserialize<AnchoredEvent.KeyDestroyed>(),
                nameof(AnchoredEvent.LogsContinued) => happened.Value.Deserialize<AnchoredEvent.LogsContinued>(),
                nameof(AnchoredEvent.Tombstone) => happened.Value.Deserialize<AnchoredEvent.Tombstone>(),
                _ => throw new IOException($"{name} says {happened.Kind}, which this program does not know."),
            };
            yield return read ?? throw new IOException($"{name} is empty.");
        }
    }

    private string Folder(string log) => $"{key}/{Uri.EscapeDataString(log)}/";

    private Task<List<string>> NamesAsync(string folder, CancellationToken cancellation) => TryAsync(async () =>
    {
        var names = new List<string>();
        await foreach (var blob in checkpoints.GetBlobsAsync(BlobTraits.None, BlobStates.None, folder, cancellation))
            names.Add(blob.Name);
        return names;
    }, cancellation);

    private async Task<T> PartAsync<T>(string name, CancellationToken cancellation)
    {
        var content = await checkpoints.GetBlobClient(name).DownloadContentAsync(cancellation);
        try
        {
            return content.Value.Content.ToObjectFromJson<T>() ?? throw new IOException($"{name} in the copy outside is empty.");
        }
        catch (JsonException damaged)
        {
            throw new IOException($"{name} in the copy outside cannot be read: {damaged.Message}", damaged);
        }
    }

    /// <summary>Makes the blob. One of this name that holds the same is our own first try.</summary>
    private Task WriteAsync<T>(string name, T value, CancellationToken cancellation) => TryAsync(async () =>
    {
        var content = BinaryData.FromObjectAsJson(value);
        try
        {
            await checkpoints.GetBlobClient(name).UploadAsync(content, new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } }, cancellation);
        }
        catch (RequestFailedException failure) when (failure.Status is 409 or 412)
        {
            var there = await checkpoints.GetBlobClient(name).DownloadContentAsync(cancellation);
            if (!there.Value.Content.ToMemory().Span.SequenceEqual(content.ToMemory().Span))
                throw new InvalidOperationException($"{name} is in the copy outside already, with another content: it is read again.", failure);
        }

        return true;
    }, cancellation);

    private static async Task<T> TryAsync<T>(Func<Task<T>> work, CancellationToken cancellation)
    {
        try
        {
            return await TableExtensions.TryAsync(work, cancellation);
        }
        catch (RequestFailedException failure)
        {
            throw new IOException($"The copy outside cannot be used: {failure.Message}", failure);
        }
    }

    private sealed record Happened(string Kind, JsonElement Value);
}
