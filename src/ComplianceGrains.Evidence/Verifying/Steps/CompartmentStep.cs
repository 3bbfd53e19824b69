using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Compartments;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Exports;
using ComplianceGrains.Evidence.Kinds;

namespace ComplianceGrains.Evidence.Verifying.Steps;

/// <summary>Steps 16 and 17: what is open is what was committed to, exactly what profile and scope leave open, and <c>view.csv</c> shows the same.</summary>
/// <remarks>
/// Records and disclosures are read side by side, entry by entry. A difference of the view is only reported when the
/// compartments of all logs are sound, as the order of the steps wants it.
/// </remarks>
internal sealed class CompartmentStep : IDisposable
{
    private readonly PackageReader package;
    private readonly JurisdictionPart jurisdiction;
    private readonly LogPart log;
    private readonly ExportProfile profile;
    private readonly VerificationTally tally;
    private readonly LogFilter filter;
    private readonly OpenedFields opened;
    private readonly ViewComparison? view;
    private readonly ViewRows rows = new();
    private Digest[] commitments = [];

    public CompartmentStep(PackageReader package, JurisdictionPart jurisdiction, LogPart log, ExportProfile profile, VerificationTally tally)
    {
        this.package = package;
        this.jurisdiction = jurisdiction;
        this.log = log;
        this.profile = profile;
        this.tally = tally;
        filter = jurisdiction.Statement.FilterOf(log);
        opened = new OpenedFields(package.Lines(log.Folder + "disclosures.jsonl"));
        view = log.IsLifecycle ? null : new ViewComparison(package, log.Folder + "view.csv");
    }

    /// <summary>Checks the log.</summary>
    /// <returns>Where the view differs, or null.</returns>
    public VerificationFailure? Check()
    {
        using var lines = package.Lines(log.RecordsFile);
        view?.Expect(ViewRows.Header);
        foreach (var record in log.Records)
        {
            lines.TryRead(out var text);
            if (record.Status == RecordStatus.Kept)
                Kept(record, record.Core!, RecordLine.Read(text).Commitments);
            else
                opened.ExpectNoneOf(record.Index);
            if (record.Status == RecordStatus.Deleted)
            {
                rows.Deleted(record.Index);
                tally.Deleted++;
            }
            if (!log.IsLifecycle && record.Status is RecordStatus.Kept or RecordStatus.Deleted)
                tally.Entries++;
            view?.Expect(rows.Bytes);
            rows.Clear();
        }
        opened.ExpectEnd();
        return view?.End();
    }

    public void Dispose()
    {
        opened.Dispose();
        view?.Dispose();
    }

    private void Kept(LogRecord record, Core core, IReadOnlyList<CommitmentList> lists)
    {
        var schema = jurisdiction.Schemas[core.Draft.Kind];
        var matches = IsOpenable(record, core);
        opened.Load(record.Index);
        rows.Start(record.Index, core);
        foreach (var list in lists)
            CheckBound(record, core, list, schema);
        if (opened.Unused is { } unused)
            throw new VerificationFailure("DISC-UNUSED", unused, "The commitment of this field is not left out, or its compartment not there.");
        foreach (var compartment in core.Draft.Compartments)
            CheckOpen(record, core, compartment.Cid, lists.FirstOrDefault(l => l.Cid == compartment.Cid), schema, matches);
        if (!log.IsLifecycle)
            Count(core, matches);
    }

    private void Count(Core core, bool matches)
    {
        if (!matches || core.Draft.Compartments.Count == 0)
            rows.HeaderOnly();
        if (!matches)
            tally.OutsideScope++;
    }

    // Every D belongs to a null and the reverse, and together with the commitments they give R.
    private void CheckBound(LogRecord record, Core core, CommitmentList list, KindSchema schema)
    {
        if (core.Draft.Compartments.FirstOrDefault(c => c.Cid == list.Cid) is not { } compartment || list.Fields.Count != compartment.Fields)
            throw Failure("COMPARTMENT-ROOT", record, $"Compartment {list.Cid} is not in the core with this number of fields");
        if (commitments.Length < list.Fields.Count)
            commitments = new Digest[KindSchema.MaxFieldsPerCompartment];
        var fields = schema.FieldsOf(list.Cid);
        var any = false;
        for (var i = 0; i < list.Fields.Count; i++)
        {
            if (list.Fields[i] is { } commitment)
            {
                commitments[i] = commitment;
                continue;
            }
            any = true;
            if (!opened.Use(list.Cid, i, fields[i].Name))
                throw Failure("DISC-MISSING", record, $"Field {fields[i].Name} of {list.Cid} has neither a commitment nor a disclosure");
            commitments[i] = Digest.Sha256(opened.D(list.Cid, i));
        }
        if (CompartmentRoot.Compute(list.Cid, commitments.AsSpan(0, list.Fields.Count)) != compartment.Root)
            throw Failure("COMPARTMENT-ROOT", record, $"The fields of {list.Cid} are not those that the core commits to");
        if (!any)
            throw Failure("DISC-UNUSED", record, $"Compartment {list.Cid} shows commitments although no field of it is disclosed");
    }

    private void CheckOpen(LogRecord record, Core core, string cid, CommitmentList? list, KindSchema schema, bool matches)
    {
        var isShredded = record.Shredded.Contains(cid);
        if (list is not null && isShredded)
            throw Failure("SHREDDED-OPEN", record, $"Compartment {cid} is shown open although it is shredded");
        if (list is not null && !matches)
            throw Failure("SCOPE-LEAK", record, $"Compartment {cid} is shown open although the entry is not in scope");
        if (!matches)
            return;
        var fields = schema.FieldsOf(cid);
        for (var i = 0; i < fields.Count; i++)
            CheckField(record, core, fields[i], i, isOpen: list is not null && list.Fields[i] is null, isShredded);
    }

    private void CheckField(LogRecord record, Core core, SchemaField field, int number, bool isOpen, bool isShredded)
    {
        if (log.IsLifecycle)
        {
            if (isOpen && field.Name == "rHead" && jurisdiction.R is null)
                throw Failure("SCOPE-LEAK", record, "The head of r is open although the package does not hold r");
            tally.Disclosed += isOpen ? 1 : 0;
            return;
        }
        if (isShredded)
        {
            tally.Shredded++;
            rows.Shredded(field);
            return;
        }
        var rule = profile.RuleFor(core.Draft.Kind, field.Name);
        if (isOpen && rule is not null)
            throw Failure("PROFILE-LEAK", record, $"Field {field.Name} is open although {rule} closes it");
        if (!isOpen && rule is null)
            throw Failure("PROFILE-HIDDEN", record, $"Field {field.Name} is hidden although no rule of the profile closes it");
        if (rule is not null)
        {
            tally.Redact(log, core.Draft.Kind, field.Name, rule);
            rows.Redacted(field, rule);
            return;
        }
        tally.Disclosed++;
        rows.Disclosed(field, opened.Value(field.Compartment, number));
    }

    private bool IsOpenable(LogRecord record, Core core) =>
        log.IsLifecycle ? record.Index == jurisdiction.Statement.Entry.Index : filter.Matches(core.Draft.Actor, core.Draft.Kind);

    private VerificationFailure Failure(string code, LogRecord record, string how) => new(code, log.Where(record), how + ".");
}
