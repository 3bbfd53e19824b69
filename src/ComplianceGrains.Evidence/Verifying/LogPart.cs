using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Exports;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Evidence.Trees;

namespace ComplianceGrains.Evidence.Verifying;

/// <summary>One log of one jurisdiction as the package shows it.</summary>
internal sealed class LogPart(string label, string shortName, string name, Checkpoint checkpoint, RangeFile range, IReadOnlyList<LogRecord> records)
{
    public string Label { get; } = label;

    /// <summary><c>decisions</c>, <c>r</c> or <c>lifecycle</c>.</summary>
    public string ShortName { get; } = shortName;

    public string Name { get; } = name;

    public Checkpoint Checkpoint { get; } = checkpoint;

    public RangeFile Range { get; } = range;

    /// <summary>Exactly the indexes lo … hi-1.</summary>
    public IReadOnlyList<LogRecord> Records { get; } = records;

    public bool IsLifecycle => ShortName == LogNames.Lifecycle;

    public string Folder => PackageFiles.Log(Label, ShortName);

    public string RecordsFile => Folder + "records.jsonl";

    /// <summary>The surviving entries in index order.</summary>
    public IEnumerable<(LogRecord Record, Core Core)> Survivors
    {
        get
        {
            foreach (var record in Records)
            {
                if (record.Core is { } core)
                    yield return (record, core);
            }
        }
    }

    public LogRecord? At(long index) => index >= Range.Lo && index < Range.Hi ? Records[(int)(index - Range.Lo)] : null;

    public string Where(LogRecord record) => Where(record.Index);

    public string Where(long index) => $"{RecordsFile} index {Texts.Decimal(index)}";

    /// <summary>The roots at these sizes within lo … hi, by the fold.</summary>
    public Dictionary<long, Digest> Roots(IEnumerable<long> sizes)
    {
        var wanted = sizes.Where(s => s >= Range.Lo && s <= Range.Hi).ToHashSet();
        var roots = new Dictionary<long, Digest>();
        var fold = new CompactRange(Range.Lo, Range.Compact);
        for (var i = 0; ; i++)
        {
            if (wanted.Contains(fold.Size))
                roots[fold.Size] = fold.Root();
            if (i == Records.Count)
                return roots;
            fold.Append(Records[i].Leaf);
        }
    }
}
