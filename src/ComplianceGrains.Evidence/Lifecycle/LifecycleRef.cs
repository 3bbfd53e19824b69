using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Entries;

namespace ComplianceGrains.Evidence.Lifecycle;

/// <summary>The public facts of a lifecycle entry: its <c>ref</c>, one form per kind.</summary>
public abstract record LifecycleRef
{
    private LifecycleRef()
    {
    }

    /// <summary><c>schema.published/1</c>: once per kind, before its first use in <c>decisions</c> or <c>r</c>.</summary>
    public sealed record SchemaPublished(string Kind, Digest Sha256) : LifecycleRef;

    /// <summary><c>pack.published/1</c>: once per (pack, version); <paramref name="Effective"/> in ms.</summary>
    public sealed record PackPublished(PackCitation Pack, long Effective) : LifecycleRef;

    /// <summary><c>key.added/1</c> and <c>key.retired/1</c>.</summary>
    public sealed record KeyChanged(string Name, string VKey) : LifecycleRef;

    /// <summary><c>hold.placed/1</c> and <c>hold.lifted/1</c>; <paramref name="Actor"/> is the pseudonym in <c>decisions</c>.</summary>
    public sealed record HoldChanged(string Actor, string Hold) : LifecycleRef;

    /// <summary><c>record.shredded/1</c> and <c>record.deleted/1</c>.</summary>
    /// <param name="Basis">Cites the law.</param>
    /// <param name="Policy">Names the policy, e.g. <c>EU@3 retention.due-diligence</c>.</param>
    /// <param name="MinAgeDays">The least age that the policy asks for.</param>
    /// <param name="Count">n, the number of targets.</param>
    /// <param name="Targets">Their root, see <see cref="TombstoneTarget.Tree"/>.</param>
    public sealed record Tombstone(string Basis, string Policy, long MinAgeDays, long Count, Digest Targets) : LifecycleRef;

    /// <summary><c>export.requested/1</c>.</summary>
    public sealed record ExportRequested(string Export) : LifecycleRef;

    /// <summary><c>export.produced/1</c>: the period (From, To] in ms and the newest signed head of <c>decisions</c>.</summary>
    public sealed record ExportProduced(string Export, long From, long To, StatedHead Decisions) : LifecycleRef;

    /// <summary><c>log.restored/1</c>: entry 0 of a new incarnation; <paramref name="Logs"/> are the heads of the old one by short name.</summary>
    public sealed record LogRestored(string Label, IReadOnlyList<(string Log, StatedHead Head)> Logs) : LifecycleRef;

    /// <summary>The canonical JSON that a draft carries.</summary>
    /// <exception cref="ArgumentException">A text needs an escape, which canonical JSON has not.</exception>
    public string ToCanonical() => this switch
    {
        SchemaPublished s => $$"""{"kind":{{Q(s.Kind)}},"sha256":"{{s.Sha256}}"}""",
        PackPublished p => $$"""{"effective":{{N(p.Effective)}},"pack":{{Q(p.Pack.Pack)}},"sha256":"{{p.Pack.Digest}}","version":{{Q(p.Pack.Version)}}}""",
        KeyChanged k => $$"""{"name":{{Q(k.Name)}},"vkey":{{Q(k.VKey)}}}""",
        HoldChanged h => $$"""{"actor":{{Q(h.Actor)}},"hold":{{Q(h.Hold)}}}""",
        Tombstone t => $$"""{"basis":{{Q(t.Basis)}},"minAgeDays":{{N(t.MinAgeDays)}},"n":{{N(t.Count)}},"policy":{{Q(t.Policy)}},"targets":"{{t.Targets}}"}""",
        ExportRequested e => $$"""{"export":{{Q(e.Export)}}}""",
        ExportProduced e => $$"""{"decisions":{{e.Decisions.ToJson()}},"export":{{Q(e.Export)}},"from":{{N(e.From)}},"to":{{N(e.To)}}}""",
        LogRestored r => $$"""{"label":{{Q(r.Label)}},"logs":[{{string.Join(',', r.Logs.Select(l => $"[{Q(l.Log)},{N(l.Head.Size)},\"{l.Head.Root}\"]"))}}]}""",
        _ => throw new InvalidOperationException("An unknown lifecycle entry."),
    };

    /// <summary>Reads the <c>ref</c> of a lifecycle entry of this kind.</summary>
    /// <exception cref="EvidenceFormatException"><c>LIFECYCLE-FORM</c>: an unknown kind, no ref, or other members than the kind has.</exception>
    public static LifecycleRef Parse(string kind, string? canonical)
    {
        if (canonical is null)
            throw Form(kind, "has no ref");
        try
        {
            var members = new JsonMembers(Json.Parse(Texts.Utf8.GetBytes(canonical)), "LIFECYCLE-FORM", $"The ref of {kind}");
            var read = Read(kind, members);
            members.Close();
            return read;
        }
        catch (EvidenceFormatException e) when (e.Code != "LIFECYCLE-FORM")
        {
            throw Form(kind, "is malformed: " + e.Message);
        }
    }

    private static LifecycleRef Read(string kind, JsonMembers m) => kind switch
    {
        LifecycleKinds.SchemaPublished => new SchemaPublished(m.Text("kind"), m.Digest("sha256")),
        LifecycleKinds.PackPublished => new PackPublished(new PackCitation(m.Text("pack"), m.Text("version"), m.Digest("sha256")), m.Integer("effective")),
        LifecycleKinds.KeyAdded or LifecycleKinds.KeyRetired => new KeyChanged(m.Text("name"), m.Text("vkey")),
        LifecycleKinds.HoldPlaced or LifecycleKinds.HoldLifted => new HoldChanged(m.Text("actor"), m.Text("hold")),
        LifecycleKinds.RecordShredded or LifecycleKinds.RecordDeleted =>
            new Tombstone(m.Text("basis"), m.Text("policy"), m.Count("minAgeDays"), m.Count("n"), m.Digest("targets")),
        LifecycleKinds.ExportRequested => new ExportRequested(m.Text("export")),
        LifecycleKinds.ExportProduced => new ExportProduced(m.Text("export"), m.Integer("from"), m.Integer("to"), StatedHead.Read(m.Any("decisions"), m)),
        LifecycleKinds.LogRestored => new LogRestored(m.Text("label"), [.. m.Array("logs").Select(l => OldLog(l, m))]),
        _ => throw Form(kind, "is not a kind of lifecycle"),
    };

    private static (string, StatedHead) OldLog(Json item, JsonMembers m) =>
        item is Json.Array { Items: [Json.Text log, var size, var root] }
            ? (log.Value, StatedHead.Read(new Json.Array([size, root]), m))
            : throw m.Wrong("has a log that is not [name, size, root]");

    private static EvidenceFormatException Form(string kind, string how) => new("LIFECYCLE-FORM", $"The lifecycle entry {kind} {how}.");

    private static string Q(string text) => CanonicalJson.Quote(text);

    private static string N(long number) => Texts.Decimal(number);
}
