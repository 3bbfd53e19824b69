using System.Runtime.CompilerServices;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Compartments;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Exports;
using ComplianceGrains.Evidence.Exports.Writing;
using ComplianceGrains.Evidence.Keys;
using ComplianceGrains.Evidence.Kinds;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Evidence.Sequencing;
using ComplianceGrains.Evidence.Trees;
using ComplianceGrains.Evidence.Verifying;

namespace ComplianceGrains.Evidence.Tests;

/// <summary>A firm with its logs in memory: writes honest histories through the sequencer, and forged ones past it.</summary>
public sealed class Firm : IExportSource
{
    public const string Origin = "evidence.example.com";
    public const long Day = 24 * 60 * 60 * 1000;
    public const long Start = 1_700_000_000_000;
    public const string Wallet = "wallet.approval-decided/3", Disposed = "exception.disposed/1", Bare = "note.bare/1", Str = "str.drafted/1";

    private readonly Dictionary<string, Ledger> logs = [];
    private readonly Dictionary<PackCitation, IReadOnlyList<PackageFile>> packs = [];

    public SigningKey Key { get; } = SigningKey.Create();

    public SigningKey ExportKey { get; } = SigningKey.Create();

    public long Clock { get; set; } = Start;

    /// <summary>What a label with a number says of the decisions that ended before it, and of which label they were.</summary>
    public StatedHead Ended { get; set; } = new(3, Digest.Random());

    public string? EndedLabel { get; set; }

    /// <summary>What it says of the lifecycle log that ended; nothing if null.</summary>
    public StatedHead? EndedLifecycle { get; set; }

    /// <summary>Shows compartments that the firm says are shredded.</summary>
    public bool HidesShredding { get; set; }

    public Dictionary<string, KindSchema> Schemas { get; } = LifecycleKinds.Schemas.Values.Concat(
    [
        new(Wallet, [new("walletAddress", "p1", "identity"), new("ownerName", "p1", "identity"), new("decision", "d1", "decision"), new("reason", "d1", "decision"), new("officerId", "s1", "staff")]),
        new(Disposed, [new("outcome", "d1", "decision"), new("tags", "d1", "decision")]),
        new(Bare, []),
        new(Str, [new("subject", "p1", "identity"), new("grounds", "d1", "suspicion")]),
    ]).ToDictionary(s => s.Kind);

    public static ExportProfile Profile { get; } = new("SUP-1", [new(Wallet, "ownerName", "SUP-1 name on request"), new(Wallet, "officerId", "SUP-1 \"staff\""), new(Str, "subject", "SUP-1 subject")]);

    public TrustFile Trust => new([.. logs.Values.Select(l => Key.PublicKey(l.Name)), ExportKey.PublicKey(ExportSeal.KeyName(Origin))]);

    public IEnumerable<string> Labels => logs.Values.Select(l => l.Label).Distinct();

    public Ledger Lifecycle(string label) => Log(label, LogNames.Lifecycle);

    public Ledger Decisions(string label) => Log(label, LogNames.Decisions);

    public Ledger R(string label) => Log(label, LogNames.R);

    /// <summary>Opens a jurisdiction: all schemas and one pack are published.</summary>
    public void Open(string label, params string[] unpublished)
    {
        foreach (var log in new[] { LogNames.Lifecycle, LogNames.Decisions, LogNames.R })
            logs[LogNames.Of(Origin, label, log)] = new Ledger(label, log);
        if (label.EndsWith(".2", StringComparison.Ordinal))
        {
            (string, StatedHead)[] ended = EndedLifecycle is { } lifecycle ? [("decisions", Ended), ("lifecycle", lifecycle)] : [("decisions", Ended)];
            Say(label, LifecycleKinds.LogRestored, new LifecycleRef.LogRestored(EndedLabel ?? label[..^2], ended));
        }

        foreach (var schema in Schemas.Values.Where(s => !unpublished.Contains(s.Kind)))
            Say(label, LifecycleKinds.SchemaPublished, new LifecycleRef.SchemaPublished(schema.Kind, schema.Digest));
        PublishPack(label, "EU", "3", Start);
        Say(label, LifecycleKinds.KeyAdded, new LifecycleRef.KeyChanged(Decisions(label).Name, Key.PublicKey(Decisions(label).Name).ToString()));
    }

    public PackCitation Pack(string pack, string version)
    {
        PackageFile[] files = [new("pack.yaml", Texts.Utf8.GetBytes($"jurisdiction: {pack}\nversion: {version}\n")), new("calendars/holidays.yaml", "[]\n"u8.ToArray())];
        var citation = new PackCitation(pack, version, PackDigest.Of(files.Select(f => (f.Path, f.Bytes))));
        packs[citation] = files;
        return citation;
    }

