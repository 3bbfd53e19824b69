using System.Text;
using ComplianceGrains.Evidence.Bytes;

namespace ComplianceGrains.Evidence.Kinds;

/// <summary>The schema of one kind: which fields it has, in which order, in which compartments. Fixed per kind and published in lifecycle before use.</summary>
public sealed class KindSchema
{
    /// <summary>The most fields a compartment may have: what one HKDF expansion yields in salts.</summary>
    public const int MaxFieldsPerCompartment = 255;

    private readonly Dictionary<string, SchemaField[]> byCompartment;

    /// <summary>Builds a schema.</summary>
    /// <param name="kind">Name and schema version, e.g. <c>wallet.approval-decided/3</c>.</param>
    /// <param name="fields">The fields in schema order.</param>
    /// <exception cref="ArgumentException">A name is malformed or stands twice, or a compartment has more than 255 fields.</exception>
    public KindSchema(string kind, IReadOnlyList<SchemaField> fields)
    {
        Kind = EvidenceNames.IsKind(kind) ? kind : throw new ArgumentException("A kind is [a-z][a-z0-9.-]*/[1-9][0-9]*.", nameof(kind));
        Fields = [.. fields];
        if (Fields.FirstOrDefault(f => !EvidenceNames.IsField(f.Name) || !EvidenceNames.IsCompartment(f.Compartment) || !CanonicalJson.IsPlain(f.DataClass)) is { } bad)
            throw new ArgumentException($"Kind {kind}: field {bad.Name} in compartment {bad.Compartment} of class {bad.DataClass} is malformed.", nameof(fields));
        if (Fields.GroupBy(f => f.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new ArgumentException($"Kind {kind}: field {twice.Key} stands twice.", nameof(fields));
        byCompartment = Fields.GroupBy(f => f.Compartment, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        if (byCompartment.FirstOrDefault(c => c.Value.Length > MaxFieldsPerCompartment) is { Key: { } full })
            throw new ArgumentException($"Kind {kind}: compartment {full} has more than {MaxFieldsPerCompartment} fields.", nameof(fields));
        Compartments = [.. byCompartment.Keys.Order(StringComparer.Ordinal)];
        Canonical = Encoding.ASCII.GetBytes($"[{string.Join(',', Fields.Select(f => $"[\"{f.Name}\",\"{f.Compartment}\",\"{f.DataClass}\"]"))}]");
        Digest = Digest.Sha256(Canonical.Span);
    }

    /// <summary>Name and schema version.</summary>
    public string Kind { get; }

    /// <summary>All fields in schema order.</summary>
    public IReadOnlyList<SchemaField> Fields { get; }

    /// <summary>The compartments, sorted as a core lists them.</summary>
    public IReadOnlyList<string> Compartments { get; }

    /// <summary>The canonical JSON text <c>[["field","cid","class"],…]</c>.</summary>
    public ReadOnlyMemory<byte> Canonical { get; }

    /// <summary>SHA-256 of <see cref="Canonical"/>: what <c>schema.published/1</c> names.</summary>
    public Digest Digest { get; }

    /// <summary>The fields of one compartment in schema order; empty for a compartment that the kind does not have.</summary>
    public IReadOnlyList<SchemaField> FieldsOf(string compartment) => byCompartment.TryGetValue(compartment, out var fields) ? fields : [];

    /// <summary>Reads canonical bytes, as they stand in a package.</summary>
    /// <exception cref="EvidenceFormatException"><c>FORM</c> or a JSON code.</exception>
    public static KindSchema Parse(string kind, ReadOnlySpan<byte> canonical)
    {
        try
        {
            if (Json.Parse(canonical) is Json.Array { Items: var items } && CanonicalJson.IsCanonical(canonical))
                return new KindSchema(kind, [.. items.Select(Field)]);
        }
        catch (ArgumentException)
        {
            // The message of the exception below says as much; the fields' names are in the file.
        }
        throw new EvidenceFormatException("FORM", $"The schema of {kind} is not [[\"field\",\"cid\",\"class\"],…] in canonical JSON.");
    }

    private static SchemaField Field(Json item) =>
        item is Json.Array { Items: [Json.Text name, Json.Text compartment, Json.Text dataClass] }
            ? new SchemaField(name.Value, compartment.Value, dataClass.Value)
            : throw new ArgumentException("A field is [name, compartment, class].");
}
