using ComplianceGrains.Evidence.Kinds;

namespace ComplianceGrains.Evidence.Lifecycle;

/// <summary>The kinds of the log <c>lifecycle</c>, which everybody who gets anything gets whole.</summary>
public static class LifecycleKinds
{
    /// <summary>A kind's schema, before its first use in another log.</summary>
    public const string SchemaPublished = "schema.published/1";

    /// <summary>A rule pack's version.</summary>
    public const string PackPublished = "pack.published/1";

    /// <summary>A public key in use from now on.</summary>
    public const string KeyAdded = "key.added/1";

    /// <summary>A public key out of use.</summary>
    public const string KeyRetired = "key.retired/1";

    /// <summary>A hold that does not reveal suspicion.</summary>
    public const string HoldPlaced = "hold.placed/1";

    /// <summary>Such a hold's end.</summary>
    public const string HoldLifted = "hold.lifted/1";

    /// <summary>Compartments whose keys are destroyed.</summary>
    public const string RecordShredded = "record.shredded/1";

    /// <summary>Entries of which only the leaf is left.</summary>
    public const string RecordDeleted = "record.deleted/1";

    /// <summary>An export was asked for.</summary>
    public const string ExportRequested = "export.requested/1";

    /// <summary>An export was produced; states the heads of the other logs.</summary>
    public const string ExportProduced = "export.produced/1";

    /// <summary>Entry 0 of a log that goes on after a restore.</summary>
    public const string LogRestored = "log.restored/1";

    /// <summary>The compartment of the two export kinds: every recipient gets lifecycle whole, so what was asked for is sealed.</summary>
    public const string ExportCompartment = "x";

    /// <summary>The schemas of all kinds of lifecycle.</summary>
    public static IReadOnlyDictionary<string, KindSchema> Schemas { get; } = new[]
    {
        Bare(SchemaPublished), Bare(PackPublished), Bare(KeyAdded), Bare(KeyRetired), Bare(HoldPlaced), Bare(HoldLifted),
        Bare(RecordShredded), Bare(RecordDeleted), Bare(LogRestored),
        InX(ExportRequested, "basis", "recipient", "scope"),
        InX(ExportProduced, "basis", "profile", "rHead", "recipient", "scope"),
    }.ToDictionary(s => s.Kind, StringComparer.Ordinal);

    private static KindSchema Bare(string kind) => new(kind, []);

    private static KindSchema InX(string kind, params string[] fields) => new(kind, [.. fields.Select(f => new SchemaField(f, ExportCompartment, "export"))]);
}
