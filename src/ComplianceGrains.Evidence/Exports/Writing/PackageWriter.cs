using System.Text;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Keys;
using ComplianceGrains.Evidence.Kinds;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Evidence.Zip;

namespace ComplianceGrains.Evidence.Exports.Writing;

/// <summary>Adds files to a package and keeps its manifest; at the end tag files and seal.</summary>
internal sealed class PackageWriter(Stream output, ExportRequest request)
{
    private readonly ZipWriter zip = new(output, request.Export);
    private readonly SortedDictionary<string, Digest> manifest = new(StringComparer.Ordinal);

    public bool Has(string path) => manifest.ContainsKey(path);

    public Task AddAsync(string path, string text, CancellationToken cancellationToken) => AddAsync(path, Texts.Utf8.GetBytes(text), cancellationToken);

    public async Task AddAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        using var file = new PackedFile();
        file.Write(bytes.Span);
        await AddAsync(path, file, cancellationToken);
    }

    public async Task AddAsync(string path, PackedFile file, CancellationToken cancellationToken)
    {
        if (!path.Split('/').All(s => EvidenceNames.IsSegment(s)) || !manifest.TryAdd(path, file.Finish()))
            throw new ExportSourceException($"The path {path} has other characters than [A-Za-z0-9._-] and /, or is there twice.");
        await zip.AddAsync(path, file, cancellationToken);
    }

    public async Task<ExportSeal> FinishAsync(ILogSigner signer, CancellationToken cancellationToken)
    {
        var tags = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            [PackageFiles.BagIt] = PackageFiles.BagItText,
            [PackageFiles.BagInfo] = BagInfo(),
            [PackageFiles.Manifest] = Lines(manifest.Select(f => (f.Key, f.Value))),
        };
        var tagManifest = Lines(tags.Select(t => (t.Key, Digest.Sha256(Texts.Utf8.GetBytes(t.Value)))));
        foreach (var (path, text) in tags)
            await AddAsync(path, text, cancellationToken);
        await AddAsync(PackageFiles.TagManifest, tagManifest, cancellationToken);
        var seal = new ExportSeal(request.Origin, request.Export, Digest.Sha256(Texts.Utf8.GetBytes(tagManifest)));
        await AddAsync(PackageFiles.Seal, (await seal.SignAsync(signer, cancellationToken)).ToBytes(), cancellationToken);
        await zip.FinishAsync(cancellationToken);
        return seal;
    }

    private string BagInfo()
    {
        var info = new StringBuilder();
        foreach (var (label, value) in new[] { ("Source-Organization", request.Organization), ("Bagging-Date", request.Date), ("External-Identifier", request.Export) })
        {
            if (value.Length > 0)
                info.Append(label).Append(": ").Append(value.ReplaceLineEndings(" ")).Append('\n');
        }
        return info.ToString();
    }

    private static string Lines(IEnumerable<(string Path, Digest Digest)> files) => string.Concat(files.Select(f => $"{f.Digest.ToHex()}  {f.Path}\n"));
}
