using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Compartments;
using ComplianceGrains.Evidence.Exports;
using ComplianceGrains.Evidence.Kinds;
using ComplianceGrains.Evidence.Lifecycle;

namespace ComplianceGrains.Evidence.Verifying.Steps;

/// <summary>Step 13: each kind in use has a schema that lifecycle published before, and cores have its compartments.</summary>
internal sealed class SchemaStep(PackageReader package, IReadOnlyDictionary<string, Digest> digests)
{
    private readonly HashSet<string> used = new(StringComparer.Ordinal);

    public void Check(JurisdictionPart jurisdiction)
    {
        var published = jurisdiction.Content.Where(e => e.Ref is LifecycleRef.SchemaPublished)
            .ToDictionary(e => ((LifecycleRef.SchemaPublished)e.Ref).Kind, e => (e.Time, ((LifecycleRef.SchemaPublished)e.Ref).Sha256), StringComparer.Ordinal);
        var schemas = new Dictionary<string, KindSchema>(StringComparer.Ordinal);
        foreach (var log in jurisdiction.Logs)
        {
            foreach (var (record, core) in log.Survivors)
            {
                var kind = core.Draft.Kind;
                if (!published.TryGetValue(kind, out var schema))
                    throw new VerificationFailure("SCHEMA-UNKNOWN", log.Where(record), $"The schema of {kind} is not in lifecycle.");
                if (!schemas.TryGetValue(kind, out var read))
                    schemas[kind] = read = Read(kind, schema.Sha256);
                if (!log.IsLifecycle && schema.Time > core.Time)
                    throw new VerificationFailure("SCHEMA-LATE", log.Where(record), $"The schema of {kind} was published after this entry.");
                if (!Fits(core.Draft.Compartments, read))
                    throw new VerificationFailure("SCHEMA-COUNT", log.Where(record), $"The entry has other compartments or numbers of fields than the schema of {kind}.");
            }
        }
        jurisdiction.Schemas = schemas;
    }

    /// <summary>After all jurisdictions: no schema is there that no core uses.</summary>
    public void CheckUnused()
    {
        if (package.Files.Keys.Where(p => p.StartsWith(PackageFiles.Schemas, StringComparison.Ordinal) && !used.Contains(p)).Order(StringComparer.Ordinal).FirstOrDefault() is { } extra)
            throw new VerificationFailure("FILE-UNKNOWN", extra, "No entry of the package uses this schema.");
    }

    private KindSchema Read(string kind, Digest digest)
    {
        var path = PackageFiles.Schema(digest);
        if (!package.Has(path))
            throw new VerificationFailure("SCHEMA-MISSING", path, $"The package lacks the schema of {kind}.");
        if (digests[path] != digest)
            throw new VerificationFailure("SCHEMA-UNKNOWN", path, "The file's hash is not its name.");
        used.Add(path);
        return VerificationFailure.At(path, () => KindSchema.Parse(kind, package.Whole(path)));
    }

    private static bool Fits(IReadOnlyList<CompartmentRoot> compartments, KindSchema schema) =>
        compartments.Count == schema.Compartments.Count
        && compartments.Zip(schema.Compartments).All(p => p.First.Cid == p.Second && p.First.Fields == schema.FieldsOf(p.Second).Count);
}
