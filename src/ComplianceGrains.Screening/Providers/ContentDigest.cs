using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ComplianceGrains.Screening.Providers;

/// <summary>
/// A digest of what an external engine says an entry is: its caption, schema and properties, whatever their order. Not the
/// score, and not when it was last seen: neither makes it another entry.
/// </summary>
internal static class ContentDigest
{
    public static string Of(JsonElement entity)
    {
        var lines = new List<string>();
        foreach (var name in new[] { "id", "caption", "schema" })
            lines.Add($"{name} {Text(entity, name)}");
        if (entity.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object)
            lines.AddRange(properties.EnumerateObject().Select(property => $"{property.Name} {Values(property.Value)}").Order(StringComparer.Ordinal));
        return "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
    }

    private static string Values(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? string.Join('\u001f', value.EnumerateArray().Select(item => item.GetRawText()).Order(StringComparer.Ordinal))
        : value.GetRawText();

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var member) ? member.GetRawText() : "";
}
