using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Exports;
using ComplianceGrains.Evidence.Lifecycle;

namespace ComplianceGrains.Evidence.Verifying.Steps;

/// <summary>Step 14: each entry was decided under packs that were published before and in force at the instant it names; their files are there.</summary>
internal sealed class PackStep(PackageReader package, IReadOnlyDictionary<string, Digest> digests)
{
    private readonly HashSet<string> used = new(StringComparer.Ordinal);

    public void Check(JurisdictionPart jurisdiction)
    {
        var published = jurisdiction.Content.Where(e => e.Ref is LifecycleRef.PackPublished)
            .Select(e => new Publication(e.Index, e.Time, (LifecycleRef.PackPublished)e.Ref)).ToLookup(p => p.Ref.Pack.Pack, StringComparer.Ordinal);
        foreach (var log in jurisdiction.Logs)
        {
            foreach (var (record, core) in log.Survivors.Where(s => s.Record.Status == RecordStatus.Kept))
            {
                foreach (var rule in core.Draft.Rules ?? [])
                {
                    if (Wrong(rule, core, published[rule.Pack]) is var (code, how))
                        throw new VerificationFailure(code, log.Where(record), $"Pack {rule.Pack}@{rule.Version} {how}.");
                    if (!log.IsLifecycle)
                        CheckFiles(rule);
                }
            }
        }
    }

    /// <summary>After all jurisdictions: no pack is there that no entry cites.</summary>
    public void CheckUnused()
    {
        if (package.Files.Keys.Where(p => p.StartsWith(PackageFiles.Packs, StringComparison.Ordinal) && !used.Contains(FolderOf(p))).Order(StringComparer.Ordinal).FirstOrDefault() is { } extra)
            throw new VerificationFailure("FILE-UNKNOWN", extra, "No entry in a period cites this pack.");
    }

    private static (string Code, string How)? Wrong(PackCitation rule, Core core, IEnumerable<Publication> versions)
    {
        var asOf = core.Draft.AsOf!.Value;
        if (versions.FirstOrDefault(p => p.Ref.Pack == rule) is not { } cited)
            return ("RULE-UNKNOWN", "is not in lifecycle with this digest");
        if (cited.Time > core.Time)
            return ("RULE-RETROACTIVE", "was published after the entry");
        if (cited.Ref.Effective > asOf || asOf > core.Time)
            return ("RULE-NOT-IN-FORCE", "was not in force at the entry's asOf, or asOf is after the entry");
        return versions.Any(p => p.Time <= core.Time && p.Ref.Effective <= asOf && (p.Ref.Effective, p.Index).CompareTo((cited.Ref.Effective, cited.Index)) > 0)
            ? ("RULE-SUPERSEDED", "had been superseded by another version at the entry's asOf")
            : null;
    }

    private void CheckFiles(PackCitation rule)
    {
        var folder = PackageFiles.Pack(rule.Digest);
        if (!used.Add(folder))
            return;
        var files = digests.Where(d => d.Key.StartsWith(folder, StringComparison.Ordinal)).Select(d => (d.Key[folder.Length..], d.Value)).ToList();
        if (files.Count == 0)
            throw new VerificationFailure("PACK-MISSING", folder, $"The package lacks the files of pack {rule.Pack}@{rule.Version}.");
        if (PackDigest.OfDigests(files) != rule.Digest)
            throw new VerificationFailure("PACK-DIGEST", folder, $"The files of pack {rule.Pack}@{rule.Version} do not give its digest.");
    }

    private static string FolderOf(string path) => path[..(path.IndexOf('/', PackageFiles.Packs.Length) + 1)];

    private sealed record Publication(long Index, long Time, LifecycleRef.PackPublished Ref);
}
