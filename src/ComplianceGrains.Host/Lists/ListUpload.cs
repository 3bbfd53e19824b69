using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Lists;
using ComplianceGrains.Grains.Lists;
using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Screening.Lists.Importing;
using ComplianceGrains.Storage.Blobs;
using NodaTime;

namespace ComplianceGrains.Host.Lists;

/// <summary>Takes in a list version: reads it whole, stores its files by digest, then lets the list's actor accept it.</summary>
internal sealed class ListUpload(IBlobs blobs, ListLibrary lists, SizeGuard guard, IGrainFactory grains) : IDisposable
{
    /// <summary>From this size on, what reading has left behind is given back to the system at once.</summary>
    private const long Large = 4 << 20;

    /// <summary>One at a time is read: what comes together then needs no more memory than the largest of it.</summary>
    private readonly SemaphoreSlim _reading = new(1, 1);

    /// <summary>The outcome of an upload.</summary>
    public sealed record Outcome(Reply<ListView> Reply, IReadOnlyList<string> Warnings);

    /// <summary>Files that are in memory already.</summary>
    public static IReadOnlyDictionary<string, Func<Stream>> InMemory(IEnumerable<KeyValuePair<string, byte[]>> files) =>
        files.ToDictionary(file => file.Key, file => (Func<Stream>)(() => new MemoryStream(file.Value)), StringComparer.Ordinal);

    /// <summary>Reads, stores and accepts. Nothing is stored of a list that does not read without an error.</summary>
    /// <param name="list">List id.</param>
    /// <param name="files">File name to a function that opens it anew.</param>
    /// <param name="confirmed">Whether a person says that the publisher really removed so many entries.</param>
    /// <param name="origin">Where the files came from.</param>
    /// <param name="envelope">Who uploads.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome> AcceptAsync(string list, IReadOnlyDictionary<string, Func<Stream>> files, bool confirmed, ListOrigin origin, Envelope envelope, CancellationToken cancellation)
    {
        await _reading.WaitAsync(cancellation);
        try
        {
            return await ReadAsync(list, files, confirmed, origin, envelope, cancellation);
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>
    /// Gives back what reading a large upload has left in memory. The collector would do it when it needs room, and until then
    /// a few hostile uploads look like a leak, and on a small machine are one.
    /// </summary>
    public static void GiveBack(long bytes)
    {
        if (bytes >= Large)
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    /// <inheritdoc/>
    public void Dispose() => _reading.Dispose();

    private async Task<Outcome> ReadAsync(string list, IReadOnlyDictionary<string, Func<Stream>> files, bool confirmed, ListOrigin origin, Envelope envelope, CancellationToken cancellation)
    {
        var import = ListImport.Read(list, files);
        var warnings = import.Warnings.Select(warning => warning.ToString()).ToList();
        if (import.Content is not { } content)
            return new(new Reply<ListView>(422, null, new Refusal(422, "rule", $"The files are not a list {list} that can be used; the version in force stays.",
                [.. import.Errors.Take(50).Select(error => new FieldError(error.Line > 0 ? $"{error.File}:{error.Line}" : error.File, "list", error.Message))])), warnings);

        var before = await InForceAsync(list, cancellation);
        if (!confirmed && guard.Objection(before, content) is { } objection)
            return new(new Reply<ListView>(422, null, Refusal.Rule(objection, new FieldError("confirmed", "shrunken-list", "If the publisher really removed that many entries, send the files again with ?confirmed=true."))), warnings);

        var references = new List<ListFileReference>();
        foreach (var file in content.Files)
        {
            await using var stream = Open(files, file.Name);
            references.Add(new ListFileReference(file.Name, await blobs.PutAsync(stream, cancellation)));
        }

        var delta = ListDelta.Between(before, content);
        var version = new AcceptListVersion(
            content.Digest, references, content.Entries.Count, content.NameCount, delta.Added.Count, delta.Changed.Count, delta.Removed.Count, content.PublishedAt,
            origin.Source, Instant.FromUnixTimeMilliseconds(origin.At.ToUnixTimeMilliseconds()));
        return new(await grains.GetGrain<IListGrain>(list).AcceptAsync(version, envelope, cancellation), warnings);
    }

    /// <summary>The version to compare with. A list that no pack asks for is not loaded at start, and must not be replaced unseen for that.</summary>
    private async Task<ListContent?> InForceAsync(string list, CancellationToken cancellation)
    {
        if (lists.Engine.Catalog.Find(list) is null && await grains.GetGrain<IListGrain>(list).ViewAsync(cancellation) is { } view)
            await lists.LoadAsync(list, view.Digest, view.Files, view.ConfirmedAt, cancellation);
        return lists.Engine.Catalog.Find(list)?.Index.Content;
    }

    private static Stream Open(IReadOnlyDictionary<string, Func<Stream>> files, string name) =>
        files.First(file => string.Equals(Path.GetFileName(file.Key), name, StringComparison.OrdinalIgnoreCase)).Value();
}
