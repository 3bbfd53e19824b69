using ComplianceGrains.Contracts.Lists;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Lists;
using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Screening.Matching;
using ComplianceGrains.Storage.Blobs;
using ComplianceGrains.Workflows.Lists;
using ComplianceGrains.Workflows.Lists.Events;

namespace ComplianceGrains.Grains.Histories;

/// <summary>Versions of lists by the digests that decisions cite, read from the files that were stored then. Not for two threads at once.</summary>
/// <param name="reader">Opens what was decided about lists.</param>
/// <param name="blobs">Files by digest; null if they are not here.</param>
public sealed class CitedLists(DecisionReader reader, IBlobs? blobs) : IDisposable
{
    private readonly ListLibrary? _library = blobs is null ? null : new ListLibrary(blobs);
    private readonly Dictionary<string, Dictionary<string, IReadOnlyList<ListFileReference>>> _versions = new(StringComparer.Ordinal);
    private readonly Dictionary<(string List, string Digest), ListContent?> _contents = [];
    private readonly Dictionary<(string List, string Digest), ListIndex?> _indexes = [];

    /// <summary>A version as it was; null if it was never accepted here, or its files are not here.</summary>
    public async Task<ListContent?> ContentAsync(string list, string digest, CancellationToken cancellation)
    {
        if (_contents.TryGetValue((list, digest), out var known))
            return known;
        var files = (await VersionsAsync(list, cancellation)).GetValueOrDefault(digest);
        ListContent? content = null;
        try
        {
            content = files is null || _library is null ? null : await _library.ReadAsync(list, files, cancellation);
        }
        catch (InvalidDataException)
        {
            // A file is gone, or reads as another list today than it did: either way this is not the content that was cited.
        }

        return _contents[(list, digest)] = content?.Digest == digest ? content : null;
    }

    /// <summary>The same, ready to be searched.</summary>
    public async Task<ListIndex?> IndexAsync(string list, string digest, CancellationToken cancellation)
    {
        if (!_indexes.TryGetValue((list, digest), out var index))
            _indexes[(list, digest)] = index = await ContentAsync(list, digest, cancellation) is { } content ? ListIndex.Build(content) : null;
        return index;
    }

    /// <inheritdoc/>
    public void Dispose() => _library?.Dispose();

    private async Task<Dictionary<string, IReadOnlyList<ListFileReference>>> VersionsAsync(string list, CancellationToken cancellation)
    {
        if (_versions.TryGetValue(list, out var known))
            return known;
        var versions = new Dictionary<string, IReadOnlyList<ListFileReference>>(StringComparer.Ordinal);
        await foreach (var decision in reader.HistoryAsync($"{ListWorkflow.Instance.Type}/{list}", 0, cancellation))
            if (decision.Happened is ListVersionAccepted accepted)
                versions[accepted.Digest] = accepted.Files;
        return _versions[list] = versions;
    }
}
