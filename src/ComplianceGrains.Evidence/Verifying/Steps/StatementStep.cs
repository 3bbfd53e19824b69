using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Compartments;
using ComplianceGrains.Evidence.Exports;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Evidence.Sequencing;

namespace ComplianceGrains.Evidence.Verifying.Steps;

/// <summary>Step 10: lifecycle states this export exactly once, with the period, scope, profile and heads that the package has.</summary>
internal sealed class StatementStep(JurisdictionPart jurisdiction, PackageReader package, PackageContent content)
{
    private const string Basis = "basis", Profile = "profile", RHead = "rHead", Recipient = "recipient", Scope = "scope";

    private readonly LogPart lifecycle = jurisdiction.Lifecycle;

    public ProducedStatement Read()
    {
        var header = content.Header;
        var statements = jurisdiction.Content.Where(e => e.Ref is LifecycleRef.ExportProduced p && p.Export == header.Export).ToList();
        if (statements is not [var entry])
            throw new VerificationFailure("EXPORT-ENTRY", lifecycle.RecordsFile, $"Lifecycle states this export {statements.Count} times, not once.");
        var produced = (LifecycleRef.ExportProduced)entry.Ref;
        if (produced.From != header.From || produced.To != header.To)
            throw ScopeFailure(entry, "The stated period is not that of export.json.");

        var opened = Opened(entry);
        string[] due = jurisdiction.R is null ? [Basis, Profile, Recipient, Scope] : [Basis, Profile, RHead, Recipient, Scope];
        if (!opened.Keys.Order(StringComparer.Ordinal).SequenceEqual(due.Order(StringComparer.Ordinal)))
            throw ScopeFailure(entry, $"Of this export's own entry exactly the fields {string.Join(' ', due)} are open.");
        foreach (var field in new[] { Basis, Recipient })
        {
            if (VerificationFailure.At(lifecycle.Where(entry.Index), () => Json.Parse(opened[field])) is not Json.Text)
                throw ScopeFailure(entry, $"The field {field} is not a text.");
        }
        var scope = VerificationFailure.At(lifecycle.Where(entry.Index), () => ExportScope.Read(opened[Scope]));
        if ((scope.Decisions is null) != (jurisdiction.Decisions is null) || (scope.R is null) != (jurisdiction.R is null))
            throw ScopeFailure(entry, "The scope names other logs than the package holds.");
        CheckProfile(entry, opened[Profile]);
        var rHead = jurisdiction.R is null ? null : ReadHead(entry, opened[RHead]);
        CheckHead(entry, jurisdiction.Decisions, produced.Decisions);
        CheckHead(entry, jurisdiction.R, rHead);
        if (entry.Time < header.To + Sequencer.ExportDelay)
            throw new VerificationFailure("EXPORT-EARLY", lifecycle.Where(entry.Index), "The export was produced less than 60 s after its period's end.");
        return new ProducedStatement(entry, produced, scope, rHead);
    }

    /// <summary>The opened fields of the entry as JSON texts. That they are the committed ones is step 16.</summary>
    private Dictionary<string, byte[]> Opened(LifecycleEntry entry)
    {
        var fields = LifecycleKinds.Schemas[LifecycleKinds.ExportProduced].Fields;
        var opened = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        using var lines = package.Lines(lifecycle.Folder + "disclosures.jsonl");
        var line = new DisclosureLine();
        while (lines.TryRead(out var text))
        {
            line.Read(text);
            if (line.Index != entry.Index || line.Cid != LifecycleKinds.ExportCompartment || line.Field >= fields.Count)
                continue;
            var (d, name) = (line.D, fields[line.Field].Name);
            var value = VerificationFailure.At(lines.Where, () => Disclosure.ValueStart(d.Span, name));
            opened[name] = d.Span[value..^1].ToArray();
        }
        return opened;
    }

    private void CheckProfile(LifecycleEntry entry, byte[] value)
    {
        var (id, digest) = VerificationFailure.At(lifecycle.Where(entry.Index), () =>
        {
            var members = new JsonMembers(Json.Parse(value), "EXPORT-SCOPE", "The field profile");
            var read = (members.Text("id"), members.Digest("sha256"));
            members.Close();
            return read;
        });
        if (id != content.Profile.Id || digest != Digest.Sha256(package.Whole(PackageFiles.Profile)))
            throw new VerificationFailure("PROFILE-DIGEST", PackageFiles.Profile, "The profile is not the one that lifecycle states.");
    }

    private StatedHead ReadHead(LifecycleEntry entry, byte[] value) => VerificationFailure.At(lifecycle.Where(entry.Index), () =>
        StatedHead.Read(Json.Parse(value), new JsonMembers(new Json.Object([]), "EXPORT-SCOPE", "The field rHead")));

    private void CheckHead(LifecycleEntry entry, LogPart? log, StatedHead? stated)
    {
        if (log is not null && stated is not null && (stated.Size != log.Checkpoint.Size || stated.Root != log.Checkpoint.Root))
            throw new VerificationFailure("EXPORT-HEAD", lifecycle.Where(entry.Index), $"Lifecycle states another head of {log.Name} than the package's checkpoint.");
    }

    private VerificationFailure ScopeFailure(LifecycleEntry entry, string message) => new("EXPORT-SCOPE", lifecycle.Where(entry.Index), message);
}
