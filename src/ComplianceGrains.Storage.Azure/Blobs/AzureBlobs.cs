using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using ComplianceGrains.Storage.Azure.Tables;
using ComplianceGrains.Storage.Blobs;

namespace ComplianceGrains.Storage.Azure.Blobs;

/// <summary>Files by digest in one container; the name is the digest, so none is ever overwritten with something else.</summary>
internal sealed class AzureBlobs(BlobContainerClient files) : IBlobs
{
    public async Task<string> PutAsync(Stream content, CancellationToken cancellation = default)
    {
        // The name is known at the end only, and a retry must be able to read it all again.
        await using var copy = OwnFile();
        await content.CopyToAsync(copy, cancellation);
        copy.Position = 0;
        var digest = Convert.ToHexStringLower(await SHA256.HashDataAsync(copy, cancellation));
        return await TableExtensions.TryAsync(async () =>
        {
            copy.Position = 0;
            try
            {
                await files.GetBlobClient(digest).UploadAsync(copy, new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } }, cancellation);
            }
            catch (RequestFailedException failure) when (failure.Status is 409 or 412)
            {
                // It is there.
            }

            return digest;
        }, cancellation);
    }

    public async Task<IReadOnlyList<string>> ListAsync(string after, int limit, CancellationToken cancellation = default)
    {
        var digests = new List<string>();
        await foreach (var blob in files.GetBlobsAsync(cancellationToken: cancellation))
        {
            if (string.CompareOrdinal(blob.Name, after) > 0)
                digests.Add(blob.Name);
            if (digests.Count == limit)
                break;
        }

        return digests;
    }

    public Task<Stream?> OpenAsync(string digest, CancellationToken cancellation = default) => TableExtensions.TryAsync<Stream?>(async () =>
    {
        try
        {
            return await files.GetBlobClient(digest).OpenReadAsync(cancellationToken: cancellation);
        }
        catch (RequestFailedException failure) when (failure.Status == 404)
        {
            return null;
        }
    }, cancellation);

    /// <summary>A package holds what it discloses of people: nobody else on the machine may read it while it is on its way.</summary>
    private static FileStream OwnFile()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 1 << 16,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), options);
    }
}
