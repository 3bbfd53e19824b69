using System.Buffers;
using System.Text;
using System.Text.Json;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Evidence.Kinds;
using ComplianceGrains.Workflows.Kinds;
using NodaTime;

namespace ComplianceGrains.Workflows.Decisions;

/// <summary>What every decision states, whatever its kind: what came out, which control ran, why, by whom, under which rules.</summary>
/// <param name="Outcome">What was decided.</param>
/// <param name="Control">The control that ran, or null.</param>
/// <param name="Reasons">Why.</param>
/// <param name="OccurredAt">When it happened in the world.</param>
/// <param name="Bound">
/// All jurisdictions that bind the subject, the booking entity's first. In <c>d1</c>, because in public it would tell who
/// else supervises the customer.
/// </param>
/// <param name="Rules">Digest of the merged rules, and the packs that they were merged from.</param>
/// <param name="Principal">Opaque id of who decided.</param>
/// <param name="Role">In which role.</param>
public sealed record Basis(
    string Outcome,
    string? Control,
    IReadOnlyList<Reason> Reasons,
    Instant OccurredAt,
    IReadOnlyList<string> Bound,
    CitedRules Rules,
    string Principal,
    string Role)
{
    /// <summary>The fields, first in every schema.</summary>
    public static IReadOnlyList<SchemaField> Fields { get; } =
    [
        new("outcome", Compartments.Decision, DataClasses.Decision),
        new("control", Compartments.Decision, DataClasses.Decision),
        new("reasons", Compartments.Decision, DataClasses.Decision),
        new("occurredAt", Compartments.Decision, DataClasses.Decision),
        new("bound", Compartments.Decision, DataClasses.Decision),
        new("rules", Compartments.Decision, DataClasses.Decision),
        new("principal", Compartments.Staff, DataClasses.Staff),
        new("role", Compartments.Staff, DataClasses.Staff),
    ];

    /// <summary>That of an entry of a lifecycle log: the entry itself says what happened.</summary>
    public static Basis OfLifecycle(Instant at) => new("published", null, [], at, [], CitedRules.None, Contracts.Actors.Principal.System.Id, Contracts.Actors.Principal.System.Role);

    /// <summary>The JSON text of every field by name.</summary>
    public IReadOnlyDictionary<string, string> ToFields() => Fields.Select((field, place) => (field.Name, place)).ToDictionary(field => field.Name, field => Text(field.place), StringComparer.Ordinal);

    /// <summary>Writes the value of one of <see cref="Fields"/> by its place.</summary>
    public void Write(Utf8JsonWriter json, int field)
    {
        switch (field)
        {
            case 0: json.WriteStringValue(Outcome); break;
            case 1: json.WriteStringValue(Control); break;
            case 2: WriteReasons(json); break;
            case 3: FieldJson.Write(json, OccurredAt); break;
            case 4: WriteBound(json); break;
            case 5: WriteRules(json); break;
            case 6: json.WriteStringValue(Principal); break;
            case 7: json.WriteStringValue(Role); break;
            default: throw new ArgumentOutOfRangeException(nameof(field));
        }
    }

    /// <summary>Reads them back. Who decided is empty once the staff compartment is shredded.</summary>
    public static Basis FromFields(IReadOnlyDictionary<string, string> fields) => new(
        Read<string>(fields, "outcome"),
        Read<string?>(fields, "control"),
        Read<List<Reason>>(fields, "reasons"),
        Read<Instant>(fields, "occurredAt"),
        Read<List<string>>(fields, "bound"),
        Read<CitedRules>(fields, "rules"),
        fields.ContainsKey("principal") ? Read<string>(fields, "principal") : "",
        fields.ContainsKey("role") ? Read<string>(fields, "role") : "");

    // Every decision has these three, most of them long: written here they need no look at their types.
    private void WriteReasons(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (var reason in Reasons)
        {
            json.WriteStartObject();
            json.WriteString("code"u8, reason.Code);
            json.WriteString("rule"u8, reason.Rule);
            json.WriteString("pack"u8, reason.Pack);
            json.WriteString("text"u8, reason.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteBound(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (var jurisdiction in Bound)
            json.WriteStringValue(jurisdiction);
        json.WriteEndArray();
    }

    private void WriteRules(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("digest"u8, Rules.Digest);
        json.WriteStartArray("packs"u8);
        foreach (var pack in Rules.Packs)
        {
            json.WriteStartObject();
            json.WriteString("id"u8, pack.Id);
            json.WriteString("version"u8, pack.Version);
            json.WriteString("digest"u8, pack.Digest);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private string Text(int field)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text, FieldJson.WriterOptions))
            Write(json, field);
        return Encoding.UTF8.GetString(text.WrittenSpan);
    }

    private static T Read<T>(IReadOnlyDictionary<string, string> fields, string name) =>
        JsonSerializer.Deserialize<T>(fields[name], FieldJson.Options)!;
}
