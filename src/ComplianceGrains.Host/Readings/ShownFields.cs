using System.Text.Json;
using System.Text.Json.Nodes;
using ComplianceGrains.Api;
using ComplianceGrains.Api.Rights;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Jurisdictions.Merging;
using ComplianceGrains.Jurisdictions.Minimisation;

namespace ComplianceGrains.Host.Readings;

/// <summary>What a customer gave as the packs let them be seen: each field in full, its last characters, or not at all.</summary>
/// <param name="Fields">What was given, of what is wanted.</param>
internal sealed record ShownFields(IReadOnlyList<ShownFieldBody> Fields)
{
    /// <summary>The fields that customers give, by the catalogue's names.</summary>
    public static IReadOnlyList<string> All { get; } = [.. typeof(PersonData).GetProperties().Concat(typeof(EntityData).GetProperties()).Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).Distinct(StringComparer.Ordinal)];

    /// <summary>The names of the fields of which something is shown.</summary>
    public IReadOnlyList<string> Opened => [.. Fields.Where(one => one.Values.Count > 0).Select(one => one.Field)];

    /// <summary>Everything, for the person themself.</summary>
    public static ShownFields InFull(object stored) => Of(stored, All, _ => null);

    /// <summary>Everything of what is no customer's, by the names that it has itself: of a provider on the other side, for the provider.</summary>
    public static ShownFields Whole(object stored) => Of(stored, [.. stored.GetType().GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name))], _ => null);

    /// <summary>As the most protective of the packs that bind says.</summary>
    /// <param name="stored">As it is stored.</param>
    /// <param name="wanted">Fields by name; null for all.</param>
    /// <param name="rules">Of all jurisdictions that bind.</param>
    public static ShownFields By(object stored, IReadOnlyList<string>? wanted, EffectiveRules rules) => Of(stored, wanted ?? All, rules.Minimisation.Field);

    private static ShownFields Of(object stored, IReadOnlyList<string> wanted, Func<string, Sourced<FieldHandling>?> handlingOf) => new(
    [
        .. JsonSerializer.SerializeToNode(stored, stored.GetType(), WireJson.Options)!.AsObject().Where(field => field.Value is not null && wanted.Contains(field.Key))
            .Select(field => Shown(field.Key, field.Value!, handlingOf(field.Key))),
    ]);

    private static ShownFieldBody Shown(string field, JsonNode value, Sourced<FieldHandling>? handling)
    {
        if (handling is not { Value: { View: not ViewHandling.Show } how })
            return new(field, "full", [.. Texts(value)], null);
        var rule = $"{handling.Citations[0].Pack} minimisation.fields.{field}";
        // Of what is no text there are no last characters to show.
        return how.View == ViewHandling.Mask && value.GetValueKind() == JsonValueKind.String
            ? new(field, "mask", [Mask((string)value!, how.ViewLast)], rule)
            : new(field, "hide", [], rule);
    }

    private static IEnumerable<string> Texts(JsonNode value) => value switch
    {
        JsonArray many => many.OfType<JsonNode>().SelectMany(Texts),
        JsonObject parts => parts.Select(part => part.Value).OfType<JsonNode>().SelectMany(Texts),
        _ => [value.GetValueKind() == JsonValueKind.String ? (string)value! : value.ToJsonString()],
    };

    private static string Mask(string value, int last) => value.Length <= last ? new string('*', value.Length) : new string('*', value.Length - last) + value[^last..];
}
