using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Kinds;

namespace ComplianceGrains.Evidence.Exports.Writing;

/// <summary>The schemas and packs that the entries of a package use: collected while they are written, added once at the end.</summary>
internal sealed class CitedMaterial(IExportSource source)
{
    private readonly Dictionary<string, KindSchema> schemas = new(StringComparer.Ordinal);
    private readonly Dictionary<Digest, PackCitation> packs = [];

    public async ValueTask<KindSchema> SchemaAsync(string kind, CancellationToken cancellationToken) =>
        schemas.TryGetValue(kind, out var schema) ? schema : schemas[kind] = await source.SchemaAsync(kind, cancellationToken);

    public void Cite(IReadOnlyList<PackCitation>? rules)
    {
        foreach (var rule in rules ?? [])
            packs.TryAdd(rule.Digest, rule);
    }

    public async Task WriteAsync(PackageWriter package, CancellationToken cancellationToken)
    {
        foreach (var schema in schemas.Values.DistinctBy(s => s.Digest).OrderBy(s => s.Digest.ToHex(), StringComparer.Ordinal))
            await package.AddAsync(PackageFiles.Schema(schema.Digest), schema.Canonical, cancellationToken);
        foreach (var pack in packs.Values.OrderBy(p => p.Digest.ToHex(), StringComparer.Ordinal))
        {
            var files = await source.PackFilesAsync(pack, cancellationToken);
            if (PackDigest.Of(files.Select(f => (f.Path, f.Bytes))) != pack.Digest)
                throw new ExportSourceException($"The stored files of pack {pack.Pack}@{pack.Version} do not give the digest that entries cite.");
            foreach (var file in files.OrderBy(f => f.Path, StringComparer.Ordinal))
                await package.AddAsync(PackageFiles.Pack(pack.Digest) + file.Path, file.Bytes, cancellationToken);
        }
    }
}
