using ComplianceGrains.Evidence.Exports;
using ComplianceGrains.Evidence.Lifecycle;

namespace ComplianceGrains.Evidence.Verifying;

/// <summary>What was read of one log's folder in step 4. A core that could not be read is step 5's failure and waits in <paramref name="CoreFailure"/>.</summary>
internal sealed record LogFiles(
    string Label, string Log, string Folder, RangeFile Range, IReadOnlyList<LogRecord> Records, IReadOnlyList<TombstoneLine> Tombstones, VerificationFailure? CoreFailure)
{
    public static IEnumerable<string> Required(string log) => log == LogNames.Lifecycle
        ? [PackageFiles.Checkpoint, "range.json", "records.jsonl", "disclosures.jsonl"]
        : [PackageFiles.Checkpoint, "range.json", "records.jsonl", "disclosures.jsonl", "tombstones.jsonl", "view.csv"];
}
