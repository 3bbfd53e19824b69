using System.Globalization;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using ComplianceGrains.Storage.Anchors;
using ComplianceGrains.Storage.Azure.Tables;

namespace ComplianceGrains.Storage.Azure.Anchors;

/// <summary>Time-stamps as blobs in the container of the write-once copy, each made once. Names count down, so that the newest comes first in a listing.</summary>
public sealed class BlobTimestamps(BlobContainerClient checkpoints, string key) : ITimestamps
{
    private const string Response = ".tsr", Checkpoint = ".checkpoint";

    /// <inheritdoc/>
    public Task<byte[]?> FindAsync(string log, long size, CancellationToken cancellation = default) => ReadAsync(NameOf(log, size, Response), cancellation);

    /// <inheritdoc/>
    public Task<byte[]?> CheckpointAsync(string log, long size, CancellationToken cancellation = default) => ReadAsync(NameOf(log, size, Checkpoint), cancellation);

    private Task<byte[]?> ReadAsync(string name, CancellationToken cancellation) => TryAsync<byte[]?>(async () =>
    {
        try
        {
            return (await checkpoints.GetBlobClient(name).DownloadContentAsync(cancellation)).Value.Content.ToArray();
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }, cancellation);

    /// <inheritdoc/>
    public Task<long?> NewestAsync(string log, CancellationToken cancellation = default) => TryAsync<long?>(async () =>
    {
        await foreach (var blob in checkpoints.GetBlobsAsync(BlobTraits.None, BlobStates.None, FolderOf(log), cancellation))
            if (blob.Name.EndsWith(Response, StringComparison.Ordinal))
                return long.MaxValue - long.Parse(blob.Name.AsSpan()[FolderOf(log).Length..^Response.Length], NumberStyles.None, CultureInfo.InvariantCulture);
        return null;
    }, cancellation);

    /// <inheritdoc/>
    public async Task KeepAsync(string log, long size, ReadOnlyMemory<byte> checkpoint, ReadOnlyMemory<byte> response, CancellationToken cancellation = default)
    {
        await WriteAsync(NameOf(log, size, Checkpoint), checkpoint, cancellation);
        await WriteAsync(NameOf(log, size, Response), response, cancellation);
    }

    // Apart from the logs of the copy, whose names lie below the key's.
    private string FolderOf(string log) => $"{key}!time-stamps/{Uri.EscapeDataString(log)}/";

    private string NameOf(string log, long size, string extension) => $"{FolderOf(log)}{RowKey.Long(long.MaxValue - size)}{extension}";

    /// <summary>Makes the blob. One of this name that holds the same is our own first try.</summary>
    private async Task WriteAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        var isOurs = await TryAsync(async () =>
        {
            try
            {
                await checkpoints.GetBlobClient(name).UploadAsync(BinaryData.FromBytes(bytes), new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } }, cancellation);
                return true;
            }
            catch (RequestFailedException failure) when (failure.Status is 409 or 412)
            {
                var there = await checkpoints.GetBlobClient(name).DownloadContentAsync(cancellation);
                return there.Value.Content.ToMemory().Span.SequenceEqual(bytes.Span);
            }
        }, cancellation);
        if (!isOurs)
            throw new IOException($"{name} is there already, with another content.");
    }

    private static async Task<T> TryAsync<T>(Func<Task<T>> work, CancellationToken cancellation)
    {
        try
        {
            return await TableExtensions.TryAsync(work, cancellation);
        }
        catch (RequestFailedException failure)
        {
            throw new IOException($"The time-stamps cannot be used: {failure.Message}", failure);
        }
    }
}
