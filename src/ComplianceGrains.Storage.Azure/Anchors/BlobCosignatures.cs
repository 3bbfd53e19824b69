using System.Globalization;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using ComplianceGrains.Storage.Anchors;
using ComplianceGrains.Storage.Azure.Tables;

namespace ComplianceGrains.Storage.Azure.Anchors;

/// <summary>
/// Cosignatures as blobs, in a container of their own: one that was damaged is asked for again and written over, which the container of the
/// write-once copy refuses. Names count down, so that the newest comes first in a listing.
/// </summary>
public sealed class BlobCosignatures(BlobContainerClient cosignatures, string key) : ICosignatures
{
    private const string Checkpoint = ".checkpoint";

    /// <inheritdoc/>
    public Task<byte[]?> FindAsync(string log, long size, string witness, CancellationToken cancellation = default) => TryAsync<byte[]?>(async () =>
    {
        try
        {
            return (await cosignatures.GetBlobClient(NameOf(log, size, witness)).DownloadContentAsync(cancellation)).Value.Content.ToArray();
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }, cancellation);

    /// <inheritdoc/>
    public Task<long?> NewestAsync(string log, string witness, CancellationToken cancellation = default) => TryAsync<long?>(async () =>
    {
        await foreach (var blob in cosignatures.GetBlobsAsync(BlobTraits.None, BlobStates.None, FolderOf(log, witness), cancellation))
            return long.MaxValue - long.Parse(blob.Name.AsSpan()[FolderOf(log, witness).Length..^Checkpoint.Length], NumberStyles.None, CultureInfo.InvariantCulture);
        return null;
    }, cancellation);

    /// <inheritdoc/>
    public Task KeepAsync(string log, long size, string witness, ReadOnlyMemory<byte> note, CancellationToken cancellation = default) => TryAsync(async () =>
    {
        await cosignatures.GetBlobClient(NameOf(log, size, witness)).UploadAsync(BinaryData.FromBytes(note), overwrite: true, cancellation);
        return true;
    }, cancellation);

    private string FolderOf(string log, string witness) => $"{key}/{witness}/{Uri.EscapeDataString(log)}/";

    private string NameOf(string log, long size, string witness) => $"{FolderOf(log, witness)}{RowKey.Long(long.MaxValue - size)}{Checkpoint}";

    private static async Task<T> TryAsync<T>(Func<Task<T>> work, CancellationToken cancellation)
    {
        try
        {
            return await TableExtensions.TryAsync(work, cancellation);
        }
        catch (RequestFailedException failure)
        {
            throw new IOException($"The cosignatures cannot be used: {failure.Message}", failure);
        }
    }
}