    public void PublishPack(string label, string pack, string version, long effective, Forgery? forgery = null) =>
        Say(label, LifecycleKinds.PackPublished, new LifecycleRef.PackPublished(Pack(pack, version), effective), forgery: forgery);

    /// <summary>An entry of lifecycle.</summary>
    public void Say(string label, string kind, LifecycleRef said, IReadOnlyList<OpenCompartment>? open = null, Forgery? forgery = null, IReadOnlyList<StatedHeadTimes>? heads = null) =>
        Append(Lifecycle(label), "steward/" + kind, kind, open ?? [], (forgery ?? new()) with { Ref = forgery?.Ref ?? said.ToCanonical() }, heads);

    public long Decide(string label, string actor, string kind = Wallet, Forgery? forgery = null, string? value = null)
    {
        var text = StrictJson.Text(value ?? "=1+1 \"quoted\"\nline é 😀");
        IReadOnlyList<OpenCompartment> open = kind switch
        {
            Wallet => [OpenCompartment.Fresh("p1", ["\"bc1q\"", text]), OpenCompartment.Fresh("d1", ["\"approve\"", text]), OpenCompartment.Fresh("s1", ["\"prn-1\""])],
            Disposed => [OpenCompartment.Fresh("d1", ["\"closed\"", "[\"a\",{\"k\":-7},null]"])],
            Str => [OpenCompartment.Fresh("p1", ["null"]), OpenCompartment.Fresh("d1", [text])],
            _ => [],
        };
        var log = kind == Str ? R(label) : Decisions(label);
        Append(log, actor, kind, open, new Forgery { Rules = [Pack("EU", "3")] }.Over(forgery));
        return log.Size - 1;
    }

    /// <summary>A log goes on from one that ended: says so many of its entries again.</summary>
    public static void GoOn(Ledger ended, Ledger log, int left, Func<Draft, Draft>? change = null)
    {
        var leaves = new Dictionary<Digest, Digest>();
        foreach (var (core, index) in ended.Cores.Take(left).Select((core, index) => (core, index)))
        {
            var draft = core.Draft with { Log = log.Name };
            log.Add((change?.Invoke(draft) ?? draft).ToCore(core.Prev is { } prev ? leaves[prev] : null, core.Time).ToBytes());
            leaves[ended.Entries[index].Leaf] = log.Entries[index].Leaf;
            foreach (var (place, open) in ended.Sealed.Where(one => one.Key.Index == index).ToList())
                log.Sealed[place] = open;
        }
    }

    public void Shred(Ledger log, string cid, long minAgeDays, params long[] indexes)
    {
        foreach (var index in HidesShredding ? [] : indexes)
            log.Sealed.Remove((index, cid));
        Bury(log, LifecycleKinds.RecordShredded, minAgeDays, [.. indexes.Select(i => new TombstoneTarget(log.Name, i, log.Entries[(int)i].Leaf, cid))]);
    }

    public void Delete(Ledger log, long minAgeDays, params long[] indexes)
    {
        Bury(log, LifecycleKinds.RecordDeleted, minAgeDays, [.. indexes.Select(i => new TombstoneTarget(log.Name, i, log.Entries[(int)i].Leaf, TombstoneTarget.WholeEntry))]);
        foreach (var index in indexes)
            log.Entries[(int)index] = log.Entries[(int)index] with { Core = null };
    }

    /// <summary>States an export in each jurisdiction, as the export actor does.</summary>
    public ExportRequest Produce(string id, long from, long to, ExportScope? scope = null, Statement? forged = null, IEnumerable<string>? labels = null)
    {
        scope ??= new ExportScope(LogFilter.All, null);
        foreach (var label in labels ?? Labels)
        {
            var (decisions, r) = (Decisions(label), R(label));
            var fields = ExportFields.Produced("AMLR Art. 77", forged?.Profile ?? Profile, r.Head, "Supervisor", forged?.Scope ?? scope);
            Say(label, LifecycleKinds.ExportProduced, new LifecycleRef.ExportProduced(id, from, to, forged?.Head?.Invoke(decisions) ?? decisions.Head),
                [OpenCompartment.Fresh("x", fields)], forged?.Forgery, [Times(decisions), Times(r)]);
        }
        return new ExportRequest(id, Origin, from, to, Profile,
            [.. (labels ?? Labels).Select(l => new JurisdictionExport(l, scope, Sign(Lifecycle(l)), scope.Decisions is null ? null : Sign(Decisions(l)), scope.R is null ? null : Sign(R(l))))])
        { Organization = "Synthetic VASP", Date = "2026-01-31" };
    }

    public async Task<byte[]> WriteAsync(ExportRequest request)
    {
        using var zip = new MemoryStream();
        await ExportPackage.WriteAsync(request, this, ExportKey, zip);
        return zip.ToArray();
    }

