using System.Text.Json;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Evidence;
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
    public IReadOnlyDictionary<string, string> ToFields() => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["outcome"] = Json(Outcome),
        ["control"] = Json(Control),
        ["reasons"] = Json(Reasons),
        ["occurredAt"] = Json(OccurredAt),
        ["bound"] = Json(Bound),
        ["rules"] = Json(Rules),
        ["principal"] = Json(Principal),
        ["role"] = Json(Role),
    };

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

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, FieldJson.Options);

    private static T Read<T>(IReadOnlyDictionary<string, string> fields, string name) =>
        JsonSerializer.Deserialize<T>(fields[name], FieldJson.Options)!;
}
