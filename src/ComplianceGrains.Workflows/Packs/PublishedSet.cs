using System.Collections.Immutable;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Lifecycle;

namespace ComplianceGrains.Workflows.Packs;

/// <summary>What one lifecycle log has published.</summary>
/// <param name="References">Everything, each once.</param>
/// <param name="Schemas">Digest of the schema by kind.</param>
public sealed record PublishedSet(ImmutableHashSet<string> References, ImmutableDictionary<string, Digest> Schemas)
{
    /// <summary>Nothing yet.</summary>
    public static PublishedSet Empty { get; } =
        new(ImmutableHashSet.Create<string>(StringComparer.Ordinal), ImmutableDictionary.Create<string, Digest>(StringComparer.Ordinal));

    /// <summary>With one more.</summary>
    public PublishedSet With(string reference, LifecycleRef.SchemaPublished? schema) =>
        new(References.Add(reference), schema is null ? Schemas : Schemas.SetItem(schema.Kind, schema.Sha256));
}
