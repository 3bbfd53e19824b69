using ComplianceGrains.Evidence.Exports;
using ComplianceGrains.Evidence.Kinds;
using ComplianceGrains.Evidence.Lifecycle;

namespace ComplianceGrains.Evidence.Verifying.Steps;

/// <summary>Step 9: what lifecycle entries say has the form of their kinds; nothing is published twice.</summary>
internal static class LifecycleStep
{
    public static IReadOnlyList<LifecycleEntry> Read(LogPart lifecycle)
    {
        var entries = new List<LifecycleEntry>();
        var (schemas, packs) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<(string, string)>());
        foreach (var (record, core) in lifecycle.Survivors)
        {
            var entry = new LifecycleEntry(record.Index, core, VerificationFailure.At(lifecycle.Where(record), () => LifecycleRef.Parse(core.Draft.Kind, core.Draft.Ref)));
            if (entry.Ref is LifecycleRef.SchemaPublished schema && !schemas.Add(schema.Kind))
                throw new VerificationFailure("SCHEMA-REPUBLISHED", lifecycle.Where(record), $"The schema of {schema.Kind} is published twice.");
            if (entry.Ref is LifecycleRef.PackPublished pack && !packs.Add((pack.Pack.Pack, pack.Pack.Version)))
                throw new VerificationFailure("PACK-REPUBLISHED", lifecycle.Where(record), $"Pack {pack.Pack.Pack}@{pack.Pack.Version} is published twice.");
            CheckRestored(lifecycle, entry);
            entries.Add(entry);
        }
        if (entries.Count == 0 && EvidenceNames.LabelBefore(lifecycle.Label) is not null)
            throw Form(lifecycle, 0, "A log that goes on after a restore starts with log.restored/1.");
        return entries;
    }

    private static void CheckRestored(LogPart lifecycle, LifecycleEntry entry)
    {
        var old = entry.Index == 0 ? EvidenceNames.LabelBefore(lifecycle.Label) : null;
        var restored = entry.Ref as LifecycleRef.LogRestored;
        if (old is not null && restored is null)
            throw Form(lifecycle, 0, "A log that goes on after a restore starts with log.restored/1.");
        if (restored is not null && restored.Label != old)
            throw Form(lifecycle, entry.Index, "log.restored/1 stands only at entry 0 of the next incarnation and names the one before.");
    }

    private static VerificationFailure Form(LogPart lifecycle, long index, string message) => new("LIFECYCLE-FORM", lifecycle.Where(index), message);
}
