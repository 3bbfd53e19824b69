using Azure.Data.Tables;
using ComplianceGrains.Storage.Azure.Tables;
using ComplianceGrains.Storage.Ledgers;

namespace ComplianceGrains.Storage.Azure.Ledgers;

/// <summary>Entries that were appended at once, in one row.</summary>
internal static class BatchRow
{
    public const int LeafLength = 32;

    private const int MostEntries = 200;

    private const int MostBytes = 600 * 1024;

    /// <summary>Cuts entries into batches that fit a row.</summary>
    public static IEnumerable<IReadOnlyList<NewEntry>> Cut(IReadOnlyList<NewEntry> entries)
    {
        var (batch, bytes) = (new List<NewEntry>(), 0);
        foreach (var entry in entries)
        {
            if (batch.Count == MostEntries || (batch.Count > 0 && bytes + entry.Core.Length > MostBytes))
            {
                yield return batch;
                (batch, bytes) = ([], 0);
            }

            batch.Add(entry);
            bytes += entry.Core.Length;
        }

        if (batch.Count > 0)
            yield return batch;
    }

    public static TableEntity Of(string log, IReadOnlyList<NewEntry> entries)
    {
        var row = new TableEntity(LogRows.Partition(log), LogRows.Batch(entries[^1].Index)) { ["first"] = entries[0].Index };
        row.Json("entries", entries.Select(entry => new Place(entry.Draft.Actor, entry.Draft.Sequence, entry.Draft.Seq, entry.Time, entry.Core.Length)));
        row.Bytes("leaves", [.. entries.SelectMany(entry => entry.Leaf)]);
        row.Bytes("cores", [.. entries.SelectMany(entry => entry.Core)]);
        return row;
    }

    public static IReadOnlyList<StoredEntry> Read(TableEntity row)
    {
        var (index, at, entries) = (row.Number("first"), 0, new List<StoredEntry>());
        var (leaves, cores) = (row.Bytes("leaves"), row.Bytes("cores"));
        foreach (var one in row.Json<List<Place>>("entries"))
        {
            var leaf = entries.Count * LeafLength;
            entries.Add(new StoredEntry(index++, one.Actor, one.Sequence, one.Seq, one.Time, cores[at..(at + one.Length)], leaves[leaf..(leaf + LeafLength)]));
            at += one.Length;
        }

        return entries;
    }

    private sealed record Place(string Actor, long Sequence, long Seq, long Time, int Length);
}
