using System.Collections.Immutable;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Lifecycle;

namespace ComplianceGrains.Evidence.Sequencing;

/// <summary>What a jurisdiction's lifecycle has published, and when (ms). Grows entry by entry.</summary>
/// <param name="Kinds">Kinds whose schema is published.</param>
/// <param name="Packs">Packs, with the digest they were published with.</param>
public sealed record Publications(ImmutableDictionary<string, long> Kinds, ImmutableDictionary<PackCitation, long> Packs)
{
    /// <summary>Nothing published yet.</summary>
    public static Publications None { get; } = new(ImmutableDictionary.Create<string, long>(StringComparer.Ordinal), ImmutableDictionary<PackCitation, long>.Empty);

    /// <summary>Takes one lifecycle entry into account; entries of other kinds change nothing.</summary>
    public Publications After(Core entry) => entry.Draft.Kind switch
    {
        LifecycleKinds.SchemaPublished when LifecycleRef.Parse(entry.Draft.Kind, entry.Draft.Ref) is LifecycleRef.SchemaPublished schema =>
            this with { Kinds = Kinds.SetItem(schema.Kind, entry.Time) },
        LifecycleKinds.PackPublished when LifecycleRef.Parse(entry.Draft.Kind, entry.Draft.Ref) is LifecycleRef.PackPublished pack =>
            this with { Packs = Packs.SetItem(pack.Pack, entry.Time) },
        _ => this,
    };
}
