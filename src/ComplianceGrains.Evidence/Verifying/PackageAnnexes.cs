using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Compartments;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Exports;
using ComplianceGrains.Evidence.Exports.Annexes;
using ComplianceGrains.Evidence.Exports.Writing;
using ComplianceGrains.Evidence.Kinds;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Evidence.Zip;

namespace ComplianceGrains.Evidence.Verifying;

/// <summary>Writes the readable annexes of a package again, from what the package itself discloses.</summary>
public static class PackageAnnexes
{
    /// <summary>The annexes as the package's records, disclosures, profile and schemas give them.</summary>
    /// <param name="zip">The package; it stays open. Whether it is valid is for <c>PackageVerifier</c> to say.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>Paths below <c>data/annex/</c>, with what stands there in an honest package.</returns>
    /// <exception cref="EvidenceFormatException">The package is not in the format.</exception>
    public static async Task<IReadOnlyList<PackageFile>> RebuildAsync(Stream zip, CancellationToken cancellationToken = default)
    {
        try
        {
            return await RebuildAsync(new PackageReader(ZipPackage.Open(zip, long.MaxValue)), cancellationToken);
        }
        catch (VerificationFailure failure)
        {
            throw new EvidenceFormatException(failure.Code, $"{failure.Where}: {failure.Message}");
        }
    }

    private static async Task<List<PackageFile>> RebuildAsync(PackageReader package, CancellationToken cancellationToken)
    {
        var (header, profile) = (package.Json(PackageFiles.Export, ExportHeader.Read), package.Json(PackageFiles.Profile, ExportProfile.Read));
        var annexes = new AnnexSet(header, profile, () => new MemoryStream());
        foreach (var label in header.Jurisdictions)
        {
            var lifecycle = Lifecycle(package, header, label);
            annexes.Purposes[label] = lifecycle.Purpose;
            foreach (var (log, filter) in lifecycle.Scope.Filters)
            {
                var folder = PackageFiles.Log(label, log);
                var range = package.Json(folder + "range.json", RangeFile.Read);
                Read(package, folder, annexes.Start(label, log, range, filter), profile, lifecycle.Schemas);
            }
        }
        return
        [
            .. (await annexes.FinishAsync(cancellationToken)).Select(table => new PackageFile(table.Path, ((MemoryStream)table.File).ToArray())),
            .. annexes.Overall().Select(file => new PackageFile(file.Path, file.Bytes)),
        ];
    }

    private static (StatedPurpose Purpose, ExportScope Scope, Dictionary<string, KindSchema> Schemas) Lifecycle(PackageReader package, ExportHeader header, string label)
    {
        var folder = PackageFiles.Log(label, LogNames.Lifecycle);
        var own = -1L;
        var schemas = new Dictionary<string, KindSchema>(StringComparer.Ordinal);
        ReadLines(package, folder + "records.jsonl", line =>
        {
            var record = RecordLine.Read(line);
            var draft = Core.Parse(Texts.Utf8.GetBytes(record.Core ?? "")).Draft;
            switch (LifecycleRef.Parse(draft.Kind, draft.Ref))
            {
                case LifecycleRef.SchemaPublished schema when package.Has(PackageFiles.Schema(schema.Sha256)):
                    schemas[schema.Kind] = KindSchema.Parse(schema.Kind, package.Whole(PackageFiles.Schema(schema.Sha256)));
                    break;
                case LifecycleRef.ExportProduced produced when produced.Export == header.Export:
                    own = record.Index;
                    break;
            }
        });
        var fields = LifecycleKinds.Schemas[LifecycleKinds.ExportProduced].Fields;
        var values = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var disclosure = new DisclosureLine();
        ReadLines(package, folder + "disclosures.jsonl", line =>
        {
            disclosure.Read(line);
            if (disclosure.Index == own && disclosure.Field < fields.Count)
                values[fields[disclosure.Field].Name] = disclosure.D.Span[Disclosure.ValueStart(disclosure.D.Span, fields[disclosure.Field].Name)..^1].ToArray();
        });
        return (new StatedPurpose(Text("recipient"), Text("basis")), ExportScope.Read(values["scope"]), schemas);

        string Text(string field) => ReadableValue.Of(Json.Parse(values[field]));
    }

    private static void Read(PackageReader package, string folder, AnnexLog log, ExportProfile profile, Dictionary<string, KindSchema> schemas)
    {
        using var opened = new OpenedFields(package.Lines(folder + "disclosures.jsonl"));
        ReadLines(package, folder + "records.jsonl", line =>
        {
            var record = RecordLine.Read(line);
            if (record.Status == RecordStatus.Deleted)
                log.Gone();
            if (record.Status != RecordStatus.Kept)
                return;
            var core = Core.Parse(Texts.Utf8.GetBytes(record.Core!));
            if (!log.Filter.Matches(core.Draft.Actor, core.Draft.Kind))
            {
                log.Closed(core);
                return;
            }
            opened.Load(record.Index);
            var schema = schemas[core.Draft.Kind];
            log.Start(record.Index, core, schema);
            foreach (var cid in schema.Compartments)
            {
                var fields = schema.FieldsOf(cid);
                for (var i = 0; i < fields.Count; i++)
                {
                    if (record.Shredded.Contains(cid))
                        log.Erased(fields[i]);
                    else if (profile.RuleFor(core.Draft.Kind, fields[i].Name) is { } rule)
                        log.Redacted(fields[i], rule);
                    else if (opened.Use(cid, i, fields[i].Name))
                        log.Disclosed(fields[i], opened.Value(cid, i));
                }
            }
            log.End();
        });
    }

    private static void ReadLines(PackageReader package, string path, ReadLine read)
    {
        using var lines = package.Lines(path);
        while (lines.TryRead(out var line))
            read(line);
    }

    private delegate void ReadLine(ReadOnlySpan<byte> line);
}
