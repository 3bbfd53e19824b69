using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Exports;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Evidence.Trees;

namespace ComplianceGrains.Evidence.Verifying;

/// <summary>Step 4: every JSON file is read once for its form, and the files are those of the layout.</summary>
internal sealed class PackageContent
{
    private readonly PackageReader package;
    private readonly int maxEntries;

    public PackageContent(PackageReader package, ExportSeal seal, int maxEntries)
    {
        this.package = package;
        this.maxEntries = maxEntries;
        Header = package.Json(PackageFiles.Export, ExportHeader.Read);
        if (Header.Export != seal.Export || Header.Origin != seal.Origin)
            throw new VerificationFailure("SEAL", PackageFiles.Export, "export.json is of another export or origin than the seal.");
        Profile = package.Json(PackageFiles.Profile, ExportProfile.Read);
        CheckLayout();
        foreach (var label in Header.Jurisdictions)
        {
            foreach (var log in LogsOf(label))
                Logs.Add(ReadLog(label, log));
        }
        foreach (var path in package.Files.Keys.Where(p => p.StartsWith(PackageFiles.Schemas, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
            VerificationFailure.At(path, () => Json.Parse(package.Whole(path)));
    }

    public ExportHeader Header { get; }

    public ExportProfile Profile { get; }

    /// <summary>In jurisdiction order, lifecycle first.</summary>
    public List<LogFiles> Logs { get; } = [];

    private IEnumerable<string> LogsOf(string label)
    {
        yield return LogNames.Lifecycle;
        foreach (var log in new[] { LogNames.Decisions, LogNames.R })
        {
            if (package.HasFolder(PackageFiles.Log(label, log)))
                yield return log;
        }
    }

    private void CheckLayout()
    {
        var required = new List<string> { PackageFiles.Readme };
        var optional = new HashSet<string>(StringComparer.Ordinal) { PackageFiles.Export, PackageFiles.Profile };
        foreach (var folder in Header.Jurisdictions.SelectMany(label => LogsOf(label).Select(log => (log, Path: PackageFiles.Log(label, log)))))
        {
            required.AddRange(LogFiles.Required(folder.log).Select(f => folder.Path + f));
            optional.Add(folder.Path + PackageFiles.Token);
        }
        foreach (var path in required)
        {
            if (!package.Has(path))
                throw new VerificationFailure("FILE-MISSING", path, "The package lacks this file.");
        }
        optional.UnionWith(required);
        foreach (var path in package.Files.Keys.Where(p => p.StartsWith(PackageFiles.Data, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            if (!optional.Contains(path) && !IsSchema(path) && !IsPackFile(path) && !path.StartsWith(PackageFiles.Annex, StringComparison.Ordinal))
                throw new VerificationFailure("FILE-UNKNOWN", path, "The layout has no such file.");
        }
    }

    private LogFiles ReadLog(string label, string log)
    {
        var folder = PackageFiles.Log(label, log);
        var range = package.Json(folder + "range.json", RangeFile.Read);
        var records = ReadRecords(folder + "records.jsonl", LogNames.Of(Header.Origin, label, log), out var deferred);
        var line = new DisclosureLine();
        ReadLines(folder + "disclosures.jsonl", text => line.Read(text));
        var tombstones = new List<TombstoneLine>();
        if (log != LogNames.Lifecycle)
        {
            ReadLines(folder + "tombstones.jsonl", text => tombstones.Add(TombstoneLine.Read(text) is var next && next.IsAfter(tombstones.LastOrDefault())
                ? next
                : throw new EvidenceFormatException("FORM", "Tombstones are not ascending by entry and compartment.")));
        }
        return new LogFiles(label, log, folder, range, records, tombstones, deferred);
    }

    private List<LogRecord> ReadRecords(string path, string logName, out VerificationFailure? deferred)
    {
        var records = new List<LogRecord>();
        var strings = new CoreInterning();
        VerificationFailure? first = null;
        ReadLines(path, text =>
        {
            if (records.Count == maxEntries)
                throw new VerificationFailure("ZIP-SIZE", path, $"The log has more than {maxEntries} entries in the package.");
            var line = RecordLine.Read(text);
            if (line.Core is null)
            {
                records.Add(new LogRecord(line.Index, line.Status, null, line.Leaf, line.Shredded));
                return;
            }
            var bytes = Texts.Utf8.GetBytes(line.Core);
            Core? core = null;
            try
            {
                core = strings.Intern(CoreText.ReadCore(bytes));
                if (core.Draft.Log != logName)
                    throw new EvidenceFormatException("CORE-FORM", "The core is of another log.");
            }
            catch (EvidenceFormatException e)
            {
                // Form comes first in all files; what is wrong inside a core is step 5.
                first ??= VerificationFailure.At($"{path} index {Texts.Decimal(line.Index)}", e);
            }
            records.Add(new LogRecord(line.Index, line.Status, core, Merkle.Leaf(bytes), line.Shredded));
        });
        deferred = first;
        return records;
    }

    private void ReadLines(string path, ReadLine read)
    {
        using var lines = package.Lines(path);
        try
        {
            while (lines.TryRead(out var line))
                read(line);
        }
        catch (EvidenceFormatException e)
        {
            throw VerificationFailure.At(lines.Where, e);
        }
    }

    private static bool IsSchema(string path) =>
        path.StartsWith(PackageFiles.Schemas, StringComparison.Ordinal) && path.EndsWith(".json", StringComparison.Ordinal) && IsHex(path[PackageFiles.Schemas.Length..^5]);

    private static bool IsPackFile(string path) =>
        path.StartsWith(PackageFiles.Packs, StringComparison.Ordinal) && path[PackageFiles.Packs.Length..].Split('/', 2) is [var hex, _] && IsHex(hex);

    private static bool IsHex(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    private delegate void ReadLine(ReadOnlySpan<byte> line);
}
