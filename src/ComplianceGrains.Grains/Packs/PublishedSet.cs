using System.Collections.Immutable;
using ComplianceGrains.Evidence;

namespace ComplianceGrains.Grains.Packs;

/// <summary>What one lifecycle log has published.</summary>
/// <param name="References">Everything, each once.</param>
/// <param name="Schemas">Digest of the schema by kind.</param>
internal sealed record PublishedSet(ImmutableHashSet<string> References, ImmutableDictionary<string, Digest> Schemas)
{
    public static PublishedSet Empty { get; } =
        new(ImmutableHashSet.Create<string>(StringComparer.Ordinal), ImmutableDictionary.Create<string, Digest>(StringComparer.Ordinal));

    public PublishedSet With(string reference, LifecycleRef.SchemaPublished? schema) =>
        new(References.Add(reference), schema is null ? Schemas : Schemas.SetItem(schema.Kind, schema.Sha256));
}
