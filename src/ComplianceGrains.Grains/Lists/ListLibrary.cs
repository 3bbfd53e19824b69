using ComplianceGrains.Contracts.Lists;
using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Screening.Lists.Importing;
using ComplianceGrains.Screening.Matching;
using ComplianceGrains.Storage.Blobs;
using NodaTime;

namespace ComplianceGrains.Grains.Lists;

/// <summary>The lists that this silo screens against: one immutable snapshot, replaced by reference.</summary>
public sealed class ListLibrary(IBlobs blobs) : IDisposable
{
    private readonly SemaphoreSlim _changing = new(1, 1);
    private volatile ScreeningEngine _engine = new(ListCatalog.Empty);

    /// <summary>The engine over the current snapshot.</summary>
    public ScreeningEngine Engine => _engine;

    /// <summary>Makes this version the current one; reads and indexes its files if they are new here.</summary>
    /// <exception cref="InvalidDataException">The stored files no longer read as a list.</exception>
    public async Task LoadAsync(string list, string digest, IReadOnlyList<ListFileReference> files, Instant confirmedAt, CancellationToken cancellation = default)
    {
        await _changing.WaitAsync(cancellation);
        try
        {
            var catalog = _engine.Catalog;
            _engine = new ScreeningEngine(catalog.Find(list)?.Index.Digest == digest
                ? catalog.Confirmed(list, confirmedAt)
                : catalog.With(await BuildAsync(list, files, cancellation), confirmedAt));
        }
        finally
        {
            _changing.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _changing.Dispose();

    /// <summary>Reads a stored version again.</summary>
    /// <exception cref="InvalidDataException">The stored files no longer read as a list.</exception>
    public async Task<ListContent> ReadAsync(string list, IReadOnlyList<ListFileReference> files, CancellationToken cancellation)
    {
        var bytes = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            await using var blob = await blobs.OpenAsync(file.Digest, cancellation) ?? throw new InvalidDataException($"{file.Name} of list {list} is not in the blob store ({file.Digest}).");
            var copy = new MemoryStream();
            await blob.CopyToAsync(copy, cancellation);
            bytes[file.Name] = copy.ToArray();
        }

        var import = ListImport.Read(list, bytes.ToDictionary(file => file.Key, file => (Func<Stream>)(() => new MemoryStream(file.Value))));
        return import.Content ?? throw new InvalidDataException($"List {list} no longer reads: {import.Errors[0]}");
    }

    /// <summary>Reading and indexing a large list takes seconds of a processor: not in an actor's turn.</summary>
    private Task<ListIndex> BuildAsync(string list, IReadOnlyList<ListFileReference> files, CancellationToken cancellation) =>
        Task.Run(async () => ListIndex.Build(await ReadAsync(list, files, cancellation)), cancellation);
}
