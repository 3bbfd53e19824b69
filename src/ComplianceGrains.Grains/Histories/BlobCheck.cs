using System.Security.Cryptography;
using ComplianceGrains.Storage.Blobs;
using ComplianceGrains.Workflows.Exports.Events;
using ComplianceGrains.Workflows.Lists.Events;
using ComplianceGrains.Workflows.Packs.Events;

namespace ComplianceGrains.Grains.Histories;

/// <summary>Every stored file has the digest it is kept under, and every file that a decision names is there.</summary>
internal static class BlobCheck
{
    private const int Page = 256;

    /// <summary>Reads all files.</summary>
    public static async Task<long> RunAsync(IBlobs blobs, List<Fault> faults, Func<Task> pace, CancellationToken cancellation)
    {
        var count = 0L;
        for (var page = await blobs.ListAsync("", Page, cancellation); page.Count > 0; page = await blobs.ListAsync(page[^1], Page, cancellation))
            foreach (var digest in page)
            {
                if (!await IsWholeAsync(blobs, digest, cancellation))
                    faults.Add(new Fault(FaultArea.Blob, $"file {digest} is damaged: its bytes have another digest, or some are gone."));
                count++;
                await pace();
            }

        return count;
    }

    /// <summary>Finds the files that an actor's history names.</summary>
    public static async Task NamedAsync(IBlobs blobs, CheckedActor actor, List<Fault> faults, CancellationToken cancellation)
    {
        foreach (var decision in actor.History ?? [])
        {
            IEnumerable<string> named = decision.Happened switch
            {
                ListVersionAccepted list => list.Files.Select(file => file.Digest),
                ExportPackaged export => [export.Package],
                PackProposed pack => pack.Files.Concat(pack.Scenarios).Select(file => file.Digest),
                _ => [],
            };
            foreach (var digest in named)
                if (await blobs.OpenAsync(digest, cancellation) is not { } found)
                    faults.Add(new Fault(FaultArea.Blob, $"file {digest}, which this decision names, is gone.") { Actor = actor.Name, Sequence = decision.Sequence });
                else
                    await found.DisposeAsync();
        }
    }

    private static async Task<bool> IsWholeAsync(IBlobs blobs, string digest, CancellationToken cancellation)
    {
        try
        {
            await using var file = await blobs.OpenAsync(digest, cancellation);
            return file is not null && Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation)) == digest;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
