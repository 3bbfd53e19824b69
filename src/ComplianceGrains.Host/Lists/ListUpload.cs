using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Lists;
using ComplianceGrains.Grains.Lists;
using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Storage.Blobs;
using NodaTime;

namespace ComplianceGrains.Host.Lists;

/// <summary>Takes in a list version: reads it whole, stores its files by digest, then lets the list's actor accept it.</summary>
internal sealed class ListUpload(IBlobs blobs, ListLibrary lists, SizeGuard guard, IGrainFactory grains)
{
    /// <summary>The outcome of an upload.</summary>
    public sealed record Outcome(Reply<ListView> Reply, IReadOnlyList<string> Warnings);

    /// <summary>Reads, stores and accepts. Nothing is stored of a list that does not read without an error.</summary>
    public async Task<Outcome> AcceptAsync(string list, IReadOnlyDictionary<string, byte[]> files, bool confirmed, ListOrigin origin, Envelope envelope, CancellationToken cancellation)
    {
        var import = ListImport.Read(list, files.ToDictionary(file => file.Key, file => (Func<Stream>)(() => new MemoryStream(file.Value)), StringComparer.Ordinal));
        var warnings = import.Warnings.Select(warning => warning.ToString()).ToList();
        if (import.Content is not { } content)
            return new(new Reply<ListView>(422, null, new Refusal(422, "rule", $"The files are not a list {list} that can be used; the version in force stays.",
                [.. import.Errors.Take(50).Select(error => new FieldError(error.Line > 0 ? $"{error.File}:{error.Line}" : error.File, "list", error.Message))])), warnings);

        var before = await InForceAsync(list, cancellation);
        if (!confirmed && guard.Objection(before, content) is { } objection)
            return new(new Reply<ListView>(422, null, Refusal.Rule(objection, new FieldError("confirmed", "shrunken-list", "If the publisher really removed that many entries, send the files again with ?confirmed=true."))), warnings);

        var references = new List<ListFileReference>();
        foreach (var file in content.Files)
            references.Add(new ListFileReference(file.Name, await blobs.PutAsync(new MemoryStream(Bytes(files, file.Name)), cancellation)));
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

    private static byte[] Bytes(IReadOnlyDictionary<string, byte[]> files, string name) =>
        files.First(file => string.Equals(Path.GetFileName(file.Key), name, StringComparison.OrdinalIgnoreCase)).Value;
}
