using System.Text;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Packs;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Currency;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Jurisdictions.Packs;
using ComplianceGrains.Jurisdictions.Scenarios;
using ComplianceGrains.Screening.Lists.Importing;
using ComplianceGrains.Storage.Blobs;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Storage.Ledgers;
using ComplianceGrains.Workflows;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Lifecycle;
using ComplianceGrains.Workflows.Packs;
using ComplianceGrains.Workflows.Packs.Events;
using ComplianceGrains.Workflows.Scenarios;
using NodaTime;
using Orleans.Runtime;

namespace ComplianceGrains.Grains.Packs;

/// <summary>
/// One jurisdiction's pack: its proposed versions, and its schemas, packs and keys in its lifecycle log, each once and before its first use.
/// </summary>
[GrainType("pack")]
internal sealed class PackGrain(
    ActorServices services, Placements placements, RuleBook rules, PackCurrency currency, IBlobs blobs, KindRegistry kinds, EvidenceOrigin origin, LogKeys keys, ReceiptKeys receipts, ILogStore logs,
    MigrationRun migration, [PersistentState("migration", GrainStateNames.Cursor)] IPersistentState<MigrationState> keptMigration)
    : ActorGrain<PackVersions, PackFacts, PackView>(services, PackWorkflow.Instance), IPackGrain
{
    private IReadOnlyDictionary<string, Published> _standing = new Dictionary<string, Published>();

    /// <summary>Where the migration is once the part that is decided now is committed.</summary>
    private MigrationState? _then;

    /// <summary>Ends when that is kept.</summary>
    private Task _keeping = Task.CompletedTask;

    private string Jurisdiction => Key;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        _standing = await StandingAsync(placements.Log(Jurisdiction, LogNames.Lifecycle), cancellationToken);
    }

    public async Task PublishAsync(CancellationToken cancellation = default)
    {
        var log = placements.Log(Jurisdiction, LogNames.Lifecycle);
        var missing = Missing();
        Check(missing);
        // Nothing is published beside an open incident, and nothing decided that could cite it: the next start does it.
        if (await Services.Incidents.AgainstAsync(Id.ToString(), [log], cancellation) is not null)
            return;
        // As many at once as a verdict takes; it ends when nothing is missing, or when nothing more was published.
        for (var before = 0; missing.Count > 0 && missing.Count != before; missing = Missing())
        {
            before = missing.Count;
            await AskAsync(new Publish(), new Envelope($"publish/{Sequence}", [], Principal.System), cancellation);
        }

        // What people decide goes into another log: here stands what was published, and nothing else of this actor.
        while (LastIn(log) is >= 0 and var last && await logs.FindAsync(log, Id.ToString(), last, cancellation) is null)
        {
            Services.Signals.Drafts(log);
            await Task.Delay(TimeSpan.FromMilliseconds(20), cancellation);
        }
    }

    public async Task<Reply<PackView>> ExecuteAsync(PackCommand command, Envelope envelope, CancellationToken cancellation = default)
    {
        var reply = await AskAsync(command, envelope, cancellation);
        // Whoever approved sees it stand beside the others at once; the other silos look before its instant comes.
        if (reply.Refusal is null)
            await currency.LookAsync(Jurisdiction, cancellation);
        return reply;
    }

    public Task<PackView?> ViewAsync(CancellationToken cancellation = default) => Task.FromResult(CurrentView());

    protected override async ValueTask<Gathered<PackFacts>> GatherAsync(PackVersions? state, Message message, CancellationToken cancellation)
    {
        if (message is Message.Asked { Command: PackCommand } && !message.By.MayActIn([Jurisdiction]))
            return Verdict.Refuse(Refusal.NotFound("There is no such jurisdiction."));
        if (message is Message.Asked { Command: PackCommand command } && NumberOf(command) is { } asked && state?.Proposed.Any(version => version.Version == asked) != true
            && rules.Library.Packs.Any(pack => pack.Id == $"{Jurisdiction}@{asked}"))
            return Verdict.Refuse(Refusal.State($"{Jurisdiction}@{asked} came with the installation; nobody has to decide about it."));
        if (message is Message.Told told)
            await currency.LookAsync(told.Source.Key, cancellation);
        var facts = new PackFacts(
            Jurisdiction, [.. Missing().Take(VerdictBounds.Decisions)], rules.Library.InForce(Jurisdiction, message.At) is null ? null : rules.Library.Rules([Jurisdiction], message.At), Heirs(), null, [], []);
        if (message is Message.Due due && state?.Migrating(due.Key, message.At) is { } migrating && facts.Rules is not null)
            return state.IsOvertaken(migrating, message.At) ? facts with { Next = new MigrationPart([], true) } : await MigrateAsync(facts, migrating, message.At, cancellation);
        return message is Message.Asked { Command: ProposeVersion version } && facts.Rules is not null ? await TryAsync(facts, version, cancellation) : facts;
    }

    protected override void Committed(IReadOnlyList<Decision> decisions)
    {
        if (decisions is not [.., { Happened: PackMigrated { Done: false } progressed }] || _then is not { } then)
            return;
        then.Due = State!.Proposed.Last(version => version.Version == progressed.Version && version.Proposal.Digest == progressed.Digest).MigrationDue.ToUnixTimeTicks();
        keptMigration.State = then;
        _keeping = keptMigration.WriteStateAsync();
    }

    private async Task<PackFacts> MigrateAsync(PackFacts facts, ProposedVersion version, Instant now, CancellationToken cancellation)
    {
        await _keeping;
        if (!await migration.MayGoOnAsync(Id.ToString(), version.MigrationDue, now, cancellation))
            return facts;
        var from = keptMigration.State.Due == version.MigrationDue.ToUnixTimeTicks() ? keptMigration.State : new MigrationState();
        (var next, _then) = await migration.NextAsync([Jurisdiction, .. facts.Heirs], from, cancellation);
        return facts with { Next = next };
    }

    protected override PackView ViewOf(PackVersions state, long sequence, IReadOnlyList<PastDecision> shown)
    {
        var now = Services.Clock.GetCurrentInstant();
        var effective = rules.Library.InForce(Jurisdiction, now) is null ? null : rules.Library.Rules([Jurisdiction], now);
        return new(Jurisdiction, [.. state.Proposed.Select(version => View(version, effective))], sequence, Decisions.Of(shown));
    }

    private static int? NumberOf(PackCommand command) => command switch
    {
        DecideVersion decision => decision.Version,
        ReviewVersion review => review.Version,
        _ => null,
    };

    private static PackVersionView View(ProposedVersion version, EffectiveRules? rules) => new(
        version.Version, version.Proposal.Digest, version.Proposal.InForceFrom, version.Status, version.Proposal.Files, version.Proposal.Scenarios,
        version.Proposal.ScenariosPassed, version.Maker, version.At, version.Proposal.Statement,
        version.Status == PackStatus.Proposed && rules is not null ? [.. PackWorkflow.OpenApprovals(version, rules).Select(approval => approval.Role)] : [], version.Steps,
        version.Proposal.Migration == Migrations.ReEvaluate ? new MigrationView(version.Told, version.IsMigrated) : null,
        version.ReviewBy is { } review ? new EmergencyView(review, version.IsReviewed) : null);

    /// <summary>Reads, checks and tests a version. What is not fine leaves nothing behind.</summary>
    private async Task<PackFacts> TryAsync(PackFacts facts, ProposeVersion version, CancellationToken cancellation)
    {
        var name = Placements.Label(Jurisdiction);
        var folder = new PackFolder(name, version.Files.ToDictionary(file => file.Path, file => (ReadOnlyMemory<byte>)file.Content, StringComparer.Ordinal));
        // Playing the stories takes seconds of a processor: not in an actor's turn.
        var trial = await Task.Run(
            () =>
            {
                var own = ScenarioSet.Read(version.Scenarios.Select(file => ($"{name}/scenarios/{file.Path}", Encoding.UTF8.GetString(file.Content))));
                var others = rules.Scenarios.Scenarios.Where(scenario => scenario.Folder != name);
                return PackTrial.RunAsync(rules.Library, folder, new ScenarioSet([.. own.Scenarios, .. others], own.Errors), new SubjectStage(Modules.Stories), ListImport.KnownLists, cancellation);
            }, cancellation);
        return trial.IsFine
            ? facts with { Trial = trial, Files = await KeepAsync(version.Files.Where(file => trial.Candidate!.Files.Contains(file.Path)), cancellation), Scenarios = await KeepAsync(version.Scenarios, cancellation) }
            : facts with { Trial = trial };
    }

    private async Task<IReadOnlyList<PackFileReference>> KeepAsync(IEnumerable<PackFileContent> files, CancellationToken cancellation)
    {
        var kept = new List<PackFileReference>();
        foreach (var file in files)
            kept.Add(new PackFileReference(file.Path, await blobs.PutAsync(new MemoryStream(file.Content), cancellation)));
        return kept;
    }

    /// <summary>The jurisdictions whose entries cite this one's versions beside their own.</summary>
    private IReadOnlyList<string> Heirs() =>
        [.. rules.Library.Jurisdictions.Where(other => other != Jurisdiction && LineageOf(other).Contains(Jurisdiction))];

    private List<Published> Missing()
    {
        var published = State?.Published.References ?? [];
        return [.. Wanted().Where(entry => PackWorkflow.Identity(entry) is var identity && !published.Contains(identity) && !_standing.ContainsKey(identity))];
    }

    /// <summary>What the log states although a restore could not bring back that it was decided: it stands, and is not said again.</summary>
    private async Task<IReadOnlyDictionary<string, Published>> StandingAsync(string log, CancellationToken cancellation)
    {
        var standing = new Dictionary<string, Published>(StringComparer.Ordinal);
        foreach (var entry in await logs.LostAsync(log, cancellation))
            if (Core.Parse(entry.Core).Draft is { Kind: LifecycleKinds.SchemaPublished or LifecycleKinds.PackPublished or LifecycleKinds.KeyAdded or LifecycleKinds.KeyRetired } draft)
            {
                var published = Published.Of(draft.Kind, LifecycleRef.Parse(draft.Kind, draft.Ref));
                standing[PackWorkflow.Identity(published)] = published;
            }

        return standing;
    }

    private IEnumerable<Published> Wanted()
    {
        foreach (var kind in kinds.All)
            yield return Published.Of(LifecycleKinds.SchemaPublished, new LifecycleRef.SchemaPublished(kind.Name, kind.Schema.Digest));
        foreach (var key in KeyNames().SelectMany(keys.PublicKeys).Concat(receipts.PublicKeys(RecordedReceipt.KeyName(origin.Name))))
            yield return Published.Of(LifecycleKinds.KeyAdded, new LifecycleRef.KeyChanged(key.Name, key.ToString()));
        foreach (var key in KeyNames().SelectMany(keys.Retired).Concat(receipts.Retired(RecordedReceipt.KeyName(origin.Name))))
            yield return Published.Of(LifecycleKinds.KeyRetired, new LifecycleRef.KeyChanged(key.Name, key.ToString()));
        foreach (var pack in Lineage())
            yield return Published.Of(LifecycleKinds.PackPublished, new LifecycleRef.PackPublished(
                new PackCitation(pack.Jurisdiction, $"{pack.Version}", new Digest(pack.Digest.Span)), pack.EffectiveInstant.ToUnixTimeMilliseconds()));
    }

    private IEnumerable<string> KeyNames() =>
    [
        placements.Log(Jurisdiction, LogNames.Decisions), placements.Log(Jurisdiction, LogNames.R), placements.Log(Jurisdiction, LogNames.Lifecycle),
        ExportSeal.KeyName(origin.Name),
    ];

    /// <summary>All versions of the jurisdiction's pack and of its ancestors'.</summary>
    private IEnumerable<Jurisdictions.Packs.Pack> Lineage() =>
        LineageOf(Jurisdiction).SelectMany(each => rules.Library.Packs.Where(pack => pack.Jurisdiction == each).OrderBy(pack => pack.Version));

    private IEnumerable<string> LineageOf(string jurisdiction)
    {
        for (var next = (string?)jurisdiction; next is not null;)
        {
            yield return next;
            next = rules.Library.Packs.Where(pack => pack.Jurisdiction == next).MaxBy(pack => pack.Version)!.Extends;
        }
    }

    private Digest? PublishedBefore(string kind) => State?.Published.Schemas.TryGetValue(kind, out var digest) == true
        ? digest
        : _standing.Values.Select(entry => entry.Reference).OfType<LifecycleRef.SchemaPublished>().FirstOrDefault(standing => standing.Kind == kind)?.Sha256;

    /// <summary>A version never changes: the same name with another content is a mistake or an attack, and nothing starts on it.</summary>
    private void Check(IReadOnlyCollection<Published> missing)
    {
        foreach (var schema in missing.Select(entry => entry.Reference).OfType<LifecycleRef.SchemaPublished>())
            if (PublishedBefore(schema.Kind) is { } earlier)
                throw new InvalidOperationException(
                    $"The kind {schema.Kind} was published before with another schema (sha256 {earlier}, now {schema.Sha256}). A kind never changes: this program is not the one that wrote this folder, or its kind needs a new version.");
        foreach (var pack in missing.Select(entry => entry.Reference).OfType<LifecycleRef.PackPublished>())
            if ((State?.Published.References ?? []).Concat(_standing.Keys).FirstOrDefault(reference => reference.StartsWith($"pack {pack.Pack.Pack}@{pack.Pack.Version} ", StringComparison.Ordinal)) is { } earlier)
                throw new InvalidOperationException(
                    $"{Placements.Label(pack.Pack.Pack)}/{pack.Pack.Version}/pack.yaml: version {pack.Pack.Version} of {pack.Pack.Pack} was published before with another content ({earlier}). A version never changes: raise 'version' in the file.");
    }
}
