using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Lists;
using ComplianceGrains.Grains.Lists;
using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Storage.Blobs;

namespace ComplianceGrains.Host.Lists;

/// <summary>Takes in a list version: reads it whole, stores its files by digest, then lets the list's actor accept it.</summary>
internal sealed class ListUpload(IBlobs blobs, ListLibrary lists, IGrainFactory grains)
{
    /// <summary>The outcome of an upload.</summary>
    public sealed record Outcome(Reply<ListView> Reply, IReadOnlyList<string> Warnings);

    /// <summary>Reads, stores and accepts. Nothing is stored of a list that does not read without an error.</summary>
    public async Task<Outcome> AcceptAsync(string list, IReadOnlyDictionary<string, byte[]> files, Envelope envelope, CancellationToken cancellation)
    {
        var import = ListImport.Read(list, files.ToDictionary(file => file.Key, file => (Func<Stream>)(() => new MemoryStream(file.Value)), StringComparer.Ordinal));
        var warnings = import.Warnings.Select(warning => warning.ToString()).ToList();
        if (import.Content is not { } content)
            return new(new Reply<ListView>(422, null, new Refusal(422, "rule", $"The files are not a list {list} that can be used; the version in force stays.",
                [.. import.Errors.Take(50).Select(error => new FieldError(error.Line > 0 ? $"{error.File}:{error.Line}" : error.File, "list", error.Message))])), warnings);

        var references = new List<ListFileReference>();
        foreach (var file in content.Files)
            references.Add(new ListFileReference(file.Name, await blobs.PutAsync(new MemoryStream(Bytes(files, file.Name)), cancellation)));
        var delta = Delta(list, content);
        var version = new AcceptListVersion(
            content.Digest, references, content.Entries.Count, content.NameCount, delta.Added, delta.Changed, delta.Removed, content.PublishedAt);
        return new(await grains.GetGrain<IListGrain>(list).AcceptAsync(version, envelope, cancellation), warnings);
    }

    private static byte[] Bytes(IReadOnlyDictionary<string, byte[]> files, string name) =>
        files.First(file => string.Equals(Path.GetFileName(file.Key), name, StringComparison.OrdinalIgnoreCase)).Value;

    private (int Added, int Changed, int Removed) Delta(string list, ListContent content)
    {
        if (lists.Engine.Catalog.Find(list)?.Index.Content is not { } before)
            return (content.Entries.Count, 0, 0);
        var (old, now) = (before.Entries.ToDictionary(entry => entry.Id), content.Entries.ToDictionary(entry => entry.Id));
        return (
            now.Keys.Count(id => !old.ContainsKey(id)),
            now.Count(entry => old.TryGetValue(entry.Key, out var earlier) && ListLibrary.DigestOf(earlier) != ListLibrary.DigestOf(entry.Value)),
            old.Keys.Count(id => !now.ContainsKey(id)));
    }
}
