using System.Text.Json;
using System.Text.Json.Nodes;
using ComplianceGrains.Api;
using ComplianceGrains.Api.Rights;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Jurisdictions.Merging;
using ComplianceGrains.Jurisdictions.Minimisation;
using Shown = ComplianceGrains.Api.Customers.PersonData;
using Stored = ComplianceGrains.Contracts.Customers.PersonData;

namespace ComplianceGrains.Host.Readings;

/// <summary>A person's own values as the packs let them be seen: each field in full, its last characters, or not at all.</summary>
/// <param name="Data">What is shown.</param>
/// <param name="Fields">The fields of which something is, by name.</param>
/// <param name="Masked">Those that are not shown in full.</param>
internal sealed record ShownFields(Shown Data, IReadOnlyList<string> Fields, IReadOnlyList<MaskedFieldBody> Masked)
{
    /// <summary>The fields that customers give, by the catalogue's names.</summary>
    public static IReadOnlyList<string> All { get; } = [.. typeof(Shown).GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name))];

    /// <summary>Everything, for the person themself.</summary>
    public static ShownFields InFull(Stored stored) => Of(stored, All, _ => null);

    /// <summary>As the most protective of the packs that bind says.</summary>
    /// <param name="stored">As it is stored.</param>
    /// <param name="wanted">Fields by name; null for all.</param>
    /// <param name="rules">Of all jurisdictions that bind.</param>
    public static ShownFields By(Stored stored, IReadOnlyList<string>? wanted, EffectiveRules rules) => Of(stored, wanted ?? All, rules.Minimisation.Field);

    private static ShownFields Of(Stored stored, IReadOnlyList<string> wanted, Func<string, Sourced<FieldHandling>?> handlingOf)
    {
        var (given, shown, masked) = (JsonSerializer.SerializeToNode(stored, WireJson.Options)!.AsObject(), new JsonObject(), new List<MaskedFieldBody>());
        foreach (var (field, value) in given.Where(one => one.Value is not null && wanted.Contains(one.Key)))
        {
            var handling = handlingOf(field);
            // Of what is no text there are no last characters to show.
            var seen = (handling?.Value.View, value!.GetValueKind()) switch
            {
                (null or ViewHandling.Show, _) => value.DeepClone(),
                (ViewHandling.Mask, JsonValueKind.String) => JsonValue.Create(Mask((string)value!, handling!.Value.ViewLast)),
                _ => null,
            };
            if (seen is not null)
                shown[field] = seen;
            if (handling is { Value.View: not ViewHandling.Show })
                masked.Add(new MaskedFieldBody(field, seen is null ? "hide" : "mask", $"{handling.Citations[0].Pack} minimisation.fields.{field}"));
        }

        return new(shown.Deserialize<Shown>(WireJson.Options)!, [.. shown.Select(one => one.Key).Order(StringComparer.Ordinal)], masked);
    }

    private static string Mask(string value, int last) => value.Length <= last ? new string('*', value.Length) : new string('*', value.Length - last) + value[^last..];
}
