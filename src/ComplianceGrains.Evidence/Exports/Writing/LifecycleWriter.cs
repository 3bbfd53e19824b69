using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Compartments;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Exports.Annexes;
using ComplianceGrains.Evidence.Kinds;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Evidence.Trees;
using ComplianceGrains.Evidence.Verifying;
using ComplianceGrains.Evidence.Zip;

namespace ComplianceGrains.Evidence.Exports.Writing;

/// <summary>Writes a jurisdiction's lifecycle, whole, with only this export's own statement open.</summary>
internal static class LifecycleWriter
{
    public static async Task<LifecycleMaterial> WriteAsync(
        ExportRequest request, JurisdictionExport jurisdiction, IExportSource source, CitedMaterial cited, PackageWriter package, CancellationToken cancellationToken)
    {
        var head = Checkpoint.FromText(jurisdiction.Lifecycle);
        var folder = PackageFiles.Log(jurisdiction.Label, LogNames.Lifecycle);
        using var records = new PackedFile();
        using var disclosures = new PackedFile();
        var sizes = new List<long>();
        var tombstones = new Dictionary<(string, long, string), TombstoneLine>();
        var (own, fold) = (0, new CompactRange());
        var stated = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var entry in source.EntriesAsync(head.Log, 0, head.Size, cancellationToken))
        {
            var bytes = entry.Core ?? throw new ExportSourceException($"Entry {entry.Index} of {head.Log} is gone; entries of lifecycle are never deleted.");
            var core = Core.Parse(bytes.Span);
            fold.Append(Merkle.Leaf(bytes.Span));
            var schema = await cited.SchemaAsync(core.Draft.Kind, cancellationToken);
            var said = LifecycleRef.Parse(core.Draft.Kind, core.Draft.Ref);
            IReadOnlyList<CommitmentList> commitments = [];
            if (said is LifecycleRef.Tombstone tombstone)
                await CoverAsync(source, head.Log, entry.Index, core.Draft.Kind, tombstone, tombstones, cancellationToken);
            if (said is LifecycleRef.ExportProduced produced)
                sizes.Add(produced.Decisions.Size);
            if (said is LifecycleRef.ExportProduced { Export: var export } && export == request.Export)
            {
                own++;
                var opened = (await source.OpenAsync(head.Log, [entry], cancellationToken))[0];
                var openFields = schema.Fields.Where(f => f.Name != "rHead" || jurisdiction.Scope.R is not null).Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
                commitments = EntryWriter.Open(entry.Index, core, schema, opened, Open, disclosures, out _);

                bool Open(SchemaField field, Disclosure? disclosure)
                {
                    if (disclosure is { D.Span: var d })
                        stated[field.Name] = ReadableValue.Of(Json.Parse(d[Disclosure.ValueStart(d, field.Name)..^1]));
                    return openFields.Contains(field.Name);
                }
            }
            records.Write(new RecordLine(entry.Index, RecordStatus.Kept, Texts.Utf8.GetString(bytes.Span), default, commitments, []).ToText());
        }
        if (fold.Size != head.Size || fold.Root() != head.Root)
            throw new ExportSourceException($"The stored entries of {head.Log} do not lead to its signed checkpoint of size {head.Size}.");
        if (own != 1)
            throw new ExportSourceException($"{head.Log} up to size {head.Size} states export {request.Export} {own} times, not once.");
        await package.AddAsync(folder + PackageFiles.Checkpoint, jurisdiction.Lifecycle.ToBytes(), cancellationToken);
        await package.AddAsync(folder + "range.json", new RangeFile(head.Log, head.Size, 0, head.Size, [], [], []).ToBytes(), cancellationToken);
        await package.AddAsync(folder + "records.jsonl", records, cancellationToken);
        await package.AddAsync(folder + "disclosures.jsonl", disclosures, cancellationToken);
        if (jurisdiction.Tokens.TryGetValue(LogNames.Lifecycle, out var token))
            await package.AddAsync(folder + PackageFiles.Token, token, cancellationToken);
        return new LifecycleMaterial(sizes, new StatedPurpose(stated["recipient"], stated["basis"]), tombstones);
    }

    private static async Task CoverAsync(
        IExportSource source, string log, long index, string kind, LifecycleRef.Tombstone tombstone, Dictionary<(string, long, string), TombstoneLine> tombstones, CancellationToken cancellationToken)
    {
        var targets = TombstoneTarget.InOrder(await source.TargetsAsync(log, index, cancellationToken));
        var tree = TombstoneTarget.Tree(targets);
        if (tree.Size != tombstone.Count || Merkle.Root(tree, tree.Size) != tombstone.Targets)
            throw new ExportSourceException($"The stored targets of the tombstone at entry {index} of {log} are not those it states.");
        for (var i = 0; i < targets.Count; i++)
        {
            var target = targets[i];
            if ((target.Cid == TombstoneTarget.WholeEntry) == (kind == LifecycleKinds.RecordDeleted))
                tombstones.TryAdd((target.Log, target.Index, target.Cid), new TombstoneLine(target.Index, target.Cid, index, i, Merkle.Inclusion(tree, i, tree.Size)));
        }
    }
}