    public VerificationReport Verify(byte[] zip, VerifierOptions? options = null) => Judge.Verify(zip, Trust, options);

    public SignedNote Sign(Ledger log) => log.Checkpoint.Sign(Key);

    public void Append(Ledger log, string actorId, string kind, IReadOnlyList<OpenCompartment> open, Forgery? forgery = null, IReadOnlyList<StatedHeadTimes>? heads = null)
    {
        forgery ??= new Forgery();
        var schema = Schemas[kind];
        var actor = Pseudonym.Of(log.Key, actorId);
        var tail = log.Tails.GetValueOrDefault(actor);
        var roots = open.Select(o => new CompartmentRoot(o.Cid, o.Values.Count, o.Root(log.Name, schema))).OrderBy(r => r.Cid, StringComparer.Ordinal).Skip(forgery.DropCompartments).ToList();
        var draft = new Draft(log.Name, actor, forgery.Seq ?? (tail?.Seq ?? -1) + 1, kind, Digest.Random(), roots) { Rules = forgery.Rules, AsOf = forgery.Rules is null ? null : forgery.AsOf ?? Clock, Ref = forgery.Ref };
        var index = log.Size;
        if (forgery.IsForged)
            log.Add(draft.ToCore(forgery.Prev is null ? tail?.Leaf : forgery.Prev.Value, forgery.Time ?? Clock).ToBytes());
        else
            log.Add(Placed(log, draft, tail, heads));
        foreach (var compartment in open)
            log.Sealed[(index, compartment.Cid)] = compartment;
    }

    public async IAsyncEnumerable<Digest> LeavesAsync(string log, long from, long to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var entry in logs[log].Entries.Take((int)to).Skip((int)from))
            yield return entry.Leaf;
    }

    public async IAsyncEnumerable<StoredEntry> EntriesAsync(string log, long from, long to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        for (var i = from; i < to; i++)
            yield return logs[log].Entries[(int)i];
    }

    public ValueTask<IReadOnlyList<IReadOnlyDictionary<string, OpenCompartment>>> OpenAsync(string log, IReadOnlyList<StoredEntry> entries, CancellationToken cancellationToken) =>
        new([.. entries.Select(e => logs[log].Cores[(int)e.Index].Draft.Compartments.Where(c => logs[log].Sealed.ContainsKey((e.Index, c.Cid))).ToDictionary(c => c.Cid, c => logs[log].Sealed[(e.Index, c.Cid)]))]);

    public ValueTask<IReadOnlyList<TombstoneTarget>> TargetsAsync(string lifecycle, long index, CancellationToken cancellationToken) => new(logs[lifecycle].Targets[index]);

    public ValueTask<KindSchema> SchemaAsync(string kind, CancellationToken cancellationToken) => new(Schemas[kind]);

    public ValueTask<IReadOnlyList<PackageFile>> PackFilesAsync(PackCitation pack, CancellationToken cancellationToken) =>
        new(packs.TryGetValue(pack, out var files) ? files : packs.First(p => p.Key.Digest == pack.Digest).Value);

    private byte[] Placed(Ledger log, Draft draft, ActorTail? tail, IReadOnlyList<StatedHeadTimes>? heads)
    {
        var facts = new SequencingFacts(log.Size, log.Size == 0 ? null : log.Cores[^1].Time, Clock)
        {
            Tail = tail,
            Known = log.Known.GetValueOrDefault((draft.Actor, draft.Seq)),
            Publications = Lifecycle(log.Label).Publications,
            StatedHeads = heads ?? [],
        };
        var verdict = Sequencer.Place(draft.ToBytes(), facts);
        return verdict is SequencerVerdict.Appended appended ? appended.Bytes.ToArray() : throw new InvalidOperationException($"An honest history is not placed: {verdict}");
    }

    private static StatedHeadTimes Times(Ledger log) => new(log.Name, log.Size == 0 ? null : log.Cores[^1].Time, null);

    private void Bury(Ledger log, string kind, long minAgeDays, IReadOnlyList<TombstoneTarget> targets)
    {
        // Another firm's target stands among them, as r's would: it must not show.
        targets = [.. targets, new TombstoneTarget(R(log.Label).Name, 77, Digest.Random(), "p1")];
        var tree = TombstoneTarget.Tree(targets);
        var lifecycle = Lifecycle(log.Label);
        lifecycle.Targets[lifecycle.Size] = targets;
        Say(log.Label, kind, new LifecycleRef.Tombstone("GDPR Art. 17(1)(a)", "EU@3 retention.identity", minAgeDays, tree.Size, Merkle.Root(tree, tree.Size)));
    }

    private Ledger Log(string label, string log) => logs[LogNames.Of(Origin, label, log)];
}
