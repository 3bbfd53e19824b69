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

/// <summary>Writes one log's folder: the entries of the period with their neighbours, and what binds them to the checkpoint.</summary>
internal sealed class LogWriter(
    ExportRequest request, JurisdictionExport jurisdiction, string shortName, LogFilter filter, SignedNote note,
    LifecycleMaterial lifecycle, IExportSource source, CitedMaterial cited, PackageWriter package, AnnexSet? annexes)
{
    private const int BatchSize = 256;

    private readonly Checkpoint head = Checkpoint.FromText(note);
    private readonly SortedDictionary<(long, string), TombstoneLine> tombstones = new(Comparer<(long Index, string Cid)>.Create((a, b) =>
        a.Index != b.Index ? a.Index.CompareTo(b.Index) : string.CompareOrdinal(a.Cid, b.Cid)));
    private readonly ViewRows rows = new();
    private AnnexLog? annex;

    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        var folder = PackageFiles.Log(jurisdiction.Label, shortName);
        var range = await RangeAsync(cancellationToken);
        annex = annexes?.Start(jurisdiction.Label, shortName, range, filter);
        using var records = new PackedFile();
        using var disclosures = new PackedFile();
        using var view = new PackedFile();
        view.Write(ViewRows.Header);
        await foreach (var batch in BatchesAsync(range, cancellationToken))
            await WriteAsync(batch, range, records, disclosures, view, cancellationToken);
        await package.AddAsync(folder + PackageFiles.Checkpoint, note.ToBytes(), cancellationToken);
        await package.AddAsync(folder + "range.json", range.ToBytes(), cancellationToken);
        await package.AddAsync(folder + "records.jsonl", records, cancellationToken);
        await package.AddAsync(folder + "disclosures.jsonl", disclosures, cancellationToken);
        await package.AddAsync(folder + "tombstones.jsonl", string.Concat(tombstones.Values.Select(t => t.ToText())), cancellationToken);
        await package.AddAsync(folder + "view.csv", view, cancellationToken);
        if (jurisdiction.Tokens.TryGetValue(shortName, out var token))
            await package.AddAsync(folder + PackageFiles.Token, token, cancellationToken);
    }

    private async Task<RangeFile> RangeAsync(CancellationToken cancellationToken)
    {
        var (start, end) = await PeriodSearch.FindAsync(source, head.Log, head.Size, request.From, request.To, cancellationToken);
        var tree = new MerkleTree();
        await foreach (var leaf in source.LeavesAsync(head.Log, 0, head.Size, cancellationToken))
            tree.Append(leaf);
        if (tree.Size != head.Size || Merkle.Root(tree, tree.Size) != head.Root)
            throw new ExportSourceException($"The stored leaves of {head.Log} do not lead to its signed checkpoint of size {head.Size}.");
        var (lo, hi) = (RangeFile.LoOf(start), RangeFile.HiOf(end, head.Size));
        var known = shortName == LogNames.Decisions ? lifecycle.StatedSizes.Concat(jurisdiction.KnownSizes) : [];
        var earlier = known
            .Where(m => (m > 0 && m < lo) || (m > hi && m < head.Size)).Distinct().Order()
            .Select(m => new EarlierProof(m, Merkle.Consistency(tree, m, head.Size)));
        return new RangeFile(head.Log, head.Size, start, end, CompactRange.Of(tree, lo).Hashes, Merkle.Consistency(tree, hi, head.Size), [.. earlier]);
    }

    private async IAsyncEnumerable<List<StoredEntry>> BatchesAsync(RangeFile range, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var batch = new List<StoredEntry>(BatchSize);
        await foreach (var entry in source.EntriesAsync(head.Log, range.Lo, range.Hi, cancellationToken))
        {
            batch.Add(entry);
            if (batch.Count < BatchSize)
                continue;
            yield return batch;
            batch = new List<StoredEntry>(BatchSize);
        }
        if (batch.Count > 0)
            yield return batch;
    }

    private async Task WriteAsync(List<StoredEntry> batch, RangeFile range, PackedFile records, PackedFile disclosures, PackedFile view, CancellationToken cancellationToken)
    {
        var cores = batch.Select(e => e.Core is { } core ? Core.Parse(core.Span) : null).ToList();
        bool IsShown(int i) => cores[i] is { } core && StatusOf(batch[i], range) == RecordStatus.Kept && filter.Matches(core.Draft.Actor, core.Draft.Kind);
        var shown = Enumerable.Range(0, batch.Count).Where(IsShown).ToList();
        var opened = shown.Count == 0 ? [] : await source.OpenAsync(head.Log, [.. shown.Select(i => batch[i])], cancellationToken);
        var next = 0;
        for (var i = 0; i < batch.Count; i++)
        {
            var (entry, core, status) = (batch[i], cores[i], StatusOf(batch[i], range));
            var schema = core is null ? null : await cited.SchemaAsync(core.Draft.Kind, cancellationToken);
            if (status == RecordStatus.Kept)
                cited.Cite(core!.Draft.Rules);
            var line = Line(entry, core, schema, status, IsShown(i) ? opened[next++] : null, disclosures);
            records.Write(line.ToText());
        }
        view.Write(rows.Bytes);
        rows.Clear();
        if (annex is not null)
            await annex.FlushAsync(cancellationToken);
    }

    private RecordLine Line(StoredEntry entry, Core? core, KindSchema? schema, RecordStatus status, IReadOnlyDictionary<string, OpenCompartment>? opened, PackedFile disclosures)
    {
        if (core is null || schema is null)
        {
            Cover(entry.Index, TombstoneTarget.WholeEntry);
            rows.Deleted(entry.Index);
            annex?.Gone();
            return new RecordLine(entry.Index, RecordStatus.Deleted, null, entry.Leaf, [], []);
        }
        if (Merkle.Leaf(entry.Core!.Value.Span) != entry.Leaf)
            throw new ExportSourceException($"The stored core of entry {entry.Index} of {head.Log} does not give its leaf.");
        var text = Texts.Utf8.GetString(entry.Core.Value.Span);
        if (status != RecordStatus.Kept)
            return new RecordLine(entry.Index, status, text, default, [], []);
        rows.Start(entry.Index, core);
        if (opened is null || core.Draft.Compartments.Count == 0)
            rows.HeaderOnly();
        if (opened is null)
        {
            annex?.Closed(core);
            return new RecordLine(entry.Index, status, text, default, [], []);
        }
        annex?.Start(entry.Index, core, schema);
        var commitments = EntryWriter.Open(entry.Index, core, schema, opened, (field, d) => Show(core, field, d), disclosures, out var shredded);
        annex?.End();
        foreach (var cid in shredded)
            Cover(entry.Index, cid);
        return new RecordLine(entry.Index, status, text, default, commitments, shredded);
    }

    private bool Show(Core core, SchemaField field, Disclosure? disclosure)
    {
        var rule = request.Profile.RuleFor(core.Draft.Kind, field.Name);
        if (disclosure is not { D.Span: var d })
        {
            rows.Shredded(field);
            annex?.Erased(field);
        }
        else if (rule is not null)
        {
            rows.Redacted(field, rule);
            annex?.Redacted(field, rule);
        }
        else
        {
            var value = d[Disclosure.ValueStart(d, field.Name)..^1];
            rows.Disclosed(field, value);
            annex?.Disclosed(field, value);
        }
        return disclosure is not null && rule is null;
    }

    private void Cover(long index, string cid) => tombstones[(index, cid)] = lifecycle.Tombstones.TryGetValue((head.Log, index, cid), out var line)
        ? line
        : throw new ExportSourceException($"{(cid == TombstoneTarget.WholeEntry ? "The entry" : $"Compartment {cid} of entry")} {index} of {head.Log} is gone, but no tombstone under the lifecycle checkpoint covers it.");

    private static RecordStatus StatusOf(StoredEntry entry, RangeFile range) =>
        entry.Index < range.Start ? RecordStatus.Before : entry.Index >= range.End ? RecordStatus.After : entry.Core is null ? RecordStatus.Deleted : RecordStatus.Kept;
}
