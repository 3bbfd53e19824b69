using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Packs;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Keys;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Storage.Ledgers;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Lifecycle;
using ComplianceGrains.Workflows.Packs;

namespace ComplianceGrains.Grains.Packs;

/// <summary>Publishes a jurisdiction's schemas, packs and keys in its lifecycle log, each once and before its first use.</summary>
[GrainType("pack")]
internal sealed class PackGrain(
    ActorServices services, Placements placements, RuleBook rules, KindRegistry kinds, EvidenceOrigin origin, SigningKey signingKey, ILedger ledger)
    : ActorGrain<PublishedSet, PublishFacts, PublishedSet>(services, PackWorkflow.Instance), IPackGrain
{
    private string Jurisdiction => Key;

    public async Task PublishAsync(CancellationToken cancellation = default)
    {
        var missing = Missing();
        Check(missing);
        var log = placements.Log(Jurisdiction, LogNames.Lifecycle);
        // Nothing is published beside an open incident, and nothing decided that could cite it: the next start does it.
        if (await Services.Incidents.AgainstAsync(Id.ToString(), [log], cancellation) is not null)
            return;
        // As many at once as a verdict takes; it ends when nothing is missing, or when nothing more was published.
        for (var before = 0; missing.Count > 0 && missing.Count != before; missing = Missing())
        {
            before = missing.Count;
            await AskAsync(new Publish(), new Envelope($"publish/{Sequence}", [], Principal.System), cancellation);
        }

        while (await ledger.FindAsync(log, Id.ToString(), Sequence - 1, cancellation) is null)
        {
            Services.Signals.Drafts(log);
            await Task.Delay(TimeSpan.FromMilliseconds(20), cancellation);
        }
    }

    protected override ValueTask<Gathered<PublishFacts>> GatherAsync(PublishedSet? state, Message message, CancellationToken cancellation) =>
        ValueTask.FromResult<Gathered<PublishFacts>>(new PublishFacts(Jurisdiction, [.. Missing().Take(VerdictBounds.Decisions)]));

    protected override PublishedSet ViewOf(PublishedSet state, long sequence, IReadOnlyList<PastDecision> shown) => state;

    private List<Published> Missing()
    {
        var published = State?.References ?? [];
        return [.. Wanted().Where(entry => !published.Contains(PackWorkflow.Identity(entry)))];
    }

    private IEnumerable<Published> Wanted()
    {
        foreach (var kind in kinds.All)
            yield return Published.Of(LifecycleKinds.SchemaPublished, new LifecycleRef.SchemaPublished(kind.Name, kind.Schema.Digest));
        foreach (var name in KeyNames())
            yield return Published.Of(LifecycleKinds.KeyAdded, new LifecycleRef.KeyChanged(name, signingKey.PublicKey(name).ToString()));
        foreach (var pack in Lineage())
            yield return Published.Of(LifecycleKinds.PackPublished, new LifecycleRef.PackPublished(
                new PackCitation(pack.Jurisdiction, $"{pack.Version}", new Digest(pack.Digest.Span)), pack.EffectiveInstant.ToUnixTimeMilliseconds()));
    }

    private IEnumerable<string> KeyNames() =>
    [
        placements.Log(Jurisdiction, LogNames.Decisions), placements.Log(Jurisdiction, LogNames.R), placements.Log(Jurisdiction, LogNames.Lifecycle),
        ExportSeal.KeyName(origin.Name), RecordedReceipt.KeyName(origin.Name),
    ];

    /// <summary>All versions of the jurisdiction's pack and of its ancestors'.</summary>
    private IEnumerable<Jurisdictions.Packs.Pack> Lineage()
    {
        for (var next = (string?)Jurisdiction; next is not null;)
        {
            var versions = rules.Library.Packs.Where(pack => pack.Jurisdiction == next).OrderBy(pack => pack.Version).ToList();
            foreach (var pack in versions)
                yield return pack;
            next = versions[^1].Extends;
        }
    }

    /// <summary>A version never changes: the same name with another content is a mistake or an attack, and nothing starts on it.</summary>
    private void Check(IReadOnlyCollection<Published> missing)
    {
        foreach (var schema in missing.Select(entry => entry.Reference).OfType<LifecycleRef.SchemaPublished>())
            if (State?.Schemas.GetValueOrDefault(schema.Kind) is { } earlier)
                throw new InvalidOperationException(
                    $"The kind {schema.Kind} was published before with another schema (sha256 {earlier}, now {schema.Sha256}). A kind never changes: this program is not the one that wrote this folder, or its kind needs a new version.");
        foreach (var pack in missing.Select(entry => entry.Reference).OfType<LifecycleRef.PackPublished>())
            if (State?.References.FirstOrDefault(reference => reference.StartsWith($"pack {pack.Pack.Pack}@{pack.Pack.Version} ", StringComparison.Ordinal)) is { } earlier)
                throw new InvalidOperationException(
                    $"{Placements.Label(pack.Pack.Pack)}/{pack.Pack.Version}/pack.yaml: version {pack.Pack.Version} of {pack.Pack.Pack} was published before with another content ({earlier}). A version never changes: raise 'version' in the file.");
    }
}
